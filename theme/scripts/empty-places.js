/* Names the places of a query of which the gallery has nobody yet. Fetched by results.js when a query needs it. */

import { createElement } from "./shared/elements.js";
import { foldText } from "./shared/folding.js";

/** @typedef {[string, string, string]} Place Address below the root, name, what tells it from others of that name. */

/** The most places of one line. */
const MOST = 4;
/** @type {Record<string, string>} */
const SHORT_KINDS = {
  p: "phuong",
  x: "xa",
  tt: "thi tran",
  q: "quan",
  h: "huyen",
  tx: "thi xa",
};
const SHORT_KIND = /\b(p|x|tt|q|h|tx) (?=[a-z])/g;
/** @type {Promise<Place[]> | null} */
let known = null;
const KIND = /^(phuong|xa|thi tran|quan|huyen|thi xa) /;

/**
 * Return a line about the places that a query names, with or without their kind; null where it names none.
 * @param {string} q
 * @param {string} root Address of the site, which ends in "/".
 */
export async function nameEmptyPlaces(q, root) {
  const asked = foldText(q).replace(SHORT_KIND, (_, kind) => `${SHORT_KINDS[kind]} `);
  const named = (await fetchPlaces(root)).filter(([, title]) => isNamed(foldText(title), asked));
  if (!named.length) return null;
  const links = named.slice(0, MOST).flatMap(([address, title, note], at) => {
    const link = createElement("a", { href: root + address }, title);
    return [at ? ", " : "", link, note && ` (${note})`];
  });
  return createElement("p", {}, "Chưa có hồ sơ nào của ", ...links, ".");
}

/**
 * @param {string} title Folded, with the kind of the place.
 * @param {string} asked
 */
function isNamed(title, asked) {
  return ` ${asked} `.includes(` ${title} `) || title.replace(KIND, "") === asked;
}

/**
 * @param {string} root
 * @returns {Promise<Place[]>}
 */
function fetchPlaces(root) {
  if (!known) {
    known = readPlaces(root);
    known.catch(() => (known = null));
  }
  return known;
}

/** @param {string} root */
async function readPlaces(root) {
  const response = await fetch(`${root}tra-cuu/chua-co-ai.json`);
  if (!response.ok) throw new Error(`places not read: ${response.status}`);
  return response.json();
}
