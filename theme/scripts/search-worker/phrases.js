/* Whether the words of a quoted phrase stand side by side. */

import { EXACT, FOLDED, LABEL, NAME, STORY, neighboursOf } from "./places.js";
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
 * Whether any word is in quotes.
 * @param {Token[]} tokens
 */
export function hasQuotes(tokens) {
  return tokens.some(({ quote }) => quote);
}

/**
 * Whether all words are in quotes.
 * @param {Token[]} tokens
 */
export function isQuoted(tokens) {
  return tokens.every(({ quote }) => quote);
}

/**
 * The places, as bits, that hold every two neighbours of a phrase side by side, or its only word.
 * @param {Token[]} phrase
 * @param {number} number
 */
export function placesOfPhrase(phrase, number) {
  const isName = phrase.every(({ name, marked }) => {
    return (name?.[number] || 0) >= (marked ? EXACT : FOLDED);
  });
  if (phrase.length === 1) return phrase[0].held[number] | (isName ? NAME : 0);
  const neighbours = neighboursOf(phrase, number).slice(1);
  return neighbours.reduce((places, beside) => places & beside, isName ? ANYWHERE : ~NAME);
}

/**
 * Take from a phrase the places that turned out not to hold it.
 * @param {Token[]} phrase
 * @param {number} number
 * @param {number} places Those that may hold it.
 */
export function keepPlaces(phrase, number, places) {
  for (const { pair } of phrase.slice(0, -1)) if (pair) pair[number] &= places;
}

/**
 * Whether a phrase of three words has to be looked for in the texts themselves: each two may stand side by side and not
 * all three. In names and labels that is known.
 * @param {Token[]} phrase
 * @param {number} number
 */
export function isUnsure(phrase, number) {
  const places = phrase.length > 2 ? placesOfPhrase(phrase, number) : 0;
  return places !== 0 && !(places & (NAME | LABEL));
}

/**
 * Whether of those whose stories hold a phrase by its turns at most one in a hundred is expected to hold its words apart.
 * Who does so fits by chance in one case of 32: there are few, if those who do not fit are fewer than a third of those who do.
 * @param {Token[]} phrase
 */
export function isLikely(phrase) {
  const pairs = phrase.slice(0, -1);
  if (pairs.some(({ pair, unread }) => !pair || unread)) return false;
  let fit = 0;
  let apart = 0;
  pairs[0].held.forEach((_, number) => {
    if (!pairs.every(({ pair }) => (pair?.[number] || 0) & STORY)) return;
    if (placesOfPhrase(phrase, number) & STORY) fit += 1;
    else apart += 1;
  });
  return apart * 3 < fit;
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
