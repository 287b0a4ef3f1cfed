/* The piece of a text that a result shows, and which words of it matched. */

import { TONES, WORD, fold, key, keysOf } from "./syllables.js";

/**
 * A text in pieces: each with whether it matched.
 * @typedef {[string, boolean][]} Pieces
 * @typedef {import("./query.js").Token} Token
 */

/** Characters of the first piece of a text, and of each further one. */
const LONGEST = 180;
const SHORTER = 90;
const MOST_PIECES = 3;

/**
 * Return the pieces of a text. Typed with marks, words with other letters match only if no others
 * do.
 * @param {string} text
 * @param {Token[]} tokens
 * @returns {Pieces}
 */
export function markMatches(text, tokens) {
  const matches = [...text.matchAll(WORD)];
  const keys = matches.map((match) => key(match[0].normalize("NFC").toLowerCase()));
  const isStrict = tokens.map((token) => token.marked && keys.some((one) => isLike(token, one)));
  /** @type {Pieces} */
  const pieces = [];
  let end = 0;
  for (const [at, match] of matches.entries()) {
    const holds = (/** @type {Token} */ token, /** @type {number} */ row) =>
      isStrict[row] ? isLike(token, keys[at]) : beginsLike(token, keys[at]);
    if (!tokens.some(holds)) continue;
    if (match.index > end) pieces.push([text.slice(end, match.index), false]);
    pieces.push([match[0], true]);
    end = match.index + match[0].length;
  }
  if (end < text.length) pieces.push([text.slice(end), false]);
  return pieces;
}

/**
 * @param {Token} token
 * @param {string} wordKey
 */
function isLike(token, wordKey) {
  return wordKey.replace(TONES, "") === token.key.replace(TONES, "");
}

/**
 * @param {Token} token
 * @param {string} wordKey
 */
function beginsLike(token, wordKey) {
  const folded = fold(wordKey);
  return folded === token.folded || (token.begins && folded.startsWith(token.beginning));
}

/**
 * Whether a text holds each of the words.
 * @param {string} text
 * @param {Token[]} tokens
 */
export function holdsEach(text, tokens) {
  const keys = keysOf(text);
  return tokens.every((token) => keys.some((one) => beginsLike(token, one)));
}

/**
 * Whether one of the texts holds a word.
 * @param {Token} token
 * @param {string[]} texts
 */
export function isInSome(token, texts) {
  return texts.some((text) => holdsEach(text, [token]));
}

/**
 * What a result shows of its texts: the piece that holds most of the words, and at most two more for words that it leaves;
 * the beginning of the first text where none holds any.
 * @param {string[]} texts
 * @param {Token[]} tokens
 * @param {Token[]} needed Those for which there are further pieces.
 */
export function excerptOf(texts, tokens, needed) {
  if (!texts.length) return "";
  const pieces = [cutAround(mostRelevant(texts, tokens), tokens)];
  let missing = needed.filter((token) => !isInSome(token, pieces) && isInSome(token, texts));
  while (missing.length && pieces.length < MOST_PIECES) {
    pieces.push(cutAround(mostRelevant(texts, missing), missing, SHORTER));
    missing = missing.filter((token) => !isInSome(token, pieces));
  }
  return pieces.join(" … ").replace(/…( …)+/g, "…");
}

/**
 * The text that holds most of the words; of equal ones the first.
 * @param {string[]} texts
 * @param {Token[]} tokens
 */
function mostRelevant(texts, tokens) {
  const values = texts.map((text) => relevance(text, tokens));
  return texts[values.indexOf(Math.max(...values))];
}

/**
 * How many of the words a text holds; right tones and neighbours count more.
 * @param {string} text
 * @param {Token[]} tokens
 */
export function relevance(text, tokens) {
  const keys = keysOf(text);
  let value = 0;
  let before = -2;
  for (const token of tokens) {
    const isNext = before + 1 in keys && fold(keys[before + 1]) === token.folded;
    const place = isNext ? before + 1 : keys.findIndex((one) => beginsLike(token, one));
    if (place < 0) continue;
    value += 10 + (place === before + 1 ? 5 : 0) + (keys[place] === token.key ? 2 : 0);
    before = place;
  }
  return value;
}

/**
 * Cut a long text, at words, to the part that holds most of the words, or to its beginning.
 * @param {string} text
 * @param {Token[]} tokens
 * @param {number} [longest] How many characters it may have.
 */
export function cutAround(text, tokens, longest = LONGEST) {
  if (text.length <= longest) return text;
  const cuts = startsOf(text, tokens, longest).map((start) => cutFrom(text, start, longest));
  return mostRelevant(cuts, tokens);
}

/**
 * Where a piece of a text may begin: a little before a match, or at the beginning.
 * @param {string} text
 * @param {Token[]} tokens
 * @param {number} longest
 */
function startsOf(text, tokens, longest) {
  const starts = [];
  let end = 0;
  for (const [piece, isMatch] of markMatches(text, tokens)) {
    if (isMatch) starts.push(end > longest / 2 ? text.indexOf(" ", end - longest / 3) + 1 : 0);
    end += piece.length;
  }
  return starts.length ? starts : [0];
}

/**
 * @param {string} text
 * @param {number} start
 * @param {number} longest
 */
function cutFrom(text, start, longest) {
  const isLast = text.length - start <= longest;
  const space = isLast ? -1 : text.lastIndexOf(" ", start + longest);
  const end = space > start ? space : text.length;
  return (start ? "… " : "") + text.slice(start, end) + (end < text.length ? " …" : "");
}
