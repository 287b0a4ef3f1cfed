/* Names the places of a query of which the gallery has nobody yet. Fetched by results.js when a query needs it. */

import { createElement } from "./shared/elements.js";
import { foldText } from "./shared/folding.js";

/**
 * Address below the root, name, what tells it from others of that name, and longer names of places that hold it.
 * @typedef {[string, string, string, string[]]} Place
 */

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
const KIND = /^(phường|xã|thị trấn|quận|huyện|thị xã) /;

/**
 * Return a line about the places that a query names, with or without their kind; null where it names none.
 * @param {string} q
 * @param {string} root Address of the site, which ends in "/".
 */
export async function nameEmptyPlaces(q, root) {
  const named = findNamed(q, await fetchPlaces(root));
  if (!named.length) return null;
  const links = named.slice(0, MOST).flatMap(([address, title, note], at) => {
    const link = createElement("a", { href: root + address }, title);
    return [at ? ", " : "", link, note && ` (${note})`];
  });
  return createElement("p", {}, "Chưa có tấm gương nào của ", ...links, ".");
}

/**
 * The places that a query names: not wards of another district than it names, and with the marks that were typed if one
 * has these.
 * @param {string} q
 * @param {Place[]} places
 */
function findNamed(q, places) {
  const asked = foldText(q).replace(SHORT_KIND, (_, kind) => `${SHORT_KINDS[kind]} `);
  const named = places.filter((place) => isNamed(place, asked));
  const districts = new Set(places.map(districtOf));
  const typed = [...districts].filter((district) => district && holds(asked, district));
  const there = named.filter((place) => {
    return !typed.length || !districtOf(place) || typed.includes(districtOf(place));
  });
  const marked = q.normalize().toLowerCase();
  const exact = there.filter(([, title]) => marked.includes(nameOf(title).toLowerCase()));
  return exact.length ? exact : there;
}

/**
 * @param {Place} place
 * @param {string} asked
 */
function isNamed([, title, , longer], asked) {
  const rest = longer.reduce((text, name) => text.replace(foldText(name), ""), asked);
  return holds(rest, title) || foldText(nameOf(title)) === asked;
}

/**
 * @param {string} asked
 * @param {string} title
 */
function holds(asked, title) {
  return ` ${asked} `.includes(` ${foldText(title)} `);
}

/**
 * The district of a ward of before; "" of other places.
 * @param {Place} place
 */
function districtOf([, , note]) {
  return note.split(", ")[1] ?? "";
}

/** @param {string} title */
function nameOf(title) {
  return title.replace(KIND, "");
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
