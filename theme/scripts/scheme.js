/* The colour scheme (light, dark or the device's own) and the size of the text. Loaded before the
   page is painted, so that what was chosen does not flash, and so that what only works with scripts has its room from the
   start. */

/** Other sites of the same origin keep things there too. */
const KEY = "ntvt.theme";

/** @typedef {"light" | "dark"} Scheme */

const SCHEMES = {
  auto: { word: "theo thiết bị", next: "light" },
  light: { word: "sáng", next: "dark" },
  dark: { word: "tối", next: "auto" },
};

/**
 * The visitor's choice; null where there is none, or where the browser keeps nothing for us.
 * @returns {Scheme | null}
 */
function readChoice() {
  try {
    const choice = localStorage.getItem(KEY);
    return choice === "light" || choice === "dark" ? choice : null;
  } catch {
    return null;
  }
}

/** @param {Scheme | null} choice */
function keepChoice(choice) {
  try {
    if (choice) localStorage.setItem(KEY, choice);
    else localStorage.removeItem(KEY);
  } catch {
    // The choice holds for this page.
  }
}

/**
 * Show a scheme, in the page and in the browser's own bars; null is the device's.
 * @param {Scheme | null} choice
 */
function applyChoice(choice) {
  if (choice) document.documentElement.dataset.theme = choice;
  else delete document.documentElement.dataset.theme;
  /** @type {NodeListOf<HTMLMetaElement>} */
  const colours = document.querySelectorAll("meta[name=theme-color]");
  for (const meta of colours) {
    const own = meta.dataset.scheme;
    meta.media = choice ? (own === choice ? "all" : "not all") : `(prefers-color-scheme: ${own})`;
  }
}

/**
 * Say on the button which scheme is on.
 * @param {HTMLElement} button
 * @param {Scheme | null} choice
 */
function labelButton(button, choice) {
  const scheme = choice ?? "auto";
  const label = `Giao diện: ${SCHEMES[scheme].word}`;
  button.dataset.scheme = scheme;
  button.setAttribute("aria-label", `${label}. Bấm để đổi`);
  button.title = label;
}

/** Let the button change the scheme. */
function startButton() {
  const button = /** @type {HTMLElement | null} */ (document.querySelector("button[data-scheme]"));
  if (!button) return;
  button.addEventListener("click", () => {
    const { next } = SCHEMES[choice ?? "auto"];
    choice = next === "auto" ? null : /** @type {Scheme} */ (next);
    keepChoice(choice);
    applyChoice(choice);
    labelButton(button, choice);
  });
  labelButton(button, choice);
  button.hidden = false;
}

/** Set the size of the text that page-tools.js kept: "-1" to "3" steps. */
function applySize() {
  try {
    const size = localStorage.getItem("ntvt.text");
    if (size) document.documentElement.dataset.text = size;
  } catch {
    // The browser keeps nothing for us.
  }
}

applySize();
let choice = readChoice();
applyChoice(choice);
document.documentElement.classList.add("has-scripts");
// An address with filters: the search page keeps room for their chips until it shows them.
if (/[?&](quan|phuong|linh-vuc|nam|cap|loai)=/.test(location.search)) {
  document.documentElement.classList.add("is-filtered");
}
document.addEventListener("DOMContentLoaded", startButton);
