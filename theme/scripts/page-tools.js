/* What one may do with a page: share it, print it, set its text larger. A tool that this browser
   cannot do stays hidden. */

import { startMyWard } from "./page-tools/my-ward.js";
import { startSizes } from "./page-tools/sizes.js";
import { startStage } from "./page-tools/stage.js";

/* Both are there in secure contexts only. */
const canShare = "share" in navigator;
const canCopy = "clipboard" in navigator;

/**
 * Share by the device's own sheet; copy the address where there is none, or an app around the page refuses it.
 * @param {Element} status
 */
async function share(status) {
  /** @type {HTMLLinkElement | null} */
  const canonical = document.querySelector('link[rel="canonical"]');
  const url = canonical?.href ?? location.href;
  try {
    if (canShare) return await navigator.share({ title: document.title, url });
  } catch (error) {
    // The visitor closed the sheet.
    if (error instanceof DOMException && error.name === "AbortError") return;
  }
  status.textContent = await copied(url);
}

/**
 * Copy an address; returns what to say. A browser may refuse, or the visitor.
 * @param {string} url
 */
async function copied(url) {
  try {
    await navigator.clipboard.writeText(url);
    return "Đã sao chép liên kết";
  } catch {
    return `Chưa sao chép được; liên kết là ${url}`;
  }
}

/** @param {HTMLElement} box */
function startPageActions(box) {
  const [status, sharing, printing] = ["said", "share", "print"].map((name) => {
    return /** @type {HTMLElement} */ (box.querySelector(`[data-${name}]`));
  });
  printing.addEventListener("click", () => window.print());
  if (canShare && sharing.lastElementChild) {
    sharing.lastElementChild.textContent = "Gửi cho người thân";
  }
  sharing.hidden = !canShare && !canCopy;
  sharing.addEventListener("click", () => share(status));
  startSizes(box);
  printing.hidden = false;
}

for (const box of document.querySelectorAll("[data-page-actions]")) {
  startPageActions(/** @type {HTMLElement} */ (box));
}

const stage = document.querySelector("[data-stage]");
if (stage) startStage(stage);

startMyWard();

/* Paper has nothing to unfold. */
addEventListener("beforeprint", () => {
  for (const fold of document.querySelectorAll("details")) fold.open = true;
});
