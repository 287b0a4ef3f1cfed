/* The search, off the main thread. The page sends {type: "open", folder}, then questions {id,
   type: "query" | "suggest", …}; each answer bears the question's id, and state "error" where
   there is none. */

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
 */
async function answer(question) {
  const ask = (/** @type {QueryHandler} */ handler) =>
    question.type === "suggest" ? handler.suggest(question) : handler.query(question);
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
  try {
    self.postMessage({ id: data.id, ...(await answer(data)) });
  } catch (error) {
    opened = null;
    self.postMessage({ id: data.id, state: "error", message: String(error) });
  }
};
