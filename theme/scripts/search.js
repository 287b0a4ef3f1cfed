/* The search box of every page. The worker and its index are fetched when a visitor first goes
   to the box, never before; without this script the box is a plain form that leads to /tra-cuu/.
   A classic script: modules do not load from file:// or in a sandboxed frame, where the visitor
   must still be told. */

import { find } from "./shared/elements.js";
import { Suggestions } from "./search/suggestions.js";
import { WorkerClient } from "./search/worker-client.js";

const { dataset } = /** @type {HTMLScriptElement} */ (document.currentScript);

/**
 * The full address of one of the paths that the page gives to this script.
 * @param {"root" | "workerScript" | "resultsScript"} name
 */
function addressOf(name) {
  return new URL(dataset[name] ?? "", document.baseURI).href;
}

/** @param {KeyboardEvent} event */
function focusBox(event) {
  const isOther = event.altKey || event.shiftKey || event.key?.toLowerCase() !== "k";
  if (isOther || !(event.ctrlKey || event.metaKey)) return;
  const input = /** @type {HTMLInputElement | null} */ (
    document.querySelector("[data-search-box] input")
  );
  if (!input) return;
  event.preventDefault();
  input.focus();
  input.select();
}

/**
 * Start the search page, whose script is fetched there alone; where it or the worker cannot be had,
 * the page says so.
 * @param {Element} page
 * @param {WorkerClient} client
 */
async function startResults(page, client) {
  try {
    client.start();
    const { Results } = await import(addressOf("resultsScript"));
    new Results(page, client, addressOf("root")).start();
  } catch (error) {
    find(page, "[data-results]").dataset.state = "error";
    find(page, "[data-results]").setAttribute("aria-busy", "false");
    find(page, "[data-scope]").textContent = "Lúc này chưa tra cứu được.";
    find(page, "[data-error]").hidden = false;
    find(page, "[data-retry]").addEventListener("click", () => location.reload());
    console.error(error);
  }
}

const client = new WorkerClient(addressOf("workerScript"), `${addressOf("root")}tra-cuu/chi-muc/`);
document.addEventListener("keydown", focusBox);
const form = /** @type {HTMLFormElement | null} */ (document.querySelector("[data-suggests]"));
if (form) new Suggestions(form, client, addressOf("root"));
const page = document.querySelector("[data-search]");
if (page) startResults(page, client);
