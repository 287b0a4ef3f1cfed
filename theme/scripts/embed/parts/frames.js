/* The page's side of frames that size themselves. Script and frame greet each other, so that
   either knows the origin of the other; then the frame sends its height whenever that changes. */

import { root } from "./site.js";

const ours = root && new URL(root).origin;
const GREETING = { type: "ntvt-hello" };
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
  if (data.type === "ntvt-ready") return frame.contentWindow?.postMessage(GREETING, ours);
  const height = Math.ceil(Number(data.height));
  if (!(height > 0 && height <= MOST_PIXELS)) return;
  frame.height = String(height);
  frame.style.setProperty("height", `${height}px`, "important");
}

/** Greet the frames that are there already; later ones say that they are ready. */
export function sizeFrames() {
  addEventListener("message", receive);
  for (const frame of document.querySelectorAll("iframe")) {
    if (frame.src.startsWith(`${root}nhung/`)) frame.contentWindow?.postMessage(GREETING, ours);
  }
}
