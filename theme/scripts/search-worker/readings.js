/* Other readings of a query that found nothing good: raw keys of an input method, and words mended by
   one letter or one sound. */

import { EXACT } from "./places.js";
import { createToken, linkWords, retype } from "./query.js";
import { isNear, soundsLike } from "./syllables.js";
import { fromTelex, fromVni } from "./typing.js";

/**
 * @typedef {import("./query.js").Token} Token
 * @typedef {{ tokens: Token[], note: string }} Reading A note tells the visitor what was searched.
 */

const SHORTEST_MENDED = 2;
const SHORTEST_LIKE = 3;

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
    const reading = tokens.map((token, at) => retype(token, meant[at] || token.word, !!meant[at]));
    linkWords(reading);
    yield { tokens: reading, note: `Đã hiểu theo kiểu gõ ${name}: “${phraseOf(reading)}”.` };
  }
}

/**
 * Return the words of a query without their marks; the last one is no beginning.
 * @param {Token[]} tokens
 */
export function withoutMarks(tokens) {
  const reading = tokens.map((token) => ({ ...retype(token, token.folded, false), begins: false }));
  linkWords(reading);
  return reading;
}

/**
 * Return a query with one word mended; what is known of the others is kept.
 * @param {Token[]} tokens
 * @param {number} at
 * @param {string} word
 */
export function mendWord(tokens, at, word) {
  const mended = tokens.map((token, row) => {
    if (row === at) return createToken(word, false);
    return {
      ...token,
      held: token.held.slice(),
      pair: null,
      turns: null,
      turnsApart: [],
      unread: null,
    };
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

/**
 * The fewest known words that stand one after the other in a folded one, such as hien and mau in hienmau; none where
 * it is not made of such.
 * @param {string} folded
 * @param {Map<string, number>} known
 * @returns {string[]}
 */
export function wordsTypedAsOne(folded, known) {
  /** @type {(string[] | null)[]} The fewest words up to each letter. */
  const rows = [[]];
  for (let end = 1; end <= folded.length; end++) {
    rows[end] = null;
    for (let start = 0; start <= end - SHORTEST_MENDED; start++) {
      const [before, word] = [rows[start], folded.slice(start, end)];
      if (!before || !known.has(word)) continue;
      const row = rows[end];
      if (!row || before.length + 1 < row.length) rows[end] = [...before, word];
    }
  }
  return rows[folded.length] || [];
}

/**
 * The known word that has the most first letters of a folded one, at least three; of several the one that is met most
 * often.
 * @param {string} folded
 * @param {Map<string, number>} known
 */
export function likeliestWord(folded, known) {
  for (let length = folded.length - 1; length >= SHORTEST_LIKE; length--) {
    const like = [...known].filter(([word]) => word.startsWith(folded.slice(0, length)));
    if (like.length) return like.reduce((best, row) => (row[1] > best[1] ? row : best))[0];
  }
  return "";
}

/** @param {string} word */
function lettersOf(word) {
  return [...word].sort().join("");
}

/** @param {Token[]} tokens */
export function phraseOf(tokens) {
  return tokens.map((token) => token.word).join(" ");
}

/**
 * Say that words are shown with other marks than were typed.
 * @param {Token[][]} phrases Those that nobody has with the marks typed.
 */
export function noteOtherMarks(phrases) {
  const quoted = phrases.map((phrase) => `“${phraseOf(phrase)}”`).join(", ");
  return `Không nơi nào viết ${quoted} đúng dấu như vậy; đây là những nơi viết khác dấu.`;
}

/**
 * Say which words the first result has with other marks only, since nobody has them as they were typed.
 * @param {import("./searcher.js").Found} found
 */
export function noteMarks({ tokens, numbers: [first], readings }) {
  const words = (readings?.get(first) || tokens).filter((token) => {
    const { isUnwritten, begins, optional, held, name } = token;
    const isHeld = held[first] || name?.[first];
    return isUnwritten && isHeld && !begins && !optional && !name?.includes(EXACT);
  });
  return words.length ? [noteOtherMarks(words.map((token) => [token]))] : [];
}
