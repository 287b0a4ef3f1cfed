/* One result. */

import { find, markedNodes, setChildren } from "../shared/elements.js";

const LETTERS_OF_A_LINE = 8;

/**
 * Fill a clone of the page's template.
 * @param {HTMLElement} item
 * @param {import("../search-worker/query-handler.js").Hit} hit
 * @param {string} root Address of the site, which ends in "/".
 */
export function fillHit(item, hit, root) {
  item.dataset.slug = hit.slug;
  fillPlate(find(item, ".plate"), hit);
  // What was asked for stands first: a name that matched, else the deed.
  const isByName = hit.name.some(([, matched]) => matched);
  item.classList.toggle("hit--deed", Boolean(hit.figure) && !isByName);
  const link = find(item, "[data-name]");
  link.href = `${root}ho-so/${hit.slug}/`;
  link.append(...markedNodes(hit.name));
  const honorific = markedNodes(hit.honorific);
  fillOrRemove(item, "[data-honorific]", ...honorific, honorific.length && " ");
  fillOrRemove(item, "[data-text]", ...markedNodes(hit.text));
  find(item, "[data-label]").append(...markedNodes(hit.label));
  return item;
}

/**
 * Leave in the plate what this one says: a number, initials, or nothing but the emblem.
 * @param {HTMLElement} plate
 * @param {import("../search-worker/query-handler.js").Hit} hit
 */
function fillPlate(plate, { field, figure, monogram }) {
  plate.classList.add(`plate--${figure ? field : "none"}`);
  const [word, number, unit] = figure ?? [];
  fillOrRemove(plate, ".plate__initials", figure ? null : monogram);
  plate.classList.toggle("plate--figure", Boolean(number));
  const box = find(plate, ".plate__figure");
  if (!number) {
    box.remove();
    return;
  }
  box.className = `plate__figure plate__figure--${sizeOf(number, word, unit)}`;
  fillOrRemove(box, ".plate__word", word);
  fillOrRemove(box, ".plate__number", number);
  fillOrRemove(box, ".plate__unit", unit);
}

/**
 * How large a number stands on a plate; as `size_of` in views/parts.py has it.
 * @param {string} number
 * @param {string | null} word
 * @param {string | null} unit
 */
function sizeOf({ length }, word, unit) {
  if (word && unit && unit.length > LETTERS_OF_A_LINE) return "long";
  return length < 3 ? "short" : length < 5 ? "medium" : "long";
}

/**
 * Fill a part of the template with what there is of its content; remove one that would be empty.
 * @param {Element} element
 * @param {string} selector
 * @param {...(Node | string | 0 | null | undefined)} content
 */
function fillOrRemove(element, selector, ...content) {
  const part = find(element, selector);
  setChildren(part, ...content.flatMap((piece) => piece || []));
  if (!part.hasChildNodes()) part.remove();
}
