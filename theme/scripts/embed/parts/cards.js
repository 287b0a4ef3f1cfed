/* A card, as a shadow root and a frame show it. Data reach it as text, never as HTML. */

import { root } from "./site.js";

/**
 * What a card says; `picture` is an address below the root, `opens` whether its link opens a new tab.
 * `field` is whose pigment the plate has, `number` what stands on it in place of the monogram.
 * @typedef {{ text: string | null, label: string, monogram: string, field?: string | null,
 *   number?: string | null, is_honoured: boolean, picture: string | null }} Card
 */

/**
 * Create an element with a class and text.
 * @param {string} tag
 * @param {string} name
 * @param {(Node | string)[]} children
 */
export function create(tag, name, ...children) {
  const element = document.createElement(tag);
  element.className = name;
  element.append(...children);
  return element;
}

/**
 * Create a link that opens a new tab, or where `opens` is false the page in the place of the host's.
 * @param {string} href
 * @param {string} text
 * @param {boolean} opens
 */
export function createLink(href, text, opens) {
  const link = /** @type {HTMLAnchorElement} */ (create("a", "card__link", text));
  link.href = href;
  if (opens) {
    Object.assign(link, { target: "_blank", rel: "noopener" });
    link.append(create("span", "hidden", " (mở trong thẻ mới)"));
  } else link.target = "_top";
  return link;
}

/**
 * Create the line that stands in the place of a card.
 * @param {string} href
 * @param {string} text
 * @param {boolean} opens
 */
export function createNote(href, text, opens) {
  return create("div", "card", create("p", "card__note", createLink(href, text, opens)));
}

/** @param {Card} card */
function createFace(card) {
  if (!card.picture) {
    const face = create("span", "card__face", card.number || card.monogram);
    if (card.field) face.classList.add(`card__face--${card.field}`);
    face.setAttribute("aria-hidden", "true");
    return face;
  }
  const face = /** @type {HTMLImageElement} */ (create("img", "card__face"));
  Object.assign(face, { src: root + card.picture, alt: "", width: 60, height: 60 });
  return face;
}

/**
 * Create a card around a link; `site` is the line that names us, empty in a list of ours.
 * @param {Card} card
 * @param {Node} link
 * @param {string} site
 */
export function createCard(card, link, site) {
  const text = create("div", "card__text", create(site ? "h3" : "p", "card__name", link));
  if (card.text) text.append(create("p", "card__deed", card.text));
  const label = card.is_honoured ? `Được khen thưởng · ${card.label}` : card.label;
  text.append(create("p", "card__label", label));
  if (site) text.append(create("p", "card__site", site));
  const inner = create("div", "card__inner", createFace(card), text);
  const name = card.is_honoured ? "card card--honoured" : "card";
  return create(site ? "article" : "div", name, inner);
}
