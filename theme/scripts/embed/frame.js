/* Tells the page around the frame how high the card is, whenever that changes. Only the height is
   told, so any page may hear it. */

const card = /** @type {HTMLElement} */ (document.querySelector(".card"));
const inner = /** @type {HTMLElement} */ (card.firstElementChild);

function sendHeight() {
  const { paddingTop, paddingBottom } = getComputedStyle(card);
  const border = card.offsetHeight - card.clientHeight;
  const height = inner.offsetHeight + parseFloat(paddingTop) + parseFloat(paddingBottom) + border;
  parent.postMessage({ type: "ntvt-height", height }, "*");
}

if (parent !== window) new ResizeObserver(sendHeight).observe(inner);
