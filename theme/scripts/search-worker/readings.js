/* Other readings of a query that found nothing. */

import { createToken, linkWords } from "./query.js";
import { isNear } from "./syllables.js";
import { fromTelex, fromVni } from "./typing.js";

/**
 * @typedef {import("./query.js").Token} Token
 * @typedef {{ tokens: Token[], note: string }} Reading A note tells the visitor what was searched.
 */

const SHORTEST_MENDED = 3;

/**
 * Other readings of a query that found nothing: raw Telex, raw VNI, one letter of a name mended.
 * @param {Token[]} tokens
 * @param {string} typed
 * @param {Map<string, number>} lexicon How many names hold each folded word.
 * @returns {Generator<Reading>}
 */
export function* readingsOf(tokens, typed, lexicon) {
  const methods = /** @type {const} */ ([
    ["Telex", fromTelex],
    ["VNI", fromVni],
  ]);
  for (const [name, read] of methods) {
    const meant = tokens.map((token) => read(token.word));
    if (!meant.some(Boolean)) continue;
    const reading = replaceWords(tokens, meant, true);
    yield { tokens: reading, note: `Đã hiểu theo kiểu gõ ${name}: “${phraseOf(reading)}”.` };
  }
  const near = tokens.map((token) => nearest(token.folded, lexicon));
  if (!near.some(Boolean)) return;
  const reading = replaceWords(tokens, near, false);
  const note = `Không có kết quả cho “${typed}”; đang hiện kết quả cho “${phraseOf(reading)}”.`;
  yield { tokens: reading, note };
}

/**
 * The word of names one letter away from one that no name holds, most often borne first; the same
 * first letter before others.
 * @param {string} folded
 * @param {Map<string, number>} lexicon
 */
function nearest(folded, lexicon) {
  if (lexicon.has(folded) || folded.length < SHORTEST_MENDED) return null;
  const isCandidate = (/** @type {string} */ name) =>
    name.length >= SHORTEST_MENDED && isNear(folded, name);
  const relevance = (/** @type {string} */ name) =>
    (name[0] === folded[0] ? 1e9 : 0) + (lexicon.get(name) || 0);
  const near = [...lexicon.keys()].filter(isCandidate);
  return near.sort((one, two) => relevance(two) - relevance(one))[0] || null;
}

/**
 * @param {Token[]} tokens
 * @param {(string | null)[]} replacements
 * @param {boolean} marked Whether the replacements bear marks.
 */
function replaceWords(tokens, replacements, marked) {
  const reading = tokens.map((token, at) => {
    return createToken(replacements[at] || token.word, marked && Boolean(replacements[at]));
  });
  linkWords(reading);
  return reading;
}

/** @param {Token[]} tokens */
function phraseOf(tokens) {
  return tokens.map((token) => token.word).join(" ");
}
