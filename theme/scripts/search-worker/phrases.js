/* Whether the words of a quoted phrase stand side by side. */

import { placeOf } from "./ranking.js";
import { fold, keysOf } from "./syllables.js";

/** @typedef {import("./query.js").Token} Token */

/**
 * @param {Token[]} phrase
 * @param {number} number
 */
export function isInName(phrase, number) {
  return phrase.every((token, at) => {
    if (!token.name?.[number]) return false;
    return !at || placeOf(token, number) === placeOf(phrase[at - 1], number) + 1;
  });
}

/**
 * @param {Token[]} phrase
 * @param {number} number
 */
export function isInHead(phrase, number) {
  if (phrase.length === 1) return Boolean(phrase[0].head?.[number]);
  return phrase.slice(0, -1).every((token) => token.pair?.[number]);
}

/**
 * @param {Token[]} phrase
 * @param {string} text
 */
export function isInText(phrase, text) {
  const { marked } = phrase[0];
  const flat = (/** @type {string[]} */ keys) => ` ${keys.join(" ")} `;
  const row = keysOf(text);
  const wanted = phrase.map((token) => (marked ? token.key : token.folded));
  return flat(marked ? row : row.map(fold)).includes(flat(wanted));
}
