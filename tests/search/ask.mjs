/* Asks the search worker's modules in Node, without a browser: the index is read from a site's
   folder. Standard input: {scripts, folder, queries, first}; `first` opens the index again for
   every query. Standard output: {before, answers}; each answer has `sent`, the bytes of the files
   that it took, and `took`, the milliseconds with those files at hand. */

import { readFile } from "node:fs/promises";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { scripts, folder, queries, first } = JSON.parse(readFileSync(0, "utf8"));
const { QueryHandler } = await import(pathToFileURL(`${scripts}/search-worker/query-handler.js`));
let sent = 0;

globalThis.fetch = async (/** @type {string} */ path) => {
  const bytes = await readFile(path.split("?")[0]).catch(() => null);
  if (!bytes) return new Response(null, { status: 404 });
  sent += bytes.length;
  return new Response(bytes);
};

async function open() {
  sent = 0;
  const handler = await QueryHandler.open(`${folder}/tra-cuu/chi-muc/`, false);
  return handler;
}

async function ask(handler, query) {
  const asked = { filters: {}, sort: "lien-quan", page: 1, deep: false, ...query };
  const before = sent;
  const answer = await handler.query(asked);
  const bytes = sent - before;
  handler.searcher.kept.clear();
  const started = performance.now();
  await handler.query(asked);
  return { ...answer, sent: bytes, took: performance.now() - started };
}

let handler = await open();
const before = sent;
const answers = [];
for (const query of queries) {
  if (first) handler = await open();
  answers.push(await ask(handler, query));
}
process.stdout.write(JSON.stringify({ before, answers }));
