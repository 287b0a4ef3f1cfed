/* What is asked lives in the address. */

/**
 * @typedef {import("../search-worker/filters.js").Facet} Facet
 * @typedef {Record<Facet, string[]>} Filters
 *
 * What the visitor asks; `deep` searches stories in any case, `exact` nothing but what was typed.
 * @typedef {{ q: string, filters: Filters, sort: string, page: number, deep: boolean,
 *   exact: boolean }} State
 */

/** @type {Facet[]} */
export const FILTERS = ["quan", "phuong", "linh-vuc", "nam", "cap", "loai"];
const SORTS = ["lien-quan", "nam", "ten"];
const LONGEST = 200;
const MOST_VALUES = 60;

/**
 * Read an address. Several values of a filter are joined by commas, or the filter is named again.
 * @param {string} address
 * @returns {State}
 */
export function readState(address) {
  const parameters = new URLSearchParams(address);
  const filters = noFilters();
  for (const name of FILTERS) {
    const values = parameters.getAll(name).flatMap((text) => text.split(","));
    filters[name] = [...new Set(values.filter(Boolean))].slice(0, MOST_VALUES);
  }
  const sort = parameters.get("sap") ?? "";
  const page = Number.parseInt(parameters.get("trang") ?? "", 10);
  return {
    q: cutQuery(parameters.get("q") ?? ""),
    filters,
    sort: SORTS.includes(sort) ? sort : SORTS[0],
    page: page > 0 ? page : 1,
    deep: parameters.get("them") === "1",
    exact: parameters.get("dung") === "1",
  };
}

/**
 * Write the address that asks the same; what is usual is left out.
 * @param {State} state
 */
export function writeState({ q, filters, sort, page, deep, exact }) {
  const parameters = new URLSearchParams();
  if (q) parameters.set("q", q);
  for (const name of FILTERS) {
    if (filters[name].length) parameters.set(name, filters[name].join(","));
  }
  if (sort !== SORTS[0]) parameters.set("sap", sort);
  if (page > 1) parameters.set("trang", String(page));
  if (deep) parameters.set("them", "1");
  if (exact) parameters.set("dung", "1");
  const text = parameters.toString().replace(/%2C/g, ",");
  return location.pathname + (text ? `?${text}` : "");
}

/** @returns {Filters} */
export function noFilters() {
  return { quan: [], phuong: [], "linh-vuc": [], nam: [], cap: [], loai: [] };
}

/** @param {string} text */
export function cutQuery(text) {
  return text.slice(0, LONGEST);
}

/**
 * An address with its words as they are read; one that is no UTF-8, as it is.
 * @param {string} address
 */
export function readAddress(address) {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}
