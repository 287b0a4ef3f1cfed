/* The preview is the embed itself; plain HTML is written from what it shows. */

import { attributesOf, escapeText, frameOf, heightOf, isCard, pageOf } from "./snippets.js";

/** @typedef {import("./snippets.js").Choice} Choice */

const PATIENCE = 9000;
const LOOK_AGAIN = 100;

/**
 * @param {Choice} choice
 * @param {string} way "script", "iframe" or "html".
 * @param {string} root
 */
export function createPreview(choice, way, root) {
  if (way === "iframe") {
    const frame = document.createElement("iframe");
    Object.assign(frame, { src: frameOf(choice, root), title: "Xem trước", width: "100%" });
    frame.height = String(heightOf(choice));
    frame.setAttribute("frameborder", "0");
    return frame;
  }
  const element = document.createElement(isCard(choice) ? "ntvt-ho-so" : "ntvt-danh-sach");
  for (const [name, value] of attributesOf(choice)) element.setAttribute(name, value);
  return element;
}

/**
 * Wait until an embed shows its cards; none where it has nobody to show, or does not get them.
 * @param {Element} element
 * @returns {Promise<Element[]>}
 */
async function cardsOf(element) {
  for (let waited = 0; waited < PATIENCE; waited += LOOK_AGAIN) {
    const cards = element.shadowRoot?.querySelectorAll(".card:has(.card__name)");
    if (cards) return [...cards];
    await new Promise((done) => setTimeout(done, LOOK_AGAIN));
  }
  return [];
}

/**
 * Write plain HTML: links and text, nothing else; empty where there is nobody.
 * @param {Element} element An embed.
 * @param {Choice} choice
 * @param {string} root
 * @param {string} site
 */
export async function writePlain(element, choice, root, site) {
  const items = (await cardsOf(element)).map((card) => {
    const link = /** @type {HTMLAnchorElement | null} */ (card.querySelector("a"));
    const name = link?.firstChild?.textContent ?? "";
    const [deed, label] = ["deed", "label"].map((part) => {
      return card.querySelector(`.card__${part}`)?.textContent ?? "";
    });
    const text = `<a href="${escapeText(link?.href.replace(root, site) ?? "")}">${escapeText(name)}</a>`;
    return [text, ...[deed, label].filter(Boolean).map(escapeText)].join("<br>");
  });
  if (!items.length) return "";
  const ours = `<a href="${escapeText(site + (isCard(choice) ? "" : pageOf(choice)))}">Người tốt, việc tốt</a>`;
  if (isCard(choice)) return `<p>${items[0]}<br>Theo ${ours}</p>`;
  const list = items.map((item) => `  <li>${item}</li>`).join("\n");
  return `<h3>${escapeText(choice.title)}</h3>\n<ul>\n${list}\n</ul>\n<p>Xem tất cả trên ${ours}</p>`;
}
