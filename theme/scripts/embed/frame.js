/* In a frame: what the end of its address asks for, and its height for the page around it. That
   page must greet us first (see parts/frames.js): then we know its origin and answer it alone. */

import { createAccentSheet } from "./parts/accent.js";
import { readCount } from "./parts/count.js";

const options = new URLSearchParams(location.hash.slice(1));
const content = /** @type {HTMLElement} */ (document.querySelector("[data-content]"));

/** Options that a list understands and a card does not need: how many, which look. */
function arrangeList() {
  const list = document.querySelector(".list");
  if (!list) return;
  const count = readCount(options.get("so"));
  const items = [...list.querySelectorAll(".list__item")];
  if (count > 0) for (const item of items.slice(count)) item.remove();
  const look = { "danh-sach": "rows", luoi: "grid" }[options.get("kieu") ?? ""];
  if (look) list.className = `list list--${look}`;
}

/** A frame of filters has no page of its own: our element makes the list. */
function createFiltered() {
  const list = document.createElement("ntvt-danh-sach");
  for (const [name, value] of new URLSearchParams(location.search)) list.setAttribute(name, value);
  for (const name of ["so", "kieu", "mo", "tieu-de"]) {
    const value = options.get(name);
    if (value) list.setAttribute(name, value);
  }
  if (options.has("bo-loc")) list.setAttribute("bo-loc", "");
  for (const scheme of ["sang", "toi"]) if (options.has(scheme)) list.setAttribute("mau", scheme);
  if (options.get("nhan")) list.setAttribute("mau-nhan", `#${options.get("nhan")}`);
  list.append(...content.childNodes);
  content.append(list);
}

function applyOptions() {
  const scheme = options.has("sang") ? "light" : options.has("toi") ? "dark" : "";
  if (scheme) document.documentElement.dataset.scheme = scheme;
  document.adoptedStyleSheets = createAccentSheet(`#${options.get("nhan") ?? ""}`);
  if (options.get("mo") === "tai-cho") {
    for (const link of document.querySelectorAll("a")) {
      link.target = "_top";
      link.querySelector(".hidden")?.remove();
    }
  }
  if (content.matches("[data-filter]")) createFiltered();
  arrangeList();
}

/** @param {string} origin */
function sendHeights(origin) {
  document.documentElement.dataset.grows = "";
  new ResizeObserver(() => {
    const height = content.getBoundingClientRect().height;
    parent.postMessage({ type: "ntvt-height", height }, origin);
  }).observe(content);
}

/** @param {MessageEvent} event */
function greet({ data, origin, source }) {
  if (source !== parent || data?.type !== "ntvt-hello") return;
  removeEventListener("message", greet);
  sendHeights(origin);
}

applyOptions();
if (parent !== window) {
  addEventListener("message", greet);
  // Says nothing of the page or its reader, so any page may hear it.
  parent.postMessage({ type: "ntvt-ready" }, "*");
}
