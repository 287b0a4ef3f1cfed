/* A query as a row of words. */

import { clean } from "./clean.js";
import { fold, key, words } from "./syllables.js";

/**
 * A word of a query, and how well it is met by each profile. Grades are by profile number: 0 not
 * met, else as in ranking.js; null as long as nobody has asked.
 * @typedef {object} Token
 * @property {string} word As typed, in lower case.
 * @property {string} key Its letters and then its tone.
 * @property {string} folded Its key without marks.
 * @property {boolean} marked Whether the query was typed with marks; then tones count.
 * @property {boolean} begins Whether it may be the beginning of a word.
 * @property {number} quote The number of its quoted phrase, 0 outside quotes.
 * @property {boolean} optional An honorific, which need not be met.
 * @property {Token | null} next The word after an honorific.
 * @property {Uint8Array | null} name Grades in names.
 * @property {Uint8Array | null} places Where in the name it stands (high 4 bits) and how many words
 *   that has (low 4).
 * @property {Uint8Array | null} head Grades in roles and summaries.
 * @property {Uint8Array | null} story Grades in stories.
 * @property {Uint8Array | null} pair Grades of this and the next word side by side in roles and
 *   summaries.
 * @property {Uint8Array | null} beside Grades of this word beside either neighbour.
 * @property {Uint8Array | null} entity Grades of the place, field or year that it names.
 * @property {Token[] | null} part The words that together name that place, field or year.
 */

const MOST_WORDS = 12;
const MOST_CHARACTERS = 400;
const HONORIFICS = new Set("ông bà cô thầy anh chị em chú bác ong co thay chi".split(" ").map(key));

/**
 * Return the words of a query; the last one may be a beginning.
 * @param {string} query
 * @returns {Token[]}
 */
export function parse(query) {
  const text = clean(query.slice(0, MOST_CHARACTERS)).toLowerCase();
  const typed = quotedWords(text);
  const marked = typed.some(({ word }) => key(word) !== fold(key(word)));
  const tokens = typed.map(({ word, quote }) => createToken(word, marked, quote));
  // Who types "ông Hùng" need not know how the gallery addresses him. Without marks, "ba" or "anh"
  // may be a name.
  if (tokens.length > 1 && !tokens[0].quote && HONORIFICS.has(tokens[0].key)) {
    Object.assign(tokens[0], { optional: true, next: tokens[1] });
  }
  const last = tokens.at(-1);
  if (last && !last.quote && /[\p{L}\p{N}]$/u.test(text)) last.begins = true;
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
    marked,
    begins: false,
    quote,
    optional: false,
    next: null,
    name: null,
    places: null,
    head: null,
    story: null,
    pair: null,
    beside: null,
    entity: null,
    part: null,
  };
}

/** @param {string} text */
function quotedWords(text) {
  const found = [];
  for (const [index, part] of text.split(/["“”«»]/).entries()) {
    const quote = index % 2 ? index + 1 : 0;
    for (const word of words(part)) found.push({ word, quote });
    if (found.length >= MOST_WORDS) break;
  }
  return found.slice(0, MOST_WORDS);
}
