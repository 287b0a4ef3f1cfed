/* Reads { folder, rows } from standard input, each row a text and a query; prints what a result shows of the text. */

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { folder, rows } = JSON.parse(readFileSync(0, "utf-8"));
const load = (name) => import(pathToFileURL(`${folder}/search-worker/${name}.js`).href);
const [{ parse }, { cutAround }] = [await load("query"), await load("snippets")];
console.log(JSON.stringify(rows.map(([text, query]) => cutAround(text, parse(query)))));
