/* The values of each profile under each filter. */

import { createReader, readColumn } from "./decode.js";
import { entryOf } from "./directory.js";

/**
 * @typedef {import("./decode.js").Column} Column
 * @typedef {import("./index.js").Index} Index
 * @typedef {import("./legend.js").Legend} Legend
 * @typedef {"nam" | "cap" | "loai" | "quan" | "linh-vuc" | "phuong"} Facet
 * @typedef {Partial<Record<Facet, string[]>>} Chosen The ids chosen under each filter.
 */

/** @type {Facet[]} */
export const FACETS = ["nam", "cap", "loai", "quan", "linh-vuc", "phuong"];
const AT_START = FACETS.slice(0, 4);

/* Years, levels, kinds and districts are there from the start; fields, and the wards of a district, when
   someone asks for them. */
export class Filters {
  /**
   * @param {Index} index
   * @param {Uint8Array} table
   * @param {Legend} legend
   */
  constructor(index, table, legend) {
    this.index = index;
    this.legend = legend;
    const next = createReader(table);
    this.columns = /** @type {Record<Facet, Column>} */ ({});
    for (const facet of FACETS) {
      const empty = { sets: [[]], column: new Uint16Array(index.size) };
      this.columns[facet] = AT_START.includes(facet) ? readColumn(next, index.size) : empty;
    }
    /** @type {string[][]} The wards of today for each ward, by its number less one. */
    this.today = legend.phuong.map((ward) => ward[3]);
    /** @type {Set<number>} The districts whose wards are loaded. */
    this.loaded = new Set();
    /** @type {Promise<void> | null} */
    this.fields = null;
  }

  /** Load the fields, once unless that fails; in a small gallery all wards, too. */
  async openFields() {
    this.fields = this.fields ?? this.readFields();
    this.fields.catch(() => (this.fields = null));
    await Promise.all([this.fields, this.isSmall ? this.openWards([0]) : null]);
  }

  /** Whether the gallery is so small that all its wards are in one file. */
  get isSmall() {
    return this.index.wardFiles.length === 1;
  }

  async readFields() {
    const bytes = await this.index.fieldTable();
    this.columns["linh-vuc"] = readColumn(createReader(bytes), this.index.size);
  }

  get hasAllWards() {
    return this.loaded.size > this.legend.quan.length;
  }

  /**
   * Load the wards of some districts, by number; district 0 is whoever was honoured outside any.
   * @param {Iterable<number>} districts
   */
  async openWards(districts) {
    const first = this.index.wardFiles;
    const files = new Set([...districts].map((district) => entryOf(first, district)));
    await Promise.all([...files].map((file) => this.readWards(file)));
  }

  /** @param {number} file */
  async readWards(file) {
    const first = this.index.wardFiles;
    const bytes = await this.index.wardTable(file);
    if (this.loaded.has(first[file])) return;
    const next = createReader(bytes);
    const end = file + 1 < first.length ? first[file + 1] : this.legend.quan.length + 1;
    for (let district = first[file]; district < end; district++) this.addWards(next, district);
  }

  /**
   * @param {() => number} next
   * @param {number} district
   */
  addWards(next, district) {
    const isOwn = this.columns.quan.sets.map((set) => set.includes(district));
    /** @type {number[]} */
    const numbers = [];
    this.columns.quan.column.forEach((set, number) => isOwn[set] && numbers.push(number));
    const { sets, column } = readColumn(next, numbers.length);
    const wards = this.columns.phuong;
    numbers.forEach((number, row) => (wards.column[number] = wards.sets.length + column[row]));
    wards.sets.push(...sets);
    this.loaded.add(district);
  }

  /**
   * The numbers of a profile's values.
   * @param {Facet} facet
   * @param {number} number
   */
  values(facet, number) {
    const { sets, column } = this.columns[facet];
    return sets[column[number]].filter(Boolean);
  }

  /**
   * The numbers of the values that are chosen; a ward of today stands for all wards that lie in it.
   * @param {Facet} facet
   * @param {string[]} ids
   */
  chosen(facet, ids) {
    /** @type {Set<number>} */
    const values = new Set();
    this.legend[facet].forEach(([id], row) => {
      const isToday = facet === "phuong" && this.today[row].some((ward) => ids.includes(ward));
      if (ids.includes(id) || isToday) values.add(row + 1);
    });
    return values;
  }

  /**
   * The districts, by number, in which chosen wards lie.
   * @param {string[]} wards
   */
  districtsOf(wards) {
    const values = [...this.chosen("phuong", wards)];
    return new Set(values.map((value) => this.legend.phuong[value - 1][2]));
  }

  /**
   * Whether each set of a filter holds a chosen value.
   * @param {Facet} facet
   * @param {string[]} ids
   */
  passing(facet, ids) {
    const chosen = this.chosen(facet, ids);
    return this.columns[facet].sets.map((set) => set.some((value) => chosen.has(value)));
  }

  /**
   * The profiles that have a chosen value.
   * @param {Facet} facet
   * @param {string[]} ids
   */
  holders(facet, ids) {
    const passing = this.passing(facet, ids);
    const { column } = this.columns[facet];
    const numbers = [];
    for (let number = 0; number < column.length; number++) {
      if (passing[column[number]]) numbers.push(number);
    }
    return numbers;
  }

  /**
   * Sort profiles by their latest year; in a year the higher number stands first.
   * @param {number[]} numbers
   */
  newestFirst(numbers) {
    const { sets, column } = this.columns.nam;
    const latest = sets.map(([year]) => year);
    return [...numbers].sort((one, two) => latest[column[two]] - latest[column[one]] || two - one);
  }

  /**
   * @param {Facet} facet
   * @param {number} value
   */
  label(facet, value) {
    return this.legend[facet][value - 1][1];
  }

  /**
   * The id of a value; empty where there is none.
   * @param {Facet} facet
   * @param {number | undefined} value
   */
  idOf(facet, value) {
    return value ? String(this.legend[facet][value - 1][0]) : "";
  }
}
