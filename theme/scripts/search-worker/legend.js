/* The names of all filter values. The file leaves out what follows from the rest, see
   generator/search/legend.py. */

import { fold, words } from "./syllables.js";

/**
 * The names of all values. A value's number is its row's, from 1.
 * @typedef {object} Legend
 * @property {[string, string][]} nam
 * @property {[string, string][]} cap
 * @property {[string, string][]} loai
 * @property {[string, string][]} quan
 * @property {[string, string][]} linh-vuc
 * @property {[string, string, number, string[]][]} phuong Id, name, number of the district, ids of
 *   the wards of today.
 * @property {[string, string][]} nay The wards of today.
 * @property {[string, string][]} phong-trao
 * @property {[string, string][]} danh-hieu
 * @property {string[][]} ten-khac Other names of each movement, in the order of these.
 * @property {string[][]} dong-nghia Words that are taken for one another, the usual one first.
 *
 * A row of the file: a name alone, or an id that does not follow from the name, and the name.
 * @typedef {string | [string, string]} Row
 *
 * The wards in columns: rows, numbers of districts, numbers of the wards of today.
 * @typedef {{ rows: Row[], quan: number[], nay: number[][] }} Wards
 */

export const KIND_OF_PLACE = /^(phường|xã|thị trấn|quận|huyện|thị xã) /;

/**
 * The id that follows from a name: its folded words, without the kind of a place.
 * @param {string} name
 */
function idFrom(name) {
  return words(name.replace(KIND_OF_PLACE, "")).map(fold).join("-");
}

/**
 * @param {Record<string, Row[]> & { "phuong": Wards, "dong-nghia": string[][], "ten-khac": string[][] }} file
 * @returns {Legend}
 */
export function readLegend({ phuong, "dong-nghia": synonyms, "ten-khac": aliases, ...lists }) {
  const named = Object.entries(lists).map(([facet, rows]) => [
    facet,
    rows.map((row) => readRow(row)),
  ]);
  const legend = Object.fromEntries(named);
  const wards = phuong.rows.map((row, at) => {
    const district = phuong.quan[at];
    const [id, name] = readRow(row, district ? `-${legend.quan[district - 1][0]}` : "");
    return [id, name, district, phuong.nay[at].map((number) => legend.nay[number - 1][0])];
  });
  return { ...legend, phuong: wards, "dong-nghia": synonyms, "ten-khac": aliases };
}

/**
 * @param {Row} row
 * @param {string} [end] What ends an id after what follows from the name.
 * @returns {[string, string]}
 */
function readRow(row, end = "") {
  return typeof row === "string" ? [idFrom(row) + end, row] : row;
}
