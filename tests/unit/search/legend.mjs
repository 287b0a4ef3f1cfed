/* Reads { folder, files } from standard input; prints what the worker makes of these files of legends. */

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { folder, files } = JSON.parse(readFileSync(0, "utf-8"));
const { readLegend } = await import(pathToFileURL(`${folder}/search-worker/legend.js`).href);
console.log(JSON.stringify(files.map(readLegend)));
