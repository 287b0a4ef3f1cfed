/* Reads { folder, legends, lexicons } from standard input; prints what the worker makes of these files, unpacked. */

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { folder, legends, lexicons } = JSON.parse(readFileSync(0, "utf-8"));
const load = (name) => import(pathToFileURL(`${folder}/search-worker/${name}.js`).href);
const { readLegend } = await load("legend");
const { decodeLexicon } = await load("decode");
const read = (text) => [...decodeLexicon(new TextEncoder().encode(text))];
console.log(
  JSON.stringify({ legends: legends.map((text) => readLegend(JSON.parse(text))), lexicons: lexicons.map(read) }),
);
