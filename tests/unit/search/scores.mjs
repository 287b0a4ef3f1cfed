/* Reads { folder, queries, size, seed } from standard input; prints, for each query among profiles that hold its words by
   chance, the scores of all asked at once, those of each profile alone, and the order. */

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { folder, queries, size, seed } = JSON.parse(readFileSync(0, "utf-8"));
const load = (name) => import(pathToFileURL(`${folder}/search-worker/${name}.js`).href);
const [{ parse }, { rank, scoresOf }] = [await load("query"), await load("ranking")];
let state = seed;

function draw(below) {
  state = (state * 48271) % 2147483647;
  return state % below;
}

/** An array of draws, most of them 0. */
function fill(Type, below) {
  return Type.from({ length: size }, () => (draw(2) ? draw(below) : 0));
}

function meet(token) {
  token.held = fill(Uint8Array, 16);
  token.name = fill(Uint8Array, 5);
  token.places = Uint8Array.from(token.name, (grade) => (grade ? (draw(3) << 4) | 3 : 0));
  token.holders = draw(size);
  if (!token.next) return;
  token.pair = fill(Uint8Array, 16);
  token.turns = fill(Int32Array, 8);
}

const answers = queries.map((query) => {
  const tokens = parse(query);
  tokens.forEach(meet);
  const numbers = [...Array(size).keys()];
  return {
    together: scoresOf(tokens, numbers, size),
    alone: numbers.map((number) => scoresOf(tokens, [number], size)[0]),
    order: rank(tokens, numbers, size),
  };
});
console.log(JSON.stringify(answers));
