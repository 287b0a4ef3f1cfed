/* Reads { folder, counts } from standard input; prints each count as the theme's scripts write it. */

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { folder, counts } = JSON.parse(readFileSync(0, "utf-8"));
const { formatCount } = await import(pathToFileURL(`${folder}/shared/text.js`).href);
console.log(JSON.stringify(counts.map(formatCount)));
