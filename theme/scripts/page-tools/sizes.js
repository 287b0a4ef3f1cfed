/* The size of the text: the visitor's choice, kept on this device. scheme.js sets it on the next
   page before that is painted. */

/** Other sites of the same origin keep things there too. scheme.js reads the same. */
const SIZE_KEY = "ntvt.text";
const MOST = 3;

/**
 * Let the three buttons change the size.
 * @param {HTMLElement} box
 */
export function startSizes(box) {
  const group = /** @type {HTMLElement | null} */ (box.querySelector("[data-sizes]"));
  if (group) group.hidden = false;
  for (const button of box.querySelectorAll("button[data-size]")) {
    const step = Number(/** @type {HTMLElement} */ (button).dataset.size);
    button.addEventListener("click", () => applySize(step ? readSize() + step : 0));
  }
}

function readSize() {
  return Number(document.documentElement.dataset.text ?? 0);
}

/** @param {number} wanted */
function applySize(wanted) {
  const size = Math.max(-1, Math.min(MOST, wanted));
  if (size) document.documentElement.dataset.text = String(size);
  else delete document.documentElement.dataset.text;
  try {
    if (size) localStorage.setItem(SIZE_KEY, String(size));
    else localStorage.removeItem(SIZE_KEY);
  } catch {
    // The choice holds for this page.
  }
}
