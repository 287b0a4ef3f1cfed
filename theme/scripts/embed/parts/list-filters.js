/* The filters that a visitor of another site may set on a list: by field and by year. */

import { create } from "./cards.js";

/**
 * The values of a filter: id, name, and how many profiles have it.
 * @typedef {Record<string, [string, string, number][]>} Choices
 */

/** @type {Record<string, string>} */
const TITLES = { "linh-vuc": "Lĩnh vực", nam: "Năm" };

/**
 * @param {Choices} choices
 * @param {Record<string, string>} picked What the visitor chose before.
 * @param {(name: string, id: string) => void} pick
 */
export function createFilters(choices, picked, pick) {
  const labels = Object.entries(choices).map(([name, values]) => {
    const select = /** @type {HTMLSelectElement} */ (create("select", "list__select"));
    select.name = name;
    const options = values.map(([id, text, count]) => new Option(`${text} (${count})`, id));
    select.append(new Option("Tất cả", ""), ...options);
    select.value = picked[name] ?? "";
    select.addEventListener("change", () => pick(name, select.value));
    return create("label", "list__filter", TITLES[name], " ", select);
  });
  return create("div", "list__filters", ...labels);
}
