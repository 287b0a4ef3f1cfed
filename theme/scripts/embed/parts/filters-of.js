/* Lists as filters: what a list holds, said as a search says it. */

/** Kinds of lists that filters can stand for; a year may follow a district. */
const FILTERED = ["quan", "phuong", "linh-vuc", "nam", "phong-trao"];

/**
 * The filters that find what a list holds; null for a list that none do.
 * @param {string} index The address of the list without its last "/".
 * @returns {Record<string, string> | null}
 */
export function filtersOf(index) {
  const [kind, id, year] = index.split("/");
  if (kind === "ho-so") return {};
  if (kind === "tap-the") return { loai: "collective" };
  if (!FILTERED.includes(kind) || !id) return null;
  return year ? { [kind]: id, nam: year } : { [kind]: id };
}
