/* Finds the shards of keys in a directory: a list of the first key of each, in order. */

/**
 * The first and the last key of a directory that the lists of a folded key may have; of one key alone with `only`.
 * @param {string} folded
 * @param {string} [only]
 * @returns {[string, string]}
 */
export function rangeOf(folded, only) {
  return only ? [`${folded}\t${only}`, `${folded}\t${only}`] : [folded, `${folded}\t\uffff`];
}

/**
 * Whether a shard may hold a single word: pairs alone lie between two pairs of one first word.
 * @param {string} first
 * @param {string | undefined} next The first key of the shard after it, if that is known.
 */
export function mayHoldWords(first, next) {
  const [word, ...rest] = first.split(" ");
  return !rest.length || !next?.startsWith(`${word} `);
}

/**
 * The last entry of a directory, sorted by first keys, that begins at or before a key; -1 where all begin after it.
 * @template {string | number} Key
 * @param {Key[]} firsts
 * @param {Key} key
 */
export function entryOf(firsts, key) {
  let entry = firsts.length - 1;
  while (entry >= 0 && firsts[entry] > key) entry--;
  return entry;
}

/**
 * Which entries of a directory, sorted by their first key, may hold keys from `low` to `high`.
 * @param {string[]} firsts
 * @param {string} low
 * @param {string} high
 */
export function span(firsts, low, high) {
  const entries = [];
  let entry = Math.max(0, entryOf(firsts, low));
  for (; entry < firsts.length && firsts[entry] <= high; entry++) entries.push(entry);
  return entries;
}
