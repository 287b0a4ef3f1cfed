/* How well a profile answers a query: what its words cost where they are laid out (laying.js), what
   their places are worth, and how the name was typed; the rare words count most. Whoever bears all
   words as a name stands first. */

import {
  BEGINNING,
  OPTIONAL,
  OTHER_MARKS,
  costOf,
  costsBefore,
  layOut,
  lossOf,
  worthOf,
} from "./laying.js";
import {
  BEGINS,
  EXACT,
  FOLDED,
  LABEL,
  MOST_SIGHTS,
  NAME,
  NOWHERE,
  ROLE,
  STORY,
  SUMMARY,
  packSights,
  unpackSight,
} from "./places.js";

/**
 * @typedef {import("./query.js").Token} Token
 * @typedef {import("./places.js").Sight} Sight
 */

/** So many words are meant as a name in any order. */
export const FEWEST_OF_WHOLE_NAME = 3;
/** The score of a name that holds all words is above. */
export const SURE = 5;

const STEP = 1e4;

/**
 * What ranking knows of a profile: whether its name holds all words, what the gaps between them
 * cost, what their places are worth (0 to 1), and how the name was typed.
 * @typedef {object} Features
 * @property {number} name
 * @property {number} breaks
 * @property {number} worth
 * @property {number} beginnings
 * @property {number} otherMarks
 * @property {number} tone
 * @property {number} isGiven
 * @property {number} isWhole
 * @property {number} nameLength
 * @property {number} places How many places hold all words.
 * @property {number} isAddressed Whether a text calls them by the honorific and name that were typed.
 */

/**
 * Sort profiles, best first; of two equally good ones the newer stands first.
 * @param {Token[]} tokens
 * @param {number[]} numbers
 * @param {number} size The number of all profiles.
 */
export function rank(tokens, numbers, size) {
  return bestFirst(numbers, scoresOf(tokens, numbers, size));
}

/**
 * Sort profiles by their scores; what differs in the fifth decimal counts as equal.
 * @param {number[]} numbers
 * @param {number[]} scores
 */
export function bestFirst(numbers, scores) {
  /** @type {Map<number, number[]>} Few scores differ. */
  const equals = new Map();
  numbers.forEach((number, at) => {
    const score = Math.round(scores[at] * STEP);
    const row = equals.get(score);
    if (row) row.push(number);
    else equals.set(score, [number]);
  });
  const rows = [...equals].sort(([one], [two]) => two - one);
  return rows.flatMap(([, row]) => row.sort((one, two) => two - one));
}

/**
 * Profiles in which the same is seen of every word have one score, which is reckoned once.
 * @param {Token[]} tokens
 * @param {number[]} numbers
 * @param {number} size
 */
export function scoresOf(tokens, numbers, size) {
  const shares = raritiesOf(tokens, size);
  /** @type {Map<number, number>} A number for each row of sights, by that of the row before the last one. */
  const rows = new Map();
  /** @type {number[]} By the number of the row. */
  const scores = [];
  return numbers.map((number) => {
    const sights = packSights(tokens, number);
    let row = 0;
    for (const sight of sights) {
      const key = row * MOST_SIGHTS + sight;
      row = rows.get(key) || rows.size + 1;
      if (row > rows.size) rows.set(key, row);
    }
    if (scores[row] === undefined) {
      scores[row] = score(featuresOf(tokens, shares, sights.map(unpackSight)));
    }
    return scores[row];
  });
}

/**
 * Weigh what ranking knows.
 * @param {Features} found
 */
export function score(found) {
  return (
    found.name * 10 -
    found.breaks +
    found.worth -
    found.beginnings * BEGINNING -
    found.otherMarks * OTHER_MARKS +
    found.tone * 0.15 +
    found.isGiven * 0.04 +
    found.isWhole * 0.12 +
    found.places * 0.01 +
    found.isAddressed * 0.1 -
    found.nameLength * 0.002
  );
}

/**
 * The share of each word in the worth of all: rare words weigh more.
 * @param {Token[]} tokens
 * @param {number} size
 */
export function raritiesOf(tokens, size) {
  const rarities = tokens.map(({ holders, optional }) => {
    return Math.log(2 + size / (1 + holders)) * (optional ? OPTIONAL : 1);
  });
  const sum = rarities.reduce((one, two) => one + two, 0);
  return rarities.map((rarity) => rarity / sum);
}

/**
 * The place of each word, as bits, where all of them together cost least.
 * @param {Token[]} tokens
 * @param {number[]} shares
 * @param {number} number
 */
