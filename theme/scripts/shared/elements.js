/* Pieces of a page. Data reach it as text, never as HTML. */

/** @typedef {import("../search-worker/snippets.js").Pieces} Pieces */

/**
 * Return the element that a selector names below `root`; raises where there is none, which is a
 * fault of ours.
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {any}
 */
export function find(root, selector) {
  const element = root.querySelector(selector);
  if (!element) throw new Error(`no ${selector}`);
  return element;
}

/**
 * Create an element with attributes and children; null is no child.
 * @param {string} tag
 * @param {Record<string, string>} attributes
 * @param {(Node | string | null)[]} children
 */
export function createElement(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.filter((child) => child !== null));
  return element;
}

/**
 * Put other children into an element. `replaceChildren` is not known to Chrome 80, which still stands in old WebViews.
 * @param {Element} element
 * @param {(Node | string)[]} children
 */
export function setChildren(element, ...children) {
  element.textContent = "";
  element.append(...children);
}

/**
 * Return text and <mark> for pieces [text, whether it matched].
 * @param {Pieces} pieces
 */
export function markedNodes(pieces) {
  return pieces.map(([text, matched]) => (matched ? createElement("mark", {}, text) : text));
}

/**
 * Return a function that calls once `delay` milliseconds have passed without another call, unless it is cancelled.
 * @param {() => void} call
 * @param {number | (() => number)} delay
 */
export function debounce(call, delay) {
  let timer = 0;
  const cancel = () => clearTimeout(timer);
  const callLater = () => {
    cancel();
    timer = setTimeout(call, typeof delay === "number" ? delay : delay());
  };
  return Object.assign(callLater, { cancel });
}
