/* Words of a query that are taken for others: abbreviations, other ways to say the same. */

import { hasQuotes } from "./phrases.js";
import { createToken, linkWords, retype } from "./query.js";
import { fold, keysOf, words } from "./syllables.js";

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
  const replace = (
    /** @type {Token[]} */ row,
    /** @type {string} */ from,
    /** @type {string} */ to,
  ) => {
    return replacePhrase(row, from, to, isTyping);
  };
  const usual = synonyms.reduce((row, [word, ...others]) => {
    return others.reduce((some, other) => replace(some, other, word) || some, row);
  }, tokens);
  if (usual !== tokens) return [usual];
  const readings = synonyms.flatMap(([word, ...others]) => {
    return others.map((other) => replace(tokens, word, other)).filter((row) => row !== null);
  });
  return readings.slice(0, MOST_READINGS);
}

/**
 * Return a query with some words replaced by others; null where it does not hold them.
 * @param {Token[]} tokens
 * @param {string} from
 * @param {string} to
 * @param {boolean} isTyping
 * @returns {Token[] | null}
 */
function replacePhrase(tokens, from, to, isTyping) {
  const keys = keysOf(from);
  const start = tokens.findIndex((_, at) => {
    return keys.every((key, row) => {
      const token = tokens[at + row];
      // A first word that is being typed begins too many.
      return isWord(token, key) || (isTyping && row > 0 && mayBecome(token, key));
    });
  });
  if (start < 0 || holds(tokens, keysOf(to))) return null;
  const rows = [
    ...tokens.slice(0, start).map((token) => retype(token, token.word, token.marked)),
    ...words(to).map((word) => createToken(word, true)),
    ...tokens.slice(start + keys.length).map((token) => retype(token, token.word, token.marked)),
  ];
  linkWords(rows);
  return rows;
}

/**
 * @param {Token[]} tokens
 * @param {string[]} keys
 */
function holds(tokens, keys) {
  return tokens.some((_, at) => keys.every((key, row) => isWord(tokens[at + row], key)));
}

/**
 * @param {Token | undefined} token
 * @param {string} key
 */
function isWord(token, key) {
  return token !== undefined && (token.marked ? token.key === key : token.folded === fold(key));
}

/**
 * @param {Token | undefined} token
 * @param {string} key
 */
function mayBecome(token, key) {
  return token !== undefined && token.begins && fold(key).startsWith(token.beginning);
}
