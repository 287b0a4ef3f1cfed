/* The page's side of frames that size themselves. Script and frame greet each other, so that
   either knows the origin of the other; then the frame sends its height whenever that changes,
   and is light or dark as the page is. */

import { root } from "./site.js";

const ours = root && new URL(root).origin;
const MOST_PIXELS = 6000;

/** @param {MessageEvent} event */
function receive({ data, origin, source }) {
  if (origin !== ours || !/^ntvt-(?:ready|height)$/.test(data?.type)) return;
  for (const frame of document.querySelectorAll("iframe")) {
    if (frame.contentWindow === source) answer(frame, data);
  }
}

/**
 * @param {HTMLIFrameElement} frame
 * @param {{ type: string, height: unknown }} data
 */
function answer(frame, data) {
  if (data.type === "ntvt-ready") return greet(frame);
  const height = Math.ceil(Number(data.height));
  if (!(height > 0 && height <= MOST_PIXELS)) return;
  frame.height = String(height);
  frame.style.setProperty("height", `${height}px`, "important");
}

/**
 * A frame does not see whether the page around it is light or dark: what the page says of itself, we tell.
 * @param {HTMLIFrameElement} frame
 */
function greet(frame) {
  const { colorScheme } = getComputedStyle(frame);
  /** @type {HTMLMetaElement | null} */
  const meta = document.querySelector('meta[name="color-scheme"]');
  const scheme = colorScheme === "normal" ? meta?.content : colorScheme;
  frame.contentWindow?.postMessage({ type: "ntvt-hello", scheme }, ours);
}

/** Greet the frames that are there already; later ones, which are still empty, say that they are ready. */
export function sizeFrames() {
  addEventListener("message", receive);
  for (const frame of document.querySelectorAll("iframe")) {
    const isEmpty = frame.contentDocument?.URL === "about:blank";
    if (frame.src.startsWith(`${root}nhung/`) && !isEmpty) greet(frame);
  }
}
