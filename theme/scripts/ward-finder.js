/* The box on the page of wards: it takes names of today and of before, with or without marks. */

import { find } from "./shared/elements.js";
import { foldPlace } from "./shared/folding.js";

/** @param {HTMLElement} finder */
function start(finder) {
  const form = /** @type {HTMLFormElement} */ (finder.querySelector("form"));
  const input = /** @type {HTMLInputElement} */ (form.querySelector("input"));
  const status = /** @type {HTMLElement} */ (form.querySelector("[data-said]"));
  const items = [...finder.querySelectorAll("li")].map(readItem);
  // The list of former wards stays open below; it would look like more answers.
  const former = /** @type {HTMLElement | null} */ (document.querySelector("[data-former]"));
  input.addEventListener("input", () => {
    const shown = showMatches(items, foldWanted(input.value));
    if (former) former.hidden = Boolean(input.value.trim());
    status.textContent = !input.value.trim()
      ? ""
      : shown.length
        ? `${shown.length} phường, xã`
        : "Chưa thấy nơi nào tên như vậy; thử gõ ít chữ hơn.";
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const wanted = foldWanted(input.value);
    const matches = showMatches(items, wanted);
    const only = matches.length === 1 ? matches[0] : matches.find(({ name }) => name === wanted);
    if (only) only.link.click();
    else matches[0]?.link.focus();
  });
}

/**
 * @typedef {object} Item
 * @property {HTMLElement} element
 * @property {HTMLAnchorElement} link
 * @property {string} name Folded.
 * @property {HTMLElement | null} note Where the matching former name is shown.
 * @property {[string, string][]} before Former names, as written and folded.
 */

/**
 * @param {HTMLElement} element
 * @returns {Item}
 */
function readItem(element) {
  const note = /** @type {HTMLElement | null} */ (element.querySelector("[data-before]"));
  const names = note?.dataset.before?.split(", ") ?? [];
  return {
    element,
    link: /** @type {HTMLAnchorElement} */ (element.querySelector("a")),
    name: foldPlace(element.querySelector(".ward-list__name")?.textContent ?? ""),
    note,
    before: names.map((name) => [name, foldPlace(name)]),
  };
}

/**
 * Fold what was typed; a district after a comma is passed over.
 * @param {string} typed
 */
function foldWanted(typed) {
  return foldPlace(typed.split(",")[0]);
}

/**
 * Show the wards of a name, and below each the former name that matched; return them.
 * @param {Item[]} items
 * @param {string} wanted Folded.
 */
function showMatches(items, wanted) {
  return items.filter(({ element, name, note, before }) => {
    const isNamed = startsWord(name, wanted);
    const former = before.filter(([, folded]) => wanted && startsWord(folded, wanted));
    if (note) {
      note.textContent =
        isNamed || !former.length ? "" : `gồm ${former.map(([as]) => as).join(", ")} cũ`;
    }
    element.hidden = !isNamed && !former.length;
    return !element.hidden;
  });
}

/**
 * Whether one of the words of a name begins with what is wanted.
 * @param {string} name
 * @param {string} wanted
 */
function startsWord(name, wanted) {
  return ` ${name}`.includes(` ${wanted}`);
}

start(find(document, "[data-ward-finder]"));
