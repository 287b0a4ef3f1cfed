/* Joins what two readings of a query find. */

import { bestFirst, scoresOf } from "./ranking.js";
import { phraseOf } from "./readings.js";

/** @typedef {import("./searcher.js").Found} Found */

/**
 * Add who is found by other words; each profile counts by its better reading.
 * @param {Found} one What was found as typed.
 * @param {Found} two What other words found.
 * @param {number} size The number of all profiles.
 * @returns {Found}
 */
export function join(one, two, size) {
  if (!two.numbers.length) return one;
  const readings = new Map(one.readings || []);
  const scores = new Map(one.scores || scoresByNumber(one, size));
  for (const [number, own] of scoresByNumber(two, size)) {
    // Only what was typed can be a name.
    const score = Math.min(own, 1) - 0.05;
    if (score <= (scores.get(number) ?? -Infinity)) continue;
    scores.set(number, score);
    readings.set(number, two.tokens);
  }
  const numbers = bestFirst([...scores.keys()], [...scores.values()]);
  const note = `Tìm cả “${phraseOf(two.tokens)}”.`;
  const best = Math.max(one.best, two.best);
  return { ...one, numbers, readings, scores, best, notes: [...new Set([...one.notes, note])] };
}

/**
 * @param {Found} found
 * @param {number} size
 */
function scoresByNumber({ tokens, numbers }, size) {
  const scores = scoresOf(tokens, numbers, size);
  return new Map(numbers.map((number, at) => [number, scores[at]]));
}
