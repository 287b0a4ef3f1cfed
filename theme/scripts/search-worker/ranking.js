/* How well a profile answers a query. */

import { TONES } from "./syllables.js";

/** @typedef {import("./query.js").Token} Token */

/* How well a word is met: 0 not at all, then a beginning, the folded word, the right letters,
   all right. */
export const BEGINS = 1;
export const FOLDED = 2;
export const LETTERS = 3;
export const EXACT = 4;

/** @typedef {"name" | "entity" | "head" | "story"} Tier */
/** @type {["name" | "entity" | "head" | "beside" | "story", number, Tier][]} */
const WEIGHTS = [
  ["name", 1000, "name"],
  ["entity", 800, "entity"],
  ["head", 400, "head"],
  ["beside", 400, "head"],
  ["story", 100, "story"],
];
/** @typedef {[number, number, Tier | ""]} Weighed Weight, grade and tier. */
/** @type {Weighed} */
const NOT_MET = [0, 0, ""];
const OUTSIDE_NAME = -2;

/** More than any score falls below nought. */
const BASE = 10000;

/**
 * @param {Token} token
 * @param {{ key: string, folded: string }} list
 */
export function gradeOf(token, list) {
  if (list.folded !== token.folded) return BEGINS;
  if (!token.marked) return FOLDED;
  if (list.key === token.key) return EXACT;
  return list.key.replace(TONES, "") === token.key.replace(TONES, "") ? LETTERS : FOLDED;
}

/**
 * Sort profiles, best first; of two equally good ones the newer stands first.
 * @param {Token[]} tokens
 * @param {number[]} numbers
 * @param {number} size The number of all profiles.
 */
export function rank(tokens, numbers, size) {
  const keys = Float64Array.from(numbers, (number) => {
    return (score(features(tokens, number)) + BASE) * size + number;
  });
  return Array.from(keys.sort().reverse(), (key) => key % size);
}

/**
 * Weigh what ranking knows: tiers first, then right tones, then words side by side.
 * @param {ReturnType<typeof features>} found
 */
export function score(found) {
  return (
    found.tiers +
    found.tone * 150 +
    found.sideBySide * 60 +
    found.pairs * 80 +
    found.isGiven * 40 +
    found.isWhole * 120 -
    found.beginnings * 50 -
    found.nameLength * 2
  );
}

/**
 * Return what ranking knows of one profile. Each word counts once, where it weighs most.
 * @param {Token[]} tokens
 * @param {number} number
 */
function features(tokens, number) {
  const met = tokens.map((token) => weightOf(token, number));
  const found = {
    tiers: 0,
    tone: 0,
    beginnings: 0,
    pairs: 0,
    ...nameFeatures(tokens, met, number),
  };
  met.forEach(([weight, grade], at) => {
    found.tiers += weight;
    if (grade > FOLDED) found.tone += grade - FOLDED;
    if (grade === BEGINS) found.beginnings += 1;
    if (tokens[at].pair?.[number]) found.pairs += 1;
  });
  return found;
}

/**
 * @param {Token[]} tokens
 * @param {Weighed[]} met
 * @param {number} number
 */
function nameFeatures(tokens, met, number) {
  const found = { sideBySide: 0, nameLength: 0, isGiven: 0, isWhole: 0 };
  let before = OUTSIDE_NAME;
  let inName = 0;
  for (const [at, token] of tokens.entries()) {
    const isInName = met[at][2] === "name";
    const place = isInName ? placeOf(token, number) : OUTSIDE_NAME;
    if (isInName) {
      inName += 1;
      found.nameLength = nameLength(token, number);
      if (place === before + 1) found.sideBySide += 1;
      if (place === found.nameLength - 1) found.isGiven = 1;
    }
    before = place;
  }
  const isAll = inName === tokens.length && found.nameLength === inName;
  found.isWhole = Number(isAll && found.sideBySide === inName - 1);
  return found;
}

/**
 * Return [weight, grade, tier] of a word where it weighs most: names, then places and fields,
 * heads, stories; with marks typed, a name with other marks weighs little.
 * @param {Token} token
 * @param {number} number
 * @returns {Weighed}
 */
export function weightOf(token, number) {
  let best = NOT_MET;
  for (const [field, weight, tier] of WEIGHTS) {
    const grade = token[field]?.[number] || 0;
    if (!grade) continue;
    if (tier === "name" && (isOnlyPlace(token, number) || isAddress(token, number))) continue;
    const isOther = token.marked && tier !== "entity" && grade <= FOLDED;
    const own = isOther ? weight / 4 : weight;
    if (own > best[0]) best = [own, grade, tier];
  }
  return best;
}

/**
 * Of a place named in several words, one alone says nothing: the "phuong" of a ward is not the name
 * Phương.
 * @param {Token} token
 * @param {number} number
 */
function isOnlyPlace(token, number) {
  return token.part && token.entity?.[number] && token.part.some((other) => !other.name?.[number]);
}

/**
 * An honorific counts as a name only before the word it was typed before: "anh Tuấn" may be Anh
 * Tuấn, not Tuấn Anh.
 * @param {Token} token
 * @param {number} number
 */
function isAddress(token, number) {
  const { optional, next } = token;
  if (!optional || !next) return false;
  return !(next.name?.[number] && placeOf(next, number) === placeOf(token, number) + 1);
}

/**
 * Where in the name a word stands, from 0.
 * @param {Token} token
 * @param {number} number
 */
export function placeOf(token, number) {
  return token.places ? token.places[number] >> 4 : OUTSIDE_NAME;
}

/**
 * @param {Token} token
 * @param {number} number
 */
function nameLength(token, number) {
  return token.places ? token.places[number] & 15 : 0;
}
