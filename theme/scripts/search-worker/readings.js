/* Other readings of a query that found nothing good: raw keys of an input method, and words mended by
   one letter or one sound. */

import { createToken, linkWords } from "./query.js";
import { isNear, soundsLike } from "./syllables.js";
import { fromTelex, fromVni } from "./typing.js";

/**
 * @typedef {import("./query.js").Token} Token
 * @typedef {{ tokens: Token[], note: string }} Reading A note tells the visitor what was searched.
 */

const SHORTEST_MENDED = 2;

/**
 * Yield the readings of raw Telex and VNI keys.
 * @param {Token[]} tokens
 * @returns {Generator<Reading>}
 */
export function* typedReadings(tokens) {
  const methods = /** @type {const} */ ([
    ["Telex", fromTelex],
    ["VNI", fromVni],
  ]);
  for (const [name, read] of methods) {
    const meant = tokens.map((token) => read(token.word));
    if (!meant.some(Boolean)) continue;
    const reading = tokens.map((token, at) => createToken(meant[at] || token.word, !!meant[at]));
    linkWords(reading);
    yield { tokens: reading, note: `Đã hiểu theo kiểu gõ ${name}: “${phraseOf(reading)}”.` };
  }
}

/**
 * Return a query with one word mended; what is known of the others is kept.
 * @param {Token[]} tokens
 * @param {number} at
 * @param {string} word
 */
export function mendWord(tokens, at, word) {
  const mended = tokens.map((token, row) => {
    return row === at ? createToken(word, false) : { ...token, pair: null, turns: null };
  });
  linkWords(mended);
  return mended;
}

/**
 * Return known words that may be meant by a folded one: one letter or one sound away, those of the
 * same letters first, then those that begin with the same sound, then those that are met most often.
 * @param {string} folded
 * @param {Map<string, number>} known How often each folded word is met.
 */
export function nearWords(folded, known) {
  if (folded.length < SHORTEST_MENDED || /\d/.test(folded)) return [];
  /** @type {[string, number][]} */
  const near = [];
  for (const [word, count] of known) {
    if (word === folded || word.length < 2 || /\d/.test(word)) continue;
    const isAlike = soundsLike(folded, word);
    if (!isAlike && !isNear(folded, word)) continue;
    const isSwapped = lettersOf(word) === lettersOf(folded);
    const likely = isSwapped ? 2e9 : isAlike || word[0] === folded[0] ? 1e9 : 0;
    near.push([word, count + likely]);
  }
  return near.sort((one, two) => two[1] - one[1]).map(([word]) => word);
}

/** @param {string} word */
function lettersOf(word) {
  return [...word].sort().join("");
}

/** @param {Token[]} tokens */
export function phraseOf(tokens) {
  return tokens.map((token) => token.word).join(" ");
}
