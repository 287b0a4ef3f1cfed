/* The pages of the results, in the markup of the pager component. */

import { find } from "../shared/elements.js";

/**
 * Return the children of the pager's element.
 * @param {Element} sample An empty pager, to take the pieces from.
 * @param {{ page: number, pages: number }} answer
 * @param {(page: number) => string} addressOf
 * @returns {Element[]}
 */
export function createPager(sample, { page, pages }, addressOf) {
  /**
   * @param {string} selector
   * @param {number} to
   */
  const createLink = (selector, to) => {
    const link = find(sample, selector).cloneNode(true);
    link.href = addressOf(to);
    link.dataset.page = String(to);
    return link;
  };
  const list = find(sample, ".pager__list").cloneNode(false);
  let before = 0;
  for (const number of pagesNear(page, pages)) {
    if (number > before + 1) list.append(wrap(find(sample, ".pager__gap").cloneNode(true)));
    const link = createLink(".pager__page", number);
    link.lastChild.textContent = String(number);
    if (number === page) link.setAttribute("aria-current", "page");
    list.append(wrap(link));
    before = number;
  }
  return [
    ...(page > 1 ? [createLink("[rel=prev]", page - 1)] : []),
    list,
    ...(page < pages ? [createLink("[rel=next]", page + 1)] : []),
  ];
}

/**
 * The first and the last page and those beside the current one.
 * @param {number} page
 * @param {number} pages
 */
function pagesNear(page, pages) {
  const near = new Set([1, page - 1, page, page + 1, pages]);
  return [...near].filter((number) => number >= 1 && number <= pages);
}

/** @param {Node} node */
function wrap(node) {
  const item = document.createElement("li");
  item.append(node);
  return item;
}
