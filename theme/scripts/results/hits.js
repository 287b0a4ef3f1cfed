/* One result. */

import { find, markedNodes } from "../shared/elements.js";
import { capitalize } from "../shared/text.js";

/**
 * Fill a clone of the page's template.
 * @param {HTMLElement} item
 * @param {import("../search-worker/query-handler.js").Hit} hit
 * @param {string} root Address of the site, which ends in "/".
 */
export function fillHit(item, hit, root) {
  const isCollective = hit.kind === "collective";
  item.dataset.slug = hit.slug;
  find(item, ".portrait").classList.toggle("portrait--collective", isCollective);
  find(item, ".portrait__initials").textContent = hit.monogram;
  const link = find(item, "[data-name]");
  link.href = `${root}ho-so/${hit.slug}/`;
  link.append(...markedNodes(hit.name));
  fillOrRemove(find(item, "[data-honorific]"), hit.honorific && [`${capitalize(hit.honorific)} `]);
  fillOrRemove(find(item, "[data-text]"), hit.text.length && markedNodes(hit.text));
  find(item, "[data-label]").textContent = labelOf(hit, isCollective);
  return item;
}

/**
 * @param {import("../search-worker/query-handler.js").Hit} hit
 * @param {boolean} isCollective
 */
function labelOf({ place, fields, years, level }, isCollective) {
  const kind = isCollective ? "Tập thể" : "";
  return [kind, place, fields.join("; "), years.join(", "), level].filter(Boolean).join(" · ");
}

/**
 * @param {Element} element
 * @param {(Node | string)[] | "" | 0} content
 */
function fillOrRemove(element, content) {
  if (content) element.append(...content);
  else element.remove();
}
