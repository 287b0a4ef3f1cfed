/* How well a profile answers a query: the words are laid along its places, at the least cost.

   A word stands in a name, in a label (place, field, movement, award), in a role, in the summary or
   in the story. Words side by side cost nothing, a gap within a place a little more, going to another
   place yet more, and a word that stands nowhere most, by its rarity. What is left over is decided by
   the worth of the places, the rare words first. Whoever bears all words as a name stands first. */

import { TONES } from "./syllables.js";

/** @typedef {import("./query.js").Token} Token */

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
const PLACES = [NAME, LABEL, ROLE, SUMMARY, STORY, NOWHERE];
const WORTH = [1, 0.9, 0.8, 0.7, 0.5, 0];
const GAP = 1;
const OTHER_PLACE = 1.5;
const EDGE = 0.5;
const MISSING = 2;
const OPTIONAL = 0.2;
const BEGINNING = 0.75;

const OUTSIDE_NAME = -2;
/** So many words are meant as a name in any order. */
export const FEWEST_OF_WHOLE_NAME = 3;
/** The score of a name that holds all words is above. */
export const SURE = 5;

/** More than any score falls below nought. */
const BASE = 100;
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
  const scores = scoresOf(tokens, numbers, size);
  const keys = Float64Array.from(numbers, (number, at) => {
    return Math.round((scores[at] + BASE) * STEP) * size + number;
  });
  return Array.from(keys.sort().reverse(), (key) => key % size);
}

/**
 * @param {Token[]} tokens
 * @param {number[]} numbers
 * @param {number} size
 */
