/* The search, off the main thread. The page sends {type: "open", folder}, then questions {id,
   type: "query" | "suggest", …}; each answer bears the question's id, and state "error" where
   there is none. An answer that still lacks sentences of stories is marked as early; the whole one follows.
   {type: "prepare", q} has no answer: a query is being typed. */

import { QueryHandler } from "./search-worker/query-handler.js";

/** @typedef {import("./search/worker-client.js").Question} Question */

/** @type {Promise<QueryHandler> | null} */
let opened = null;
let folder = "";

/** @param {boolean} reload */
function open(reload) {
  opened = QueryHandler.open(folder, reload);
  return opened;
}

/**
 * Answer a question. Whatever fails is tried once more with fresh contents: a missing file means
 * that a new site was put up while this page was open.
 * @param {Question} question
 * @param {(answer: import("./search-worker/query-handler.js").Answer) => void} sendEarly
 */
async function answer(question, sendEarly) {
  const ask = (/** @type {QueryHandler} */ handler) =>
    question.type === "suggest" ? handler.suggest(question) : handler.query(question, sendEarly);
  try {
    return await ask(await (opened || open(false)));
  } catch {
    return await ask(await open(true));
  }
}

self.onmessage = async ({ data }) => {
  if (data.type === "open") {
    folder = data.folder;
    return;
  }
  if (data.type === "prepare") {
    // What fails here fails again when the query is asked.
    (opened || open(false)).then((handler) => handler.prepare(data.q)).catch(() => null);
    return;
  }
  const send = (/** @type {object} */ message) => self.postMessage({ id: data.id, ...message });
  try {
    send(await answer(data, (early) => send({ early: true, ...early })));
  } catch (error) {
    opened = null;
    send({ state: "error", message: String(error) });
  }
};
