/* Asks the search worker's modules in Node, without a browser: the index is read from a site's
   folder. Standard input: {scripts, folder, queries, first, network, isVeryLarge}; `first` opens the index again
   for every query; `isVeryLarge` asks as in a gallery of more than 20,000; `network` is {delay, rate, keys, link}, see network.mjs, where `keys` are the milliseconds
   between two keys, 0 for what is not typed, and with `link` the time to open the index counts, too.
   Standard output: {before, answers}; each answer has `sent`, the bytes of the files that it took, `took`,
   the milliseconds with those files at hand, and with a network `waited`, the milliseconds until results
   could be shown, and `trips`, how many requests waited for one another; `stories`, how many were read, `early`, the slugs of the early answer if there was one, and
   `readEarly`, how many stories were read for it. */

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";
import { Network } from "./network.mjs";

const { scripts, folder, queries, first, network, isVeryLarge } = JSON.parse(readFileSync(0, "utf8"));
const load = (/** @type {string} */ name) => import(pathToFileURL(`${scripts}/${name}.js`));
const { QueryHandler } = await load("search-worker/query-handler");
const { Index } = await load("search-worker/index");
if (isVeryLarge) Object.defineProperty(Index.prototype, "isVeryLarge", { value: true });
const line = new Network(network?.delay ?? 0, network?.rate ?? Infinity);
let sent = 0;
let stories = 0;
let begun = 0;

async function read(/** @type {string} */ path) {
  const bytes = readFileSync(path);
  sent += bytes.length;
  stories += Number(path.endsWith("story.bin"));
  await line.send(bytes.length);
  return bytes;
}

globalThis.fetch = async (/** @type {string} */ path) => {
  const bytes = await read(path).catch(() => null);
  return bytes ? new Response(bytes) : new Response(null, { status: 404 });
};

Index.prototype.fetchFile = async function (/** @type {string} */ path) {
  return new Uint8Array(gunzipSync(await read(this.folder + path)));
};

/** Begin to count the time and the trips of a question. */
function begin() {
  line.begin();
  begun = line.now;
}

/** Open the index, with what will be asked first. */
async function open(/** @type {string} */ q) {
  sent = 0;
  if (network?.link) begin();
  return line.until(QueryHandler.open(`${folder}/tra-cuu/chi-muc/`, false, q));
}

/** Type a query key by key, as fast as `keys` says. */
async function type(handler, text) {
  for (let end = 1; end <= text.length; end++) {
    handler.prepare?.(text.slice(0, end));
    if (end < text.length) await line.rest(network.keys);
  }
}

async function ask(handler, query) {
  const asked = { filters: {}, sort: "lien-quan", page: 1, deep: false, ...query };
  const before = sent;
  stories = 0;
  if (network?.keys) await type(handler, query.q);
  if (!network?.link) begin();
  let shown = null;
  const show = (/** @type {any} */ answer) => {
    const early = answer?.hits.map((/** @type {{ slug: string }} */ { slug }) => slug);
    shown ??= { waited: line.now - begun, trips: line.trips, early, readEarly: stories };
  };
  const answer = await line.until(handler.query(asked, show).finally(() => show()));
  const bytes = sent - before;
  const read = stories;
  handler.searcher.kept.clear();
  const started = performance.now();
  await line.until(handler.query(asked));
  return { ...answer, ...shown, sent: bytes, stories: read, took: performance.now() - started };
}

let handler = await open("");
const before = sent;
const answers = [];
for (const query of queries) {
  if (first) handler = await open(network?.link ? query.q : "");
  answers.push(await ask(handler, query));
}
process.stdout.write(JSON.stringify({ before, answers }));
