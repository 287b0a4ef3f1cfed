/* What one may do with a page: share it, print it. A tool that this browser cannot do stays
   hidden. */

/* Both are there in secure contexts only. */
const canShare = "share" in navigator;
const canCopy = "clipboard" in navigator;

/**
 * Share by the device's own sheet, or copy the address where there is none.
 * @param {Element} status
 */
async function share(status) {
  /** @type {HTMLLinkElement | null} */
  const canonical = document.querySelector('link[rel="canonical"]');
  const url = canonical?.href ?? location.href;
  if (!canShare) {
    await navigator.clipboard.writeText(url);
    status.textContent = "Đã sao chép liên kết";
    return;
  }
  try {
    await navigator.share({ title: document.title, url });
  } catch (error) {
    // The visitor closed the sheet.
    if (!(error instanceof DOMException && error.name === "AbortError")) throw error;
  }
}

/** @param {HTMLElement} box */
function startPageActions(box) {
  const [status, sharing, printing] = ["said", "share", "print"].map((name) => {
    return /** @type {HTMLElement} */ (box.querySelector(`[data-${name}]`));
  });
  printing.addEventListener("click", () => window.print());
  if (canShare && sharing.lastElementChild) sharing.lastElementChild.textContent = "Chia sẻ";
  sharing.hidden = !canShare && !canCopy;
  sharing.addEventListener("click", () => share(status));
  printing.hidden = false;
}

for (const box of document.querySelectorAll("[data-page-actions]")) {
  startPageActions(/** @type {HTMLElement} */ (box));
}
