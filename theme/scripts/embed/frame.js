/* In a frame: what the end of its address asks for, and its height for the page around it. That
   page must greet us first (see parts/frames.js): then we know its origin and answer it alone. */

import { createAccentSheet } from "./parts/accent.js";
import { readCount } from "./parts/count.js";

/** As many profiles as the page of a list holds at most; see `FRAME_SIZE` in generator/rendering/embeds.py. */
const FULL = 12;

const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);
const root = src.replace(/nhung\/1\/frame\.js.*/, "");
const options = new URLSearchParams(location.hash.slice(1));
const content = /** @type {HTMLElement} */ (document.querySelector("[data-content]"));
/** What WordPress adds to the address of a frame that it puts into a sandbox. */
const secret = options.get("secret");

/** Options that a list understands and a card does not need: how many, which look. */
function arrangeList() {
  const list = document.querySelector(".list");
  if (!list) return;
  const count = readCount(options.get("so"));
  const items = [...list.querySelectorAll(".list__item")];
  if (options.get("kieu") === "chay" || (count > items.length && items.length >= FULL)) {
    return createMoving(list);
  }
  if (count > 0) for (const item of items.slice(count)) item.remove();
  const look = { "danh-sach": "rows", luoi: "grid" }[options.get("kieu") ?? ""];
  if (look) list.className = `list list--${look}`;
}

/**
 * What the page of a list does not hold, our element makes: more profiles, and a row that moves and may be stopped.
 * Until it has them, and where it gets none, the list stands as it is.
 * @param {Element} list
 */
function createMoving(list) {
  const [, index = ""] = location.href.replace(/[?#].*/, "").split(`${root}nhung/`);
  if (!options.has("tieu-de")) options.set("tieu-de", list.querySelector("h1")?.textContent ?? "");
  const section = document.createElement("section");
  section.className = content.className;
  section.append(...content.childNodes);
  content.className = "";
  content.dataset.filter = "";
  content.append(section);
  createElement([["danh-sach", index]]);
  const script = document.createElement("script");
  script.src = `${root}nhung/1.js`;
  document.head.append(script);
}

/** @param {Iterable<[string, string]>} attributes */
function createElement(attributes) {
  const list = document.createElement("ntvt-danh-sach");
  for (const [name, value] of attributes) list.setAttribute(name, value);
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
  if (options.has("toi")) document.documentElement.style.colorScheme = "dark";
  document.adoptedStyleSheets = createAccentSheet(`#${options.get("nhan") ?? ""}`);
  if (options.get("mo") === "tai-cho" || secret) {
    for (const link of document.querySelectorAll("a")) {
      link.target = "_top";
      link.querySelector(".hidden")?.remove();
    }
  }
  // A frame of filters has no list of its own.
  if (content.matches("[data-filter]")) createElement(new URLSearchParams(location.search));
  arrangeList();
}

/** Whether only the link stands there that a list will replace: the frame keeps the place that it was given. */
function isWaiting() {
  const list = content.querySelector("ntvt-danh-sach");
  return Boolean(list?.querySelector(":scope > a") && !list.shadowRoot);
}

/** @param {string} origin */
function sendHeights(origin) {
  document.documentElement.dataset.grows = "";
  // A page from a disk, or in a sandbox, has an origin that no message can be addressed to.
  const target = origin === "null" ? "*" : origin;
  new ResizeObserver(() => {
    if (isWaiting()) return;
    const height = content.getBoundingClientRect().height;
    parent.postMessage({ type: "ntvt-height", height }, target);
  }).observe(content);
}

/**
 * The sandbox of WordPress opens no link; its script follows one of ours for whoever knows the secret.
 * @param {MouseEvent} event
 */
function askToFollow(event) {
  const link = /** @type {Element} */ (event.target).closest("a");
  if (!link) return;
  event.preventDefault();
  parent.postMessage({ message: "link", value: link.href, secret }, "*");
}

/** @param {MessageEvent} event */
function greet({ data, origin, source }) {
  if (source !== parent || data?.type !== "ntvt-hello") return;
  removeEventListener("message", greet);
  const isChosen = options.has("sang") || options.has("toi");
  if (!isChosen) document.documentElement.style.colorScheme = data.scheme ?? "";
  sendHeights(origin);
}

applyOptions();
if (parent !== window) {
  addEventListener("message", greet);
  if (secret) addEventListener("click", askToFollow);
  // Says nothing of the page or its reader, so any page may hear it.
  parent.postMessage({ type: "ntvt-ready" }, "*");
}
