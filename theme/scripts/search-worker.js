/* The search, off the main thread. The page sends {type: "open", folder}, then questions {id,
   type: "query" | "suggest", …}; each answer bears the question's id, and state "error" where
   there is none, or "superseded" where another query was asked meanwhile. An answer that still lacks sentences of stories is marked as early; the whole one follows.
   {type: "prepare", q} has no answer: a query is being typed. */

import { MissingFileError } from "./search-worker/fetching.js";
import { QueryHandler } from "./search-worker/query-handler.js";
import { SupersededError } from "./search-worker/searcher.js";

/** @typedef {import("./search/worker-client.js").Question} Question */

/** @type {Promise<QueryHandler> | null} The opened index, with all that was fetched of it. */
let opened = null;
let folder = "";

/**
 * Open the index, unless it is open; what fails is forgotten.
 * @param {boolean} reload
 * @param {string} q What will be asked of it first.
 */
function open(reload, q) {
  if (opened) return opened;
  const opening = QueryHandler.open(folder, reload, q);
  opening.catch(() => (opened = null));
  opened = opening;
  return opening;
}

/**
 * Answer a question. What fails is tried once more: of the same index, which keeps what has come; of a new one, if a file
 * is missing because a new site was put up while this page was open.
 * @param {Question} question
 * @param {(answer: import("./search-worker/query-handler.js").Answer) => void} sendEarly
 */
async function answer(question, sendEarly) {
  const ask = (/** @type {QueryHandler} */ handler) =>
    question.type === "suggest" ? handler.suggest(question) : handler.query(question, sendEarly);
  const opening = open(false, question.q);
  try {
    return await ask(await opening);
  } catch (error) {
    if (error instanceof SupersededError) throw error;
    const isReplaced = error instanceof MissingFileError && (await isOutdated(opening));
    // Another question may have opened the new one meanwhile.
    if (isReplaced && opened === opening) opened = null;
    return ask(await open(true, question.q));
  }
}

/**
 * Whether the host has another index by now, as far as can be told.
 * @param {Promise<QueryHandler>} opening
 */
function isOutdated(opening) {
  return opening.then(({ index }) => index.isOutdated()).catch(() => false);
}

self.onmessage = async ({ data }) => {
  if (data.type === "open") {
    folder = data.folder;
    return;
  }
  if (data.type === "prepare") {
    // What fails here fails again when the query is asked.
    open(false, data.q)
      .then((handler) => handler.prepare(data.q))
      .catch(() => null);
    return;
  }
  const send = (/** @type {object} */ message) => self.postMessage({ id: data.id, ...message });
  try {
    send(await answer(data, (early) => send({ early: true, ...early })));
  } catch (error) {
    const isSuperseded = error instanceof SupersededError;
    send(isSuperseded ? { state: "superseded" } : { state: "error", message: String(error) });
  }
};
