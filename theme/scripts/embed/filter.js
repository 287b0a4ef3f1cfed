/* The newest profiles under filters, from the tables of search. A module: nhung.js imports it. */

import { capitalize } from "../shared/text.js";
import { createReader, readColumn } from "../search-worker/decode.js";
import { applyFilters } from "../search-worker/facets.js";
import { FACETS, Filters } from "../search-worker/filters.js";
import { Index } from "../search-worker/index.js";

/**
 * @typedef {import("./parts/list-element.js").List} List
 * @typedef {import("./parts/list-element.js").Item} Item
 */

const COLLECTIVE = 2;

/** The rank of those who were given a title. */
const HONOURED = 0;

/** The filters that a visitor may set. @type {("linh-vuc" | "nam")[]} */
const VISITORS = ["linh-vuc", "nam"];

/**
 * Find the profiles that have one of the chosen values under each filter, the latest years first.
 * @param {string} folder The address of the index of search, which ends in "/".
 * @param {Record<string, string>} chosen By name of a filter the ids, with commas between them.
 * @param {Record<string, string> | null} picked What the visitor chose; null where they may not.
 * @param {number} count How many to return at most.
 * @returns {Promise<List>}
 */
export async function findNewest(folder, chosen, picked, count) {
  const index = await Index.open(folder, false);
  const [table, legend, ranks] = await Promise.all([
    index.filterTable(),
    index.legend(),
    index.ranks(),
  ]);
  const filters = new Filters(index, table, legend);
  const ids = splitIds(chosen);
  const [movements] = await Promise.all([
    openMovements(index, ids),
    openColumns(filters, ids, picked),
  ]);
  const tests = FACETS.filter((facet) => ids[facet]).map((facet) => passFacet(filters, facet, ids));
  if (movements) tests.push(passMovements(movements, legend["phong-trao"], ids["phong-trao"]));
  const all = sortNewest(filters, ranks);
  let numbers = all.filter((number) => tests.every((test) => test(number)));
  /** @type {import("./parts/list-filters.js").Choices | undefined} */
  let choices;
  if (picked) {
    const { facets, numbers: passing } = applyFilters(filters, numbers, splitIds(picked));
    numbers = passing;
    choices = Object.fromEntries(
      VISITORS.filter((name) => !ids[name]).map((name) => [
        name,
        facets[name].map(
          ({ id, label, count }) => /** @type {[string, string, number]} */ ([id, label, count]),
        ),
      ]),
    );
  }
  const items = await Promise.all(
    numbers
      .slice(0, count)
      .map((number) => readItem(index, filters, number, ranks[number] === HONOURED)),
  );
  return {
    title: "",
    href: "",
    items,
    total: numbers.length,
    choices,
    unknown: findUnknown(legend, ids),
  };
}

/**
 * @param {Record<string, string>} chosen
 * @returns {Record<string, string[]>}
 */
function splitIds(chosen) {
  const set = Object.entries(chosen).filter(([, value]) => value);
  return Object.fromEntries(set.map(([name, value]) => [name, value.split(",")]));
}

/**
 * @param {Filters} filters
 * @param {import("../search-worker/filters.js").Facet} facet
 * @param {Record<string, string[]>} ids
 */
function passFacet(filters, facet, ids) {
  const passing = filters.passing(facet, ids[facet]);
  return (/** @type {number} */ number) => passing[filters.columns[facet].column[number]];
}

/**
 * @param {Index} index
 * @param {Record<string, string[]>} ids
 */
async function openMovements(index, ids) {
  if (!ids["phong-trao"]) return null;
  return readColumn(createReader(await index.single("movements")), index.size);
}

/**
 * All profiles, the latest years first; in a year a title first, then a deed, as search has them.
 * @param {Filters} filters
 * @param {Uint8Array} ranks
 */
function sortNewest(filters, ranks) {
  const latest = (/** @type {number} */ number) => filters.values("nam", number)[0] ?? 0;
  const newest = filters.newestFirst([...ranks.keys()]);
  return newest.sort((one, two) => latest(two) - latest(one) || ranks[one] - ranks[two]);
}

/**
 * The chosen ids that no filter has.
 * @param {import("../search-worker/legend.js").Legend} legend
 * @param {Record<string, string[]>} ids
 */
function findUnknown(legend, ids) {
  const isKnown = (/** @type {string} */ name, /** @type {string} */ id) =>
    [
      ...legend[/** @type {keyof typeof legend} */ (name)],
      ...(name === "phuong" ? legend.nay : []),
    ].some(([known]) => known === id);
  return Object.entries(ids).flatMap(([name, chosen]) =>
    chosen
      .filter((id) => !isKnown(name, id))
      .map((id) => /** @type {[string, string]} */ ([name, id])),
  );
}

/**
 * @param {Filters} filters
 * @param {Record<string, string[]>} ids
 * @param {Record<string, string> | null} picked
 */
async function openColumns(filters, ids, picked) {
  if (picked || ids["linh-vuc"]) await filters.openFields();
  if (ids.phuong) await filters.openWards(filters.districtsOf(ids.phuong));
}

/**
 * @param {import("../search-worker/decode.js").Column} movements
 * @param {[string, string][]} legend
 * @param {string[]} ids
 */
function passMovements({ sets, column }, legend, ids) {
  const chosen = ids.map((id) => legend.findIndex(([known]) => known === id) + 1);
  const passing = sets.map((set) => set.some((value) => value && chosen.includes(value)));
  return (/** @type {number} */ number) => passing[column[number]];
}

/**
 * @param {Index} index
 * @param {Filters} filters
 * @param {number} number
 * @param {boolean} isHonoured
 * @returns {Promise<Item>}
 */
async function readItem(index, filters, number, isHonoured) {
  const [slug, name, honorific, summary, role, place, monogram, figure, fields] =
    await index.card(number);
  const isCollective = filters.values("loai", number)[0] === COLLECTIVE;
  const years = filters.values("nam", number).map((value) => filters.label("nam", value));
  const label = [isCollective ? "Tập thể" : "", capitalize(place), years.reverse().join(", ")];
  const card = {
    text: summary || role || "",
    label: label.filter(Boolean).join(" · "),
    monogram,
    field: figure && filters.idOf("linh-vuc", fields[0]),
    number: figure?.[1],
    is_honoured: isHonoured,
    picture: null,
  };
  return { slug, title: honorific ? `${capitalize(honorific)} ${name}` : name, card };
}
