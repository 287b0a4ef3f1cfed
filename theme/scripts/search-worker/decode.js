/* The bytes of the index's files, as generator/search/ writes them. */

/**
 * A list of the index: the profiles that hold a word, in its own encoding.
 * @typedef {{ key: string, body: Uint8Array }} List
 */

/**
 * The values of one filter: `sets` are sets of value numbers (from 1; 0 is none), `column` has each
 * profile's set.
 * @typedef {{ sets: number[][], column: Uint16Array }} Column
 */

/** @param {Uint8Array} bytes */
export function decodeText(bytes) {
  return new TextDecoder().decode(bytes);
}

/** @param {Uint8Array} bytes */
export function decodeJson(bytes) {
  return JSON.parse(decodeText(bytes));
}

/**
 * Return how often each folded word is met: a line for each, which begins with how many letters it
 * shares with the one before, and after a blank line the counts.
 * @param {Uint8Array} bytes
 * @returns {Map<string, number>}
 */
export function decodeLexicon(bytes) {
  const [words, counts] = decodeText(bytes)
    .split("\n\n")
    .map((part) => part.split("\n"));
  let word = "";
  return new Map(
    words.map((row, at) => {
      word = [...word].slice(0, Number(row[0])).join("") + row.slice(1);
      return [word, Number(counts[at])];
    }),
  );
}

/**
 * Yield the lists of a shard.
 * @param {Uint8Array} bytes
 * @returns {Generator<List>}
 */
export function* listsOf(bytes) {
  let offset = 0;
  while (offset < bytes.length) {
    let length;
    [length, offset] = varintAt(bytes, offset);
    const name = decodeText(bytes.subarray(offset, offset + length));
    offset += length;
    [length, offset] = varintAt(bytes, offset);
    yield { key: name, body: bytes.subarray(offset, offset + length) };
    offset += length;
  }
}

/**
 * Return the profile numbers of a list, in order.
 * @param {Uint8Array} body
 */
export function numbersOf(body) {
  const numbers = [];
  let last = -1;
  for (let offset = 0, step; offset < body.length;) {
    [step, offset] = varintAt(body, offset);
    last += step + 1;
    numbers.push(last);
  }
  return numbers;
}

/**
 * Yield [profile number, place] of a list of names; for the place see `Token.places`.
 * @param {Uint8Array} body
 * @returns {Generator<[number, number]>}
 */
export function* placedOf(body) {
  for (let offset = 0, length; offset < body.length; offset += length) {
    const place = body[offset];
    [length, offset] = varintAt(body, offset + 1);
    for (const number of numbersOf(body.subarray(offset, offset + length))) yield [number, place];
  }
}

/**
 * Return a function that takes one number after the other off the bytes.
 * @param {Uint8Array} bytes
 */
export function createReader(bytes) {
  let offset = 0;
  return () => {
    let value;
    [value, offset] = varintAt(bytes, offset);
    return value;
  };
}

/**
 * Read the column of `size` profiles.
 * @param {() => number} next
 * @param {number} size
 * @returns {Column}
 */
export function readColumn(next, size) {
  const sets = Array.from({ length: next() }, () => Array.from({ length: next() }, next));
  const runs = Array.from({ length: next() }, next);
  const column = new Uint16Array(size);
  let number = 0;
  for (const set of runs) {
    const length = next();
    column.fill(set, number, number + length);
    number += length;
  }
  return { sets, column };
}

/**
 * @param {Uint8Array} bytes
 * @param {number} offset
 * @returns {[number, number]} The number and the offset behind it.
 */
function varintAt(bytes, offset) {
  let value = 0;
  let shift = 0;
  for (;;) {
    const byte = bytes[offset++];
    if (byte === undefined) throw new Error("truncated");
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return [value, offset];
    shift += 7;
  }
}
