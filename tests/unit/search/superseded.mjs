/* Reads { folder, site, queries } from standard input. Asks all queries of an index at once, as while someone types; prints
   for each what became of it, and the names of the files of cards that were read. */

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";

const { folder, site, queries } = JSON.parse(readFileSync(0, "utf-8"));
const load = (name) => import(pathToFileURL(`${folder}/search-worker/${name}.js`).href);
const { QueryHandler } = await load("query-handler");
const { Index } = await load("index");
const { SupersededError } = await load("searcher");
const cards = [];
globalThis.fetch = async (path) => new Response(readFileSync(path));
Index.prototype.fetchFile = async function (path) {
  // As over a network, where other questions are asked before a file has come.
  await new Promise((resolve) => setTimeout(resolve, 5));
  if (path.startsWith("cards-")) cards.push(path.replace(/-.*-/, "-"));
  return new Uint8Array(gunzipSync(readFileSync(this.folder + path)));
};
const handler = await QueryHandler.open(`${site}/tra-cuu/chi-muc/`, false);
const ask = async (q) => {
  try {
    const { hits } = await handler.query({ q, filters: {}, sort: "lien-quan", page: 1, deep: false });
    return hits.map(({ name }) => name.map(([text]) => text).join(""));
  } catch (error) {
    if (!(error instanceof SupersededError)) throw error;
    return "superseded";
  }
};
const became = await Promise.all(queries.map(ask));
console.log(JSON.stringify({ became, cards }));
