/* Reads { folder, steps } from standard input. Each step is something that happens to the page's side of the worker, whose
   clock stands still between them: ["ask"], ["answer", milliseconds, state]. Prints how long someone who types must rest
   after each step. */

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { folder, steps } = JSON.parse(readFileSync(0, "utf-8"));
let now = 0;
let answer = null;
globalThis.self = globalThis;
globalThis.performance = { now: () => now };
globalThis.Worker = class {
  addEventListener(type, listener) {
    if (type === "message") answer = listener;
  }

  postMessage() {}
};
const { WorkerClient } = await import(pathToFileURL(`${folder}/search/worker-client.js`).href);
const client = new WorkerClient("worker.js", "index/");
const pauses = [client.pause];
let asked = 0;
for (const [step, milliseconds, state] of steps) {
  if (step === "ask") client.ask({ type: "query", q: "hoa" });
  else {
    now += milliseconds;
    asked += 1;
    answer({ data: { id: asked, state } });
  }
  pauses.push(client.pause);
}
console.log(JSON.stringify(pauses));
