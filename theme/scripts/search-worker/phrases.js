/* Whether the words of a quoted phrase stand side by side. */

import { NAME, STORY, neighboursOf } from "./places.js";
import { fold, keysOf } from "./syllables.js";

/** @typedef {import("./query.js").Token} Token */

const ANYWHERE = 31;

/**
 * The phrases in quotes.
 * @param {Token[]} tokens
 */
export function quotedIn(tokens) {
  const quotes = [...new Set(tokens.map((token) => token.quote))].filter(Boolean);
  return quotes.map((quote) => tokens.filter((token) => token.quote === quote));
}

/**
 * The places, as bits, that hold every two neighbours of a phrase side by side, or its only word.
 * @param {Token[]} phrase
 * @param {number} number
 */
export function placesOfPhrase(phrase, number) {
  if (phrase.length === 1) return phrase[0].held[number] | (phrase[0].name?.[number] ? NAME : 0);
  const neighbours = neighboursOf(phrase, number).slice(1);
  return neighbours.reduce((places, beside) => places & beside, ANYWHERE);
}

/**
 * Whether a phrase that these places may hold has to be looked for in the story: of three words,
 * each two may stand side by side and not all three.
 * @param {Token[]} phrase
 * @param {number} places
 */
export function isUnsure(phrase, places) {
  return places === STORY && phrase.length > 2;
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
