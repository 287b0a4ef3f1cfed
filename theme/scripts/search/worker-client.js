/* The page's side of the search worker. */

/**
 * @typedef {import("../search-worker/query-handler.js").Answer} Answer
 * @typedef {import("../search-worker/query-handler.js").Query} Query
 * @typedef {import("../search-worker/suggester.js").Suggestions} Suggestions
 * @typedef {{ type: "query" } & Query | { type: "suggest", q: string }} Question
 * @typedef {(answer: Answer) => void} OnEarly Takes an answer that still lacks sentences of stories.
 * @typedef {{ began: number, resolve: (answer: any) => void, reject: (error: Error) => void, onEarly?: OnEarly }} Asker
 */

/** Milliseconds that someone who types rests before a question is asked. */
const SHORT_REST = 130;
/** The same where answers take long: what is asked between two keys would only be in the way of the last. */
const LONG_REST = 350;
/** Milliseconds from which on an answer takes long. */
const SLOW = 400;

export class WorkerClient {
  /**
   * @param {string} script Address of the worker's script.
   * @param {string} folder Address of the index, which ends in "/".
   */
  constructor(script, folder) {
    this.script = script;
    this.folder = folder;
    /** @type {Worker | null} */
    this.worker = null;
    /** @type {Map<number, Asker>} */
    this.waiting = new Map();
    this.last = 0;
    /** How long the newest answer took, in milliseconds; a question that was given up has none. */
    this.took = 0;
  }

  /**
   * Start the worker, unless it runs. Raises where the browser allows none: on file://, in a
   * sandboxed frame; and where it is too old for search: Chrome can since 80, Safari since 16.4.
   * @returns {Worker}
   */
  start() {
    if (this.worker) return this.worker;
    if (!("DecompressionStream" in self)) throw new Error("browser too old for search");
    const worker = new Worker(this.script);
    worker.addEventListener("message", ({ data }) => this.settle(data));
    worker.addEventListener("error", (event) => this.fail(event));
    worker.postMessage({ type: "open", folder: this.folder });
    this.worker = worker;
    return worker;
  }

  /**
   * Ask the worker; rejects where there is no answer to be had.
   * @param {Question} question
   * @param {OnEarly} [onEarly]
   * @returns {Promise<any>}
   */
  ask(question, onEarly) {
    return new Promise((resolve, reject) => {
      const worker = this.start();
      this.last += 1;
      this.waiting.set(this.last, { began: performance.now(), resolve, reject, onEarly });
      worker.postMessage({ ...question, id: this.last });
    });
  }

  /** How long someone who types must rest before the next question is asked, in milliseconds. */
  get pause() {
    return this.waiting.size || this.took > SLOW ? LONG_REST : SHORT_REST;
  }

  /**
   * Let the worker fetch what a query needs that is still being typed.
   * @param {string} q
   */
  prepare(q) {
    this.worker?.postMessage({ type: "prepare", q });
  }

  /** @param {{ id: number, state?: string, message?: string, early?: boolean }} answer */
  settle(answer) {
    const asker = this.waiting.get(answer.id);
    if (asker && answer.state !== "superseded") this.took = performance.now() - asker.began;
    if (answer.early) {
      asker?.onEarly?.(/** @type {any} */ (answer));
      return;
    }
    this.waiting.delete(answer.id);
    if (answer.state === "error") asker?.reject(new Error(answer.message));
    else asker?.resolve(answer);
  }

  /**
   * The worker's script is missing or broke: whoever waits is refused; the next question starts a
   * new worker.
   * @param {Event} event
   */
  fail(event) {
    event.preventDefault();
    this.worker?.terminate();
    this.worker = null;
    for (const asker of this.waiting.values()) asker.reject(new Error("search worker stopped"));
    this.waiting.clear();
  }
}
