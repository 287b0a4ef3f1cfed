/* Words of a query that are taken for others: abbreviations, other ways to say the same. */

import { hasQuotes } from "./phrases.js";
import { createToken, linkWords, retype } from "./query.js";
import { fold, isWord, keysOf, words } from "./syllables.js";

/** @typedef {import("./query.js").Token} Token */

const MOST_READINGS = 3;

/**
 * Return a query in other words: each abbreviation by the usual word; else the usual word by each
 * other one.
 * @param {Token[]} tokens
 * @param {string[][]} synonyms
 * @param {boolean} isTyping Whether the last word is taken for what it begins: "hiến m" for *hiến máu*.
 */
export function inOtherWords(tokens, synonyms, isTyping) {
  if (hasQuotes(tokens)) return [];
  const usual = synonyms.reduce((row, [word, ...others]) => {
    return others.reduce((some, other) => replacePhrase(some, other, word, isTyping) || some, row);
  }, tokens);
  if (usual !== tokens) return [usual];
  const readings = synonyms.flatMap(([word, ...others]) => {
    return others.map((other) => replacePhrase(tokens, word, other, isTyping));
  });
  return readings.filter((reading) => reading !== null).slice(0, MOST_READINGS);
}

/**
 * Return a query with some words replaced by others; null where it does not hold them, or holds the others.
 * @param {Token[]} tokens
 * @param {string} from
 * @param {string} to
 * @param {boolean} isTyping
 * @returns {Token[] | null}
 */
function replacePhrase(tokens, from, to, isTyping) {
  const start = startOf(tokens, from, isTyping);
  if (start < 0 || startOf(tokens, to, false) >= 0) return null;
  const again = (/** @type {Token} */ token) => retype(token, token.word, token.marked);
  const rows = [
    ...tokens.slice(0, start).map(again),
    ...words(to).map((word) => createToken(word, true)),
    ...tokens.slice(start + keysOf(from).length).map(again),
  ];
  linkWords(rows);
  return rows;
}

/**
 * Where in a query a phrase begins; -1 where nowhere.
 * @param {Token[]} tokens
 * @param {string} phrase
 * @param {boolean} isTyping
 */
function startOf(tokens, phrase, isTyping) {
  const keys = keysOf(phrase);
  return tokens.findIndex((_, at) => {
    return keys.every((key, row) => {
      const token = tokens[at + row];
      if (!token) return false;
      // A first word that is being typed begins too many.
      const isBegun = isTyping && row > 0 && token.begins;
      return isWord(token, key) || (isBegun && fold(key).startsWith(token.beginning));
    });
  });
}
