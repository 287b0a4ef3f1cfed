/* Where a profile holds each word of a query: the places as bits, and how well a name meets a word. */

import { TONES } from "./syllables.js";

/**
 * @typedef {import("./query.js").Token} Token
 *
 * What ranking sees of a word in a profile: how well it is ranked depends on nothing else.
 * @typedef {object} Sight
 * @property {number} held The places of texts, as bits, that hold it.
 * @property {number} beside The places, as bits, in which it stands beside the word before it.
 * @property {number} grade How well the name meets it; 0 where it is not meant as a name.
 * @property {number} place Where in the name it stands, from 0.
 * @property {number} nameLength How many words the name has.
 */

/* How well a word of a name is met: 0 not at all, then a beginning, the folded word, the right
   letters, all right. */
export const BEGINS = 1;
export const FOLDED = 2;
export const LETTERS = 3;
export const EXACT = 4;

/* Places as bits; generator/search/words.py writes all but the name's. */
export const LABEL = 1;
export const ROLE = 2;
export const SUMMARY = 4;
export const STORY = 8;
export const NAME = 16;
export const NOWHERE = 0;

const OUTSIDE_NAME = -2;
/** Packed, a sight is a number below this one. */
export const MOST_SIGHTS = 1 << 20;

/**
 * Give new words their room for the places of every profile.
 * @param {Token[]} tokens
 * @param {number} size The number of all profiles.
 */
export function makeRoom(tokens, size) {
  for (const token of tokens) {
    if (token.held.length !== size) token.held = new Uint8Array(size);
  }
}

/**
 * How well a name meets a word; "già" is no beginning of Giáo.
 * @param {Token} token
 * @param {{ key: string, folded: string }} list
 */
export function gradeOf(token, list) {
  if (list.folded !== token.folded) {
    const [tone] = token.key.match(TONES) || [];
    return token.marked && tone && !list.key.endsWith(tone) ? 0 : BEGINS;
  }
  if (!token.marked) return FOLDED;
  if (list.key === token.key) return EXACT;
  return list.key.replace(TONES, "") === token.key.replace(TONES, "") ? LETTERS : FOLDED;
}

/**
 * What is seen of each word in a profile, packed.
 * @param {Token[]} tokens
 * @param {number} number
 */
export function packSights(tokens, number) {
  const sights = neighboursOf(tokens, number);
  let place = OUTSIDE_NAME;
  for (let at = 0; at < tokens.length; at++) {
    const { held, name, places } = tokens[at];
    place = placeOf(tokens[at], number, place);
    const nameLength = (places?.[number] || 0) & 15;
    const named = isNamed(tokens[at], number)
      ? (name?.[number] || 0) | (nameLength << 3) | (place << 7)
      : 0;
    sights[at] = held[number] | (sights[at] << 4) | (named << 9);
  }
  return sights;
}

/**
 * @param {number} packed
 * @returns {Sight}
 */
export function unpackSight(packed) {
  return {
    held: packed & 15,
    beside: (packed >> 4) & 31,
    grade: (packed >> 9) & 7,
    place: packed >> 16,
    nameLength: (packed >> 12) & 15,
  };
}

/**
 * The places, as bits, in which each word stands beside the one before it. In a story a third word
 * must go on where the second ends, as far as is known.
 * @param {Token[]} tokens
 * @param {number} number
 */
export function neighboursOf(tokens, number) {
  let turns = 0;
  let place = OUTSIDE_NAME;
  return tokens.map((token, at) => {
    const placeBefore = place;
    place = placeOf(token, number, placeBefore);
    if (!at) return 0;
    const before = tokens[at - 1];
    const isInName = place === placeBefore + 1;
    const pair = before.pair || before.beside;
    const places = before.next === token ? pair?.[number] || 0 : 0;
    const begins = before.unread?.[number] ? 0 : before.turns?.[number] || 0;
    const goesOn = (turns << 1) | (turns >>> 31);
    const isBroken = begins && turns && !(goesOn & begins);
    // What is unknown is taken to go on.
    turns = places & STORY ? (begins ? goesOn & begins || begins : goesOn) : 0;
    return (isBroken ? places & ~STORY : places) | (isInName ? NAME : 0);
  });
}

/**
 * Whether a name holds a word that may be meant as one. An honorific counts only before the word it
 * was typed before: "anh Tuấn" may be Anh Tuấn, not Tuấn Anh.
 * @param {Token} token
 * @param {number} number
 */
function isNamed({ name, isNoName, optional, next, places }, number) {
  if (!name?.[number] || isNoName) return false;
  if (!optional || !next || !places) return true;
  const place = places[number] >> 4;
  return placeOf(next, number, place) === place + 1;
}

/**
 * Where in the name a word stands, from 0; if twice, behind the word before it rather than first.
 * @param {Token} token
 * @param {number} number
 * @param {number} before Where the word before it stands.
 */
function placeOf({ name, places, again }, number, before) {
  if (!name?.[number] || !places) return OUTSIDE_NAME;
  const second = (again?.get(number) || 0) >> 4;
  return second && second === before + 1 ? second : places[number] >> 4;
}

/**
 * How many of the words each profile holds.
 * @param {Token[]} tokens
 * @param {number} size
 */
export function countHeld(tokens, size) {
  const counts = new Uint8Array(size);
  for (const { held, name } of tokens) {
    for (let number = 0; number < size; number++) {
      if (held[number] || name?.[number]) counts[number] += 1;
    }
  }
  return counts;
}

/**
 * The profiles that hold so many of the words.
 * @param {Uint8Array} counts
 * @param {number} count
 */
export function numbersWith(counts, count) {
  const numbers = [];
  for (let number = 0; number < counts.length; number++) {
    if (counts[number] === count) numbers.push(number);
  }
  return numbers;
}
