/* Wards of every time, as generator/records/places.py finds them. */

import { foldPlace } from "../shared/folding.js";
import { capitalize } from "../shared/text.js";

/** @typedef {[id: string, type: string, name: string, district: string | null, since: string | null, until: string | null]} Unit */

export class Places {
  /** @param {Unit[]} units */
  constructor(units) {
    this.units = units;
  }

  /**
   * List the units of a year, of a district or, with "", of all.
   * @param {string} district
   * @param {number} year
   */
  list(district, year) {
    // With a district, 2025 means its first half: districts ended on 30 June.
    const day = district && year === 2025 ? "2025-06-30" : `${year}-12-31`;
    return this.units.filter(
      ([, , , of, since, until]) =>
        (!district || of === district) && (!since || since <= day) && (!until || day <= until),
    );
  }

  /**
   * List the names to choose from: with the type where a town and a commune share a name.
   * @param {string} district
   * @param {number} year
   * @returns {{ value: string, label: string, id: string }[]}
   */
  listChoices(district, year) {
    const units = this.list(district, year);
    const names = new Map();
    for (const [, , name] of units) names.set(name, (names.get(name) ?? 0) + 1);
    return units.map(([id, type, name]) => {
      const title = `${type} ${name}`;
      return { value: names.get(name) > 1 ? title : name, label: capitalize(title), id };
    });
  }
}

/**
 * Return the choices in which every typed word begins a word; those that begin so stand first.
 * @template {{ label: string }} C
 * @param {string} typed
 * @param {C[]} choices
 * @returns {C[]}
 */
export function findChoices(typed, choices) {
  const wanted = foldPlace(typed);
  const words = wanted.split(" ").filter(Boolean);
  const folded = choices.map((choice) => ({ choice, name: foldPlace(choice.label) }));
  const found = folded.filter(({ name }) => words.every((word) => ` ${name}`.includes(` ${word}`)));
  found.sort(
    (one, two) => Number(two.name.startsWith(wanted)) - Number(one.name.startsWith(wanted)),
  );
  return found.map(({ choice }) => choice);
}
