/* The piece of a text that a result shows, and which words of it matched. */

import { TONES, WORD, fold, key, keysOf } from "./syllables.js";

/**
 * A text in pieces: each with whether it matched.
 * @typedef {[string, boolean][]} Pieces
 * @typedef {import("./query.js").Token} Token
 */

const LONGEST = 180;

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
 * Return the text that holds most of the words, "" where there is none.
 * @param {string[]} texts
 * @param {Token[]} tokens
 */
export function mostRelevant(texts, tokens) {
  const rows = texts.filter(Boolean).map((text) => ({ text, value: relevance(text, tokens) }));
  rows.sort((one, two) => two.value - one.value);
  return rows.length ? rows[0].text : "";
}

/**
 * @param {string} story
 * @param {Token[]} tokens
 */
export function sentenceOf(story, tokens) {
  return mostRelevant(story.split(/(?<=[.!?…])\s+/), tokens);
}

/**
 * How many of the words a text holds; right tones and neighbours count more.
 * @param {string} text
 * @param {Token[]} tokens
 */
function relevance(text, tokens) {
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
 * Cut a long text to the part around the first match, at words.
 * @param {string} text
 * @param {Token[]} tokens
 */
export function cutAround(text, tokens) {
  if (text.length <= LONGEST) return text;
  const pieces = markMatches(text, tokens);
  const first = pieces.length > 1 && !pieces[0][1] ? pieces[0][0].length : 0;
  const start = first > LONGEST / 2 ? text.indexOf(" ", first - LONGEST / 3) + 1 : 0;
  const isLast = text.length - start <= LONGEST;
  const space = isLast ? -1 : text.lastIndexOf(" ", start + LONGEST);
  const end = space > start ? space : text.length;
  return (start ? "… " : "") + text.slice(start, end) + (end < text.length ? " …" : "");
}