export function scoresOf(tokens, numbers, size) {
  const shares = raritiesOf(tokens, size);
  return numbers.map((number) => score(featuresOf(tokens, shares, number)));
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
    found.otherMarks * 0.8 +
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
 * The place of each word, as bits, where all of them together cost least; see the top.
 * @param {Token[]} tokens
 * @param {number[]} shares
 * @param {number} number
 */
export function placesOf(tokens, shares, number) {
  return layOut(tokens, shares, number, neighboursOf(tokens, number));
}

/**
 * @param {Token[]} tokens
 * @param {number[]} shares
 * @param {number} number
 * @param {number[]} neighbours
 */
function layOut(tokens, shares, number, neighbours) {
  /** @type {number[][]} For each word and place the place before it. */
  const before = [];
  let values = PLACES.map((place) => gainOf(tokens[0], place, number, shares[0]));
  for (let at = 1; at < tokens.length; at++) {
    const costs = costsBefore(tokens, at);
    const came = PLACES.map((place) => cheapest(place, values, neighbours[at], costs));
    values = PLACES.map((place, row) => {
      return came[row].value + gainOf(tokens[at], place, number, shares[at]);
    });
    before.push(came.map(({ from }) => from));
  }
  let row = values.indexOf(Math.max(...values));
  const path = [PLACES[row]];
  for (const rows of before.reverse()) {
    row = rows[row];
    path.unshift(PLACES[row]);
  }
  return path;
}

/**
 * From which place it costs least to go on to another.
 * @param {number} place
 * @param {number[]} values
 * @param {number} neighbours The places, as bits, in which both words stand side by side.
 * @param {number[]} costs Of a gap and of going to another place.
 */
function cheapest(place, values, neighbours, costs) {
  let from = 0;
  let value = -Infinity;
  for (let row = 0; row < PLACES.length; row++) {
    const own = values[row] - costOf(PLACES[row], place, neighbours, costs);
    if (own > value) [from, value] = [row, own];
  }
  return { from, value };
}

/**
 * What it costs to go from a word in one place to the next word in another.
 * @param {number} from
 * @param {number} to
 * @param {number} neighbours
 * @param {number[]} costs
 */
function costOf(from, to, neighbours, [gap, move]) {
  if (from === NOWHERE || to === NOWHERE) return 0;
  if (from !== to) return move;
  // Each label is a text of its own.
  return neighbours & to ? 0 : to === LABEL ? move : gap;
}

/**
 * What a gap before a word costs, and going to another place there.
 * @param {Token[]} tokens
 * @param {number} at
 */
function costsBefore(tokens, at) {
  return isEdge(tokens, at) ? [EDGE, EDGE] : [GAP, OTHER_PLACE];
}

/**
 * Whether the name of a place or a year begins or ends before a word: nobody expects it beside the
 * others.
 * @param {Token[]} tokens
 * @param {number} at
 */
function isEdge(tokens, at) {
  const [one, two] = [tokens[at - 1], tokens[at]];
  return one.part !== two.part && (one.isPlace || two.isPlace);
}

/**
 * The places, as bits, in which each word stands beside the one before it. In a story a third word
 * must go on where the second ends, as far as is known.
 * @param {Token[]} tokens
 * @param {number} number
 */
export function neighboursOf(tokens, number) {
  let turns = 0;
  return tokens.map((token, at) => {
    if (!at) return 0;
    const before = tokens[at - 1];
    const isInName = placeOf(token, number) === placeOf(before, number) + 1;
    const pair = before.pair || before.beside;
    const places = before.next === token ? pair?.[number] || 0 : 0;
    const begins = places & STORY ? before.turns?.[number] || 0 : 0;
    const goesOn = ((turns << 1) | (turns >>> 31)) & begins;
    const isBroken = turns && !goesOn;
    turns = goesOn || begins;
    return (isBroken ? places & ~STORY : places) | (isInName ? NAME : 0);
  });
}

/**
 * @param {Token} token
 * @param {number} place
 * @param {number} number
 * @param {number} share
 */
function gainOf(token, place, number, share) {
  if (place === NOWHERE) return -lossOf(token, share);
  if (place !== NAME) {
    const loss = place === LABEL && token.placeBegins ? BEGINNING : 0;
    return token.held[number] & place ? worthOf(place) * share - loss : -Infinity;
  }
  const grade = token.name?.[number] || 0;
  if (!grade || token.isNoName || isAddress(token, number)) return -Infinity;
  const loss = grade === BEGINS ? BEGINNING : token.marked && grade === FOLDED ? 0.8 : 0;
  return share - loss;
}

/**
 * What it costs that a word stands nowhere.
 * @param {Token} token
 * @param {number} share
 */
function lossOf(token, share) {
  return token.optional ? OPTIONAL : MISSING * (1 + share);
}

/**
 * An honorific counts as a name only before the word it was typed before: "anh Tuấn" may be Anh
 * Tuấn, not Tuấn Anh.
 * @param {Token} token
 * @param {number} number
 */
function isAddress({ optional, next, places }, number) {
  if (!optional || !next || !places) return false;
  return placeOf(next, number) !== (places[number] >> 4) + 1;
}

/** @param {number} place */
function worthOf(place) {
  return WORTH[PLACES.indexOf(place)];
}

/**
 * Whether a profile holds the words in rows of two and more, but for places and years: then they are
 * what was meant.
 * @param {Token[]} tokens
 * @param {number} number
 * @param {number} size
 */
export function isSolid(tokens, number, size) {
  const neighbours = neighboursOf(tokens, number);
  const path = layOut(tokens, raritiesOf(tokens, size), number, neighbours);
  const isRow = (/** @type {number} */ at) => {
    return at > 0 && path[at - 1] === path[at] && (neighbours[at] & path[at]) !== 0;
  };
  return path.every((place, at) => {
    if (
      place === NAME &&
      (tokens[at].name?.[number] === BEGINS || hasOtherMarks(tokens[at], number))
    )
      return false;
    return place !== NOWHERE && (isRow(at) || isRow(at + 1) || tokens[at].isPlace);
  });
}

/**
 * @param {Token[]} tokens
 * @param {number[]} shares
 * @param {number} number
 * @returns {Features}
 */
function featuresOf(tokens, shares, number) {
  const neighbours = neighboursOf(tokens, number);
  const path = layOut(tokens, shares, number, neighbours);
  const found = {
    ...{ name: 0, breaks: 0, worth: 0, beginnings: 0, otherMarks: 0, places: 0, isAddressed: 0 },
    ...nameFeatures(tokens, path, number),
  };
  path.forEach((place, at) => {
    if (at) {
      const costs = costsBefore(tokens, at);
      found.breaks += costOf(path[at - 1], place, neighbours[at], costs);
    }
    if (place === NOWHERE) found.breaks += lossOf(tokens[at], shares[at]);
    found.worth += worthOf(place) * shares[at];
    const grade = gradeAt(tokens[at], place, number);
    if (grade === BEGINS) found.beginnings += 1;
    if (place === NAME && hasOtherMarks(tokens[at], number)) found.otherMarks += 1;
  });
  const isSure = tokens.every((token, at) => {
    return path[at] !== NAME || token.name?.[number] === (token.marked ? EXACT : FOLDED);
  });
  found.name = Number(isSure && holdsName(tokens, path, number));
  found.places = countPlaces(tokens, number);
  found.isAddressed = Number(
    tokens[0].optional && path[1] === NAME && Boolean(tokens[0].pair?.[number]),
  );
  return found;
}

/**
 * Whether a name holds a word with other letters than those that were typed with marks.
 * @param {Token} token
 * @param {number} number
 */
function hasOtherMarks({ marked, name }, number) {
  return marked && name?.[number] === FOLDED;
}

/**
 * @param {Token} token
 * @param {number} place
 * @param {number} number
 */
function gradeAt(token, place, number) {
  if (place === NAME) return token.name?.[number] || 0;
  return token.begun || (place === LABEL && token.placeBegins) ? BEGINS : EXACT;
}

/**
 * @param {Token[]} tokens
 * @param {number} number
 */
function countPlaces(tokens, number) {
  const places = tokens.reduce(
    (all, { held, optional }) => {
      return optional ? all : all & held[number];
    },
    LABEL | ROLE | SUMMARY | STORY,
  );
  return [LABEL, ROLE, SUMMARY, STORY].filter((place) => places & place).length;
}

/**
 * Whether all words are of one name: in order; three words in any order.
 * @param {Token[]} tokens
 * @param {number[]} path
 * @param {number} number
 */
function holdsName(tokens, path, number) {
  if (path.some((place, at) => place !== NAME && !tokens[at].optional)) return false;
  const named = tokens.filter((_, at) => path[at] === NAME);
  const places = named.map((token) => placeOf(token, number));
  const isInOrder = places.every((place, at) => !at || place > places[at - 1]);
  if (named.length < FEWEST_OF_WHOLE_NAME && !isInOrder) return false;
  return new Set(places).size === places.length;
}

/**
 * @param {Token[]} tokens
 * @param {number[]} path
 * @param {number} number
 */
function nameFeatures(tokens, path, number) {
  const found = { nameLength: 0, isGiven: 0, isWhole: 0, tone: 0 };
  const inName = tokens.filter((_, at) => path[at] === NAME);
  for (const token of inName) {
    found.nameLength = nameLength(token, number);
    const grade = token.name?.[number] || 0;
    if (grade > FOLDED) found.tone += grade - FOLDED;
    if (placeOf(token, number) === found.nameLength - 1) found.isGiven = 1;
  }
  const isRow = inName.every((token, at) => placeOf(token, number) === at);
  found.isWhole = Number(inName.length === found.nameLength && inName.length > 0 && isRow);
  return found;
}

/**
 * Where in the name a word stands, from 0.
 * @param {Token} token
 * @param {number} number
 */
export function placeOf(token, number) {
  return token.name?.[number] && token.places ? token.places[number] >> 4 : OUTSIDE_NAME;
}

/**
 * @param {Token} token
 * @param {number} number
 */
function nameLength(token, number) {
  return token.places ? token.places[number] & 15 : 0;
}
