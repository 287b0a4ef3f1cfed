/* Counts beside the values of the filters. */

import { capitalize } from "../shared/text.js";
import { FACETS } from "./filters.js";

/**
 * A value of a filter: how many profiles have it under the query and the other filters. `district`
 * is a ward's.
 * @typedef {{ id: string, label: string, count: number, district?: string }} FacetValue
 * @typedef {import("./filters.js").Facet} Facet
 * @typedef {import("./filters.js").Filters} Filters
 * @typedef {import("./filters.js").Chosen} Chosen
 */

/**
 * Return the profiles that pass every filter, the values of each filter, and how many pass all others but one.
 * @param {Filters} filters
 * @param {number[]} numbers
 * @param {Chosen} chosen
 */
export function applyFilters(filters, numbers, chosen) {
  const all = [...FACETS.keys()];
  const columns = FACETS.map((facet) => filters.columns[facet].column);
  const counts = FACETS.map((facet) => new Uint32Array(filters.columns[facet].sets.length));
  const passing = FACETS.map((facet) => {
    const ids = chosen[facet] || [];
    return ids.length ? filters.passing(facet, ids) : null;
  });
  const active = all.filter((at) => passing[at]);
  const without = FACETS.map((facet) => ({ facet, count: 0 }));
  const kept = [];
  for (const number of numbers) {
    let failed = 0;
    let last = 0;
    for (const at of active) {
      if (passing[at]?.[columns[at][number]]) continue;
      failed += 1;
      last = at;
    }
    if (!failed) {
      kept.push(number);
      for (const at of all) counts[at][columns[at][number]] += 1;
    } else if (failed === 1) {
      without[last].count += 1;
      counts[last][columns[last][number]] += 1;
    }
  }
  return { numbers: kept, facets: listValues(filters, counts, chosen), without };
}

/**
 * @param {Filters} filters
 * @param {Uint32Array[]} counts
 * @param {Chosen} chosen
 */
function listValues(filters, counts, chosen) {
  const facets = /** @type {Record<Facet, FacetValue[]>} */ ({});
  FACETS.forEach((facet, at) => {
    if (facet === "phuong") return;
    const totals = sumSets(filters.columns[facet].sets, counts[at], (set) => set);
    facets[facet] = filters.legend[facet]
      .map(([id, label], row) => ({ id, label, count: totals.get(row + 1) || 0 }))
      .filter((value) => value.count || (chosen[facet] || []).includes(value.id));
  });
  facets.nam.reverse();
  for (const facet of /** @type {Facet[]} */ (["quan", "linh-vuc"])) {
    facets[facet].sort((one, two) => two.count - one.count);
  }
  facets.phuong = listWards(filters, counts[FACETS.indexOf("phuong")], chosen);
  return facets;
}

/**
 * With a district chosen, its wards of then; otherwise the wards of today, if a gallery is so small
 * that all its wards are loaded at once. Those of most people stand first.
 * @param {Filters} filters
 * @param {Uint32Array} counts
 * @param {Chosen} chosen
 * @returns {FacetValue[]}
 */
function listWards(filters, counts, chosen) {
  const districts = chosen.quan || [];
  const picked = chosen.phuong || [];
  const ids = filters.legend.quan.map(([id]) => id);
  const then = countWards(filters, counts).filter(({ id, count, district }) => {
    if (picked.includes(id)) return true;
    return count && districts.includes(ids[district - 1]);
  });
  const shown = new Set(then.map(({ id }) => id));
  const now = countWardsOfToday(filters, counts).filter(({ id, count }) => {
    if (shown.has(id)) return false;
    return picked.includes(id) || (!districts.length && count && filters.hasAllWards);
  });
  const wards = [...then.map((ward) => ({ ...ward, district: ids[ward.district - 1] })), ...now];
  return wards
    .map((ward) => ({ ...ward, label: capitalize(ward.label) }))
    .sort((one, two) => two.count - one.count);
}

/**
 * @param {Filters} filters
 * @param {Uint32Array} counts
 */
function countWards({ columns, legend }, counts) {
  const totals = sumSets(columns.phuong.sets, counts, (set) => set);
  return legend.phuong.map(([id, label, district], row) => {
    return { id, label, district, count: totals.get(row + 1) || 0 };
  });
}

/**
 * @param {Filters} filters
 * @param {Uint32Array} counts
 */
function countWardsOfToday({ columns, legend, today }, counts) {
  const wardsOf = (/** @type {number[]} */ set) => {
    return new Set(set.flatMap((value) => today[value - 1] || []));
  };
  const totals = sumSets(columns.phuong.sets, counts, wardsOf);
  return legend.nay.map(([id, label]) => ({ id, label, count: totals.get(id) || 0 }));
}

/**
 * Return how many profiles have each value, from how many have each set.
 * @template Value
 * @param {number[][]} sets
 * @param {Uint32Array} counts
 * @param {(set: number[]) => Iterable<Value>} valuesOf
 */
function sumSets(sets, counts, valuesOf) {
  /** @type {Map<Value, number>} */
  const totals = new Map();
  sets.forEach((set, at) => {
    if (!counts[at]) return;
    for (const value of valuesOf(set)) totals.set(value, (totals.get(value) || 0) + counts[at]);
  });
  return totals;
}