export function placesOf(tokens, shares, number) {
  return layOut(tokens, shares, packSights(tokens, number).map(unpackSight));
}

/**
 * Whether a profile holds the words in rows of two and more, but for places and years: then they are
 * what was meant.
 * @param {Token[]} tokens
 * @param {number} number
 * @param {number} size
 */
export function isSolid(tokens, number, size) {
  const sights = packSights(tokens, number).map(unpackSight);
  const path = layOut(tokens, raritiesOf(tokens, size), sights);
  const isRow = (/** @type {number} */ at) => {
    return at > 0 && path[at - 1] === path[at] && (sights[at].beside & path[at]) !== 0;
  };
  return path.every((place, at) => {
    const { grade } = sights[at];
    if (place === NAME && (grade === BEGINS || hasOtherMarks(tokens[at], grade))) return false;
    return place !== NOWHERE && (isRow(at) || isRow(at + 1) || tokens[at].part);
  });
}

/**
 * @param {Token[]} tokens
 * @param {number[]} shares
 * @param {Sight[]} sights
 * @returns {Features}
 */
function featuresOf(tokens, shares, sights) {
  const path = layOut(tokens, shares, sights);
  const found = {
    ...{ name: 0, breaks: 0, worth: 0, beginnings: 0, otherMarks: 0, places: 0, isAddressed: 0 },
    ...nameFeatures(path, sights),
  };
  path.forEach((place, at) => {
    const { beside, grade } = sights[at];
    if (at) found.breaks += costOf(path[at - 1], place, beside, costsBefore(tokens, at));
    if (place === NOWHERE) found.breaks += lossOf(tokens[at], shares[at]);
    found.worth += worthOf(place) * shares[at];
    if (isBegun(tokens[at], place, grade)) found.beginnings += 1;
    if (place === NAME && hasOtherMarks(tokens[at], grade)) found.otherMarks += 1;
  });
  const isSure = tokens.every(({ marked }, at) => {
    return path[at] !== NAME || sights[at].grade === (marked ? EXACT : FOLDED);
  });
  found.name = Number(isSure && holdsName(tokens, path, sights));
  found.places = countPlaces(tokens, sights);
  const isAddressed = tokens[0].optional && path[1] === NAME && sights[1].beside & ~NAME;
  found.isAddressed = Number(Boolean(isAddressed));
  return found;
}

/**
 * Whether a name holds a word with other letters than those that were typed with marks.
 * @param {Token} token
 * @param {number} grade
 */
function hasOtherMarks({ marked }, grade) {
  return marked && grade === FOLDED;
}

/**
 * Whether only the beginning of a word was met in the place where it is laid.
 * @param {Token} token
 * @param {number} place
 * @param {number} grade
 */
function isBegun({ begun, placeBegins }, place, grade) {
  if (place === NAME) return grade === BEGINS;
  return begun || (place === LABEL && placeBegins);
}

/**
 * @param {Token[]} tokens
 * @param {Sight[]} sights
 */
function countPlaces(tokens, sights) {
  const all = LABEL | ROLE | SUMMARY | STORY;
  const places = sights.reduce(
    (some, { held }, at) => (tokens[at].optional ? some : some & held),
    all,
  );
  return [LABEL, ROLE, SUMMARY, STORY].filter((place) => places & place).length;
}

/**
 * Whether all words are of one name: in order; three words in any order.
 * @param {Token[]} tokens
 * @param {number[]} path
 * @param {Sight[]} sights
 */
function holdsName(tokens, path, sights) {
  if (path.some((place, at) => place !== NAME && !tokens[at].optional)) return false;
  const places = sights.filter((_, at) => path[at] === NAME).map(({ place }) => place);
  const isInOrder = places.every((place, at) => !at || place > places[at - 1]);
  if (places.length < FEWEST_OF_WHOLE_NAME && !isInOrder) return false;
  return new Set(places).size === places.length;
}

/**
 * @param {number[]} path
 * @param {Sight[]} sights
 */
function nameFeatures(path, sights) {
  const named = sights.filter((_, at) => path[at] === NAME);
  const nameLength = named.length ? named[0].nameLength : 0;
  const isRow = named.every(({ place }, at) => place === at);
  return {
    nameLength,
    isGiven: Number(named.some(({ place }) => place === nameLength - 1)),
    isWhole: Number(named.length === nameLength && named.length > 0 && isRow),
    tone: named.reduce((sum, { grade }) => sum + Math.max(0, grade - FOLDED), 0),
  };
}
