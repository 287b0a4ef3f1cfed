/* The words of a query are laid along the places of a profile, at the least cost.

   Words side by side cost nothing, a gap within a place a little more, going to another place yet more, and a word that
   stands nowhere most, by its rarity. What costs the same is decided by the worth of the places. */

import { BEGINS, FOLDED, LABEL, NAME, NOWHERE, ROLE, STORY, SUMMARY } from "./places.js";

/**
 * @typedef {import("./query.js").Token} Token
 * @typedef {import("./places.js").Sight} Sight
 */

const PLACES = [NAME, LABEL, ROLE, SUMMARY, STORY, NOWHERE];
const WORTH = [1, 0.9, 0.8, 0.7, 0.5, 0];
const GAP = 1;
const OTHER_PLACE = 1.5;
const EDGE = 0.5;
const MISSING = 2;
export const OPTIONAL = 0.2;
export const BEGINNING = 0.75;
export const OTHER_MARKS = 0.8;

/**
 * The place of each word, as bits, where all of them together cost least.
 * @param {Token[]} tokens
 * @param {number[]} shares The share of each word in the worth of all.
 * @param {Sight[]} sights
 */
export function layOut(tokens, shares, sights) {
  /** @type {number[][]} For each word and place the place before it. */
  const before = [];
  let values = PLACES.map((place) => gainOf(tokens[0], place, sights[0], shares[0]));
  for (let at = 1; at < tokens.length; at++) {
    const costs = costsBefore(tokens, at);
    const came = PLACES.map((place) => cheapest(place, values, sights[at].beside, costs));
    values = PLACES.map((place, row) => {
      return came[row].value + gainOf(tokens[at], place, sights[at], shares[at]);
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
 * @param {number[]} costs See costsBefore.
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
export function costOf(from, to, neighbours, [gap, move, edge]) {
  if (from === to && to === NOWHERE) return 0;
  if (from === NOWHERE || to === NOWHERE) return edge;
  if (from !== to) return move;
  // Each label is a text of its own.
  return neighbours & to ? 0 : to === LABEL ? move : gap;
}

/**
 * What a gap before a word costs, going to another place there, and that one of the two words stands nowhere: of as many
 * words those in a row come first.
 * @param {Token[]} tokens
 * @param {number} at
 */
export function costsBefore(tokens, at) {
  const edge = tokens[at - 1].optional || tokens[at].optional ? 0 : EDGE;
  return isEdge(tokens, at) ? [EDGE, EDGE, edge] : [GAP, OTHER_PLACE, edge];
}

/**
 * Whether the name of a place or a year begins or ends before a word: nobody expects it beside the
 * others.
 * @param {Token[]} tokens
 * @param {number} at
 */
function isEdge(tokens, at) {
  const [one, two] = [tokens[at - 1], tokens[at]];
  return one.part !== two.part;
}

/**
 * @param {Token} token
 * @param {number} place
 * @param {Sight} sight
 * @param {number} share
 */
function gainOf(token, place, { held, grade }, share) {
  if (place === NOWHERE) return -lossOf(token, share);
  if (place !== NAME) {
    const loss = place === LABEL && token.placeBegins ? BEGINNING : 0;
    return held & place ? worthOf(place) * share - loss : -Infinity;
  }
  if (!grade) return -Infinity;
  const loss = grade === BEGINS ? BEGINNING : token.marked && grade === FOLDED ? OTHER_MARKS : 0;
  return share - loss;
}

/**
 * What it costs that a word stands nowhere.
 * @param {Token} token
 * @param {number} share
 */
export function lossOf(token, share) {
  return token.optional ? OPTIONAL : MISSING * (1 + share);
}

/** @param {number} place */
export function worthOf(place) {
  return WORTH[PLACES.indexOf(place)];
}
