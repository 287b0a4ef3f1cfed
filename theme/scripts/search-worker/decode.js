/* The bytes of the index's files, as generator/search/ writes them. */

import { STORY } from "./places.js";

/**
 * A list of the index: the profiles that hold a word, in its own encoding.
 * @typedef {{ key: string, body: Uint8Array }} List
 */

/**
 * The values of one filter: `sets` are sets of value numbers (from 1; 0 is none), `column` has each
 * profile's set.
 * @typedef {{ sets: number[][], column: Uint16Array }} Column
 */

/**
 * The turns of a pair that many stories hold: by name in blocks of profiles, and of the rest as bits for each; the blocks
 * that were read.
 * @typedef {{ numbers: number[], names: string[], rest: number[], read: Set<number> }} TurnsApart
 */

/** The place of pairs in stories whose numbers hold turns too. */
const WITH_TURNS = 24;
/** In place of a place, before the names of blocks of turns, and before the turns of the rest. */
const BLOCK_NAMES = 32;
const REST = 33;
/** As in generator/search/codec.py. */
const NAME_BYTES = 6;
const TURNS = 32;

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
  const [words, counts = []] = decodeText(bytes)
    .split("\n\n")
    .map((part) => part.split("\n").filter(Boolean));
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
 * Yield the parts of a list: a place and the bytes that follow.
 * @param {Uint8Array} body
 * @returns {Generator<[number, Uint8Array]>}
 */
function* partsOf(body) {
  for (let offset = 0, length; offset < body.length; offset += length) {
    const place = body[offset];
    [length, offset] = varintAt(body, offset + 1);
    yield [place, body.subarray(offset, offset + length)];
  }
}

/**
 * Yield the profiles of a list of names by place; for the place see `Token.places`.
 * @param {Uint8Array} body
 * @returns {Generator<{ place: number, numbers: number[] }>}
 */
export function* placedOf(body) {
  for (const [place, part] of partsOf(body)) yield { place, numbers: numbersOf(part) };
}

/**
 * Yield the profiles of a list of a text by place, see places.js; of a pair in stories where it begins in each, modulo 32,
 * as bits, null where that is unknown.
 * @param {Uint8Array} body
 * @returns {Generator<{ place: number, numbers: number[], turns: number[] | null }>}
 */
export function* heldOf(body) {
  for (const [place, part] of partsOf(body)) {
    if (place === BLOCK_NAMES || place === REST) continue;
    const numbers = numbersOf(part);
    if (place === WITH_TURNS) yield { place: STORY, ...splitTurns(numbers) };
    else yield { place, numbers, turns: null };
  }
}

/**
 * @param {number[]} values Of a profile one for each turn: its number counts `TURNS` times, and the turn is added.
 */
function splitTurns(values) {
  /** @type {number[]} */
  const numbers = [];
  /** @type {number[]} */
  const turns = [];
  for (const value of values) {
    const number = Math.floor(value / TURNS);
    if (number !== numbers[numbers.length - 1]) {
      numbers.push(number);
      turns.push(0);
    }
    turns[turns.length - 1] |= 1 << (value % TURNS);
  }
  return { numbers, turns };
}

/**
 * Return the turns of a pair that many stories hold: the numbers of the profiles that hold it, the name of each block of turns,
 * and the turns of the profiles after these.
 * @param {Uint8Array} body
 * @returns {TurnsApart | null}
 */
export function turnsApart(body) {
  const parts = new Map(partsOf(body));
  const [held, names, rest] = [STORY, BLOCK_NAMES, REST].map((place) => parts.get(place));
  if (!held || !names || !rest) return null;
  const digits = Array.from(names, (byte) => byte.toString(16).padStart(2, "0"));
  return {
    numbers: numbersOf(held),
    names: Array.from({ length: digits.length / NAME_BYTES }, (_, at) =>
      digits.slice(at * NAME_BYTES, (at + 1) * NAME_BYTES).join(""),
    ),
    rest: decodeTurns(rest),
    read: new Set(),
  };
}

/**
 * Return the turns of a block of profiles, as bits for each.
 * @param {Uint8Array} bytes
 */
export function decodeTurns(bytes) {
  /** @type {number[]} */
  const rows = [];
  let turns = 0;
  for (const byte of bytes) {
    turns |= 1 << (byte % TURNS);
    if (byte >= TURNS) continue;
    rows.push(turns);
    turns = 0;
  }
  return rows;
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
  const steps = Array.from({ length: next() }, next);
  const column = new Uint16Array(size);
  let number = 0;
  let set = -1;
  for (const step of steps) {
    set = (set + 1 + step) % sets.length;
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
  let scale = 1;
  for (;;) {
    const byte = bytes[offset++];
    if (byte === undefined) throw new Error("truncated");
    value += (byte & 127) * scale;
    if (byte < 128) return [value, offset];
    scale *= 128;
  }
}
