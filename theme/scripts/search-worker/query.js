/* A query as a row of words. */

import { clean } from "./clean.js";
import { leadOf } from "./leads.js";
import { fold, key, words } from "./syllables.js";

/**
 * A word of a query, and how well it is met by each profile. Arrays are by profile number; places
 * are bits as in places.js.
 * @typedef {object} Token
 * @property {string} word As typed, in lower case.
 * @property {string} key Its letters and then its tone.
 * @property {string} folded Its key without marks.
 * @property {string} beginning The letters with which it begins other words: in "quy", which has the key "qui", those of Quỳnh.
 * @property {boolean} marked Whether the query was typed with marks; then tones count.
 * @property {boolean} begins Whether it may be the beginning of a word.
 * @property {boolean} isBeginningOpen Whether names that begin so were not asked for yet.
 * @property {boolean} begun Whether texts were searched for words that begin so, as none is so.
 * @property {boolean} placeBegins Whether the place, field or year that it ends has more letters.
 * @property {boolean} isExact Whether the query is searched as it was typed, and nothing else.
 * @property {number} quote The number of its quoted phrase, 0 outside quotes.
 * @property {boolean} optional An honorific, or "người ở" before a place, which need not be met.
 * @property {Token | null} next The word after it.
 * @property {Uint8Array | null} name Grades in names; null as long as nobody has asked.
 * @property {Uint8Array | null} places Where in the name it stands (high 4 bits) and how many words
 *   that has (low 4).
 * @property {Map<number, number> | null} again The second place in the few names that hold it twice.
 * @property {Uint8Array} held The places that hold it, as far as lists were asked for.
 * @property {Uint8Array | null} pair The places that hold it and the next word side by side; null as
 *   long as nobody has asked.
 * @property {Int32Array | null} turns Where in the story that pair begins, modulo 32, as bits.
 * @property {import("./decode.js").TurnsApart[]} turnsApart Blocks of further turns.
 * @property {Uint8Array | null} unread By profile in how many blocks it stands that were not read yet; null without blocks.
 * @property {Uint8Array | null} beside The same of the words of one place or year.
 * @property {number} holders How common it is: in how many places of profiles it stands, as far as that is known.
 * @property {boolean} isAsked Whether it was looked for in texts.
 * @property {boolean} isUnwritten Whether it was typed with marks, and no text holds it so.
 * @property {boolean} isLeftOut Whether it is too common to be looked for alone.
 * @property {Token[] | null} part The words that together name a place or a year.
 * @property {boolean} isField Whether it is of the name of a field.
 * @property {boolean} isNoName Whether only a place is meant: "người ở Định Công".
 */

const MOST_WORDS = 12;
const MOST_CHARACTERS = 400;
const HONORIFICS = new Set(
  "ông bà cụ cô thầy anh chị em chú bác ong co thay chi".split(" ").map(key),
);
/** "Cô giáo" is no Ms Giáo, and "cụ bà" no Bà. */
const WORDS = / giáo$|^cụ (ông|bà)$/;
const FOLDED_WORDS = / giao$/;

/**
 * Return the words of a query, without those in front that say no more than whom the gallery shows; the last one may be a
 * beginning.
 * @param {string} query
 * @returns {Token[]}
 */
export function parse(query) {
  const text = clean(query.slice(0, MOST_CHARACTERS)).toLowerCase();
  const typed = quotedWords(text);
  const marked = typed.some(({ word }) => key(word) !== fold(key(word)));
  const all = typed.map(({ word, quote }) => createToken(word, marked, quote));
  const tokens = all.slice(leadOf(all));
  // Who types "ông Hùng" need not know how the gallery addresses him. Without marks, "ba" or "anh"
  // may be a name.
  if (tokens.length > 1 && !tokens[0].quote && HONORIFICS.has(tokens[0].key)) {
    const [first, next] = tokens;
    first.optional = !(marked ? WORDS : FOLDED_WORDS).test(`${first.word} ${next.word}`);
  }
  linkWords(tokens);
  const last = tokens[tokens.length - 1];
  if (last && !last.quote && isTyping(text)) last.begins = true;
  return tokens;
}

/**
 * Return a word that no profile has been compared with yet.
 * @param {string} word
 * @param {boolean} marked
 * @param {number} [quote]
 * @returns {Token}
 */
export function createToken(word, marked, quote = 0) {
  const wordKey = key(word);
  return {
    word,
    key: wordKey,
    folded: fold(wordKey),
    beginning: fold(word),
    marked,
    begins: false,
    isBeginningOpen: false,
    begun: false,
    placeBegins: false,
    isExact: false,
    quote,
    optional: false,
    next: null,
    name: null,
    places: null,
    again: null,
    held: new Uint8Array(0),
    pair: null,
    turns: null,
    turnsApart: [],
    unread: null,
    beside: null,
    holders: 0,
    isAsked: false,
    isUnwritten: false,
    isLeftOut: false,
    part: null,
    isField: false,
    isNoName: false,
  };
}

/**
 * Return a word in place of another one: it may be a beginning, is in the same quotes, need not be met, as that one.
 * @param {Token} token
 * @param {string} word
 * @param {boolean} marked
 */
export function retype({ begins, quote, optional, isExact }, word, marked) {
  return { ...createToken(word, marked, quote), begins, optional, isExact };
}

/**
 * Return the same words, which no profile has been compared with yet.
 * @param {Token[]} tokens
 */
export function copyOf(tokens) {
  const copies = tokens.map((token) => retype(token, token.word, token.marked));
  linkWords(copies);
  return copies;
}

/**
 * Let each word know the next one.
 * @param {Token[]} tokens
 */
export function linkWords(tokens) {
  tokens.forEach((token, at) => (token.next = tokens[at + 1] || null));
}

/**
 * The words of a text; the last one of quotes that are not closed yet is still being typed, and stands outside.
 * @param {string} text
 */
function quotedWords(text) {
  const found = [];
  const parts = text.split(/["“”«»]/);
  for (const [index, part] of parts.entries()) {
    const quote = index % 2 ? index + 1 : 0;
    for (const word of words(part)) found.push({ word, quote });
    if (found.length >= MOST_WORDS) break;
  }
  const typed = found.slice(0, MOST_WORDS);
  const isOpen = parts.length % 2 === 0;
  if (isOpen && typed.length && isTyping(text)) typed[typed.length - 1].quote = 0;
  return typed;
}

/**
 * Whether a text ends within a word.
 * @param {string} text
 */
function isTyping(text) {
  return /[\p{L}\p{N}]$/u.test(text);
}
