/* What a result shows: every word that found it stands there, marked. */

import { capitalize } from "../shared/text.js";
import { LABEL, NAME, ROLE, STORY, SUMMARY } from "./places.js";
import { excerptOf, holdsEach, isInSome, markMatches, relevance } from "./snippets.js";

/**
 * @typedef {import("./index.js").Card} Card
 * @typedef {import("./query.js").Token} Token
 * @typedef {import("./filters.js").Facet} Facet
 * @typedef {import("./filters.js").Filters} Filters
 * @typedef {import("./snippets.js").Pieces} Pieces
 *
 * @typedef {object} Hit A result.
 * @property {string} slug
 * @property {Pieces} name
 * @property {Pieces} honorific Empty where there is none.
 * @property {string} monogram
 * @property {string} field The id of its first field.
 * @property {(string | null)[] | null} figure Qualifier, number and unit on its plate; empty for the
 *   emblem alone, null for the initials.
 * @property {Pieces} text
 * @property {Pieces} label
 *
 * @typedef {object} Part A part of the line below a result.
 * @property {string} text Empty where there is none.
 * @property {boolean} isShown Whether it stands there if it holds no word that was asked for.
 */

const COLLECTIVE = 2;

/**
 * @param {Filters} filters
 * @param {number} number Of the profile.
 * @param {Card} card
 * @param {string} story Empty where it is not to be shown.
 * @param {Token[]} tokens
 * @param {number[]} path The place of each word, as bits.
 * @returns {Hit}
 */
export function makeHit(filters, number, card, story, tokens, path) {
  const [slug, name, honorific, summary, role, , monogram, figure, fields] = card;
  const at = (/** @type {number} */ places) => tokens.filter((_, row) => path[row] & places);
  const inLabel = at(LABEL);
  const outsideName = at(LABEL | ROLE | SUMMARY | STORY);
  const inTexts = at(ROLE | SUMMARY | STORY);
  const texts = [summary, role, ...sentencesOf(story)].filter(Boolean);
  const text = excerptOf(texts, outsideName, inTexts);
  // The name of a field or a place is marked where the text holds all of it.
  const isLabelled = holdsEach(text, inLabel);
  return {
    slug,
    name: markMatches(name, at(NAME)),
    honorific: markMatches(capitalize(honorific || ""), outsideName),
    monogram,
    field: filters.idOf("linh-vuc", fields[0]),
    figure,
    text: markMatches(text, isLabelled ? outsideName : inTexts),
    label: markMatches(lineOf(everyPart(filters, number, card), inLabel), inLabel),
  };
}

/** @param {string} story */
function sentencesOf(story) {
  return story.split(/(?<=[.!?…])\s+/);
}

/**
 * The line below a result, with the parts that hold words which the others do not show.
 * @param {Part[]} parts
 * @param {Token[]} tokens The words that a label holds.
 */
function lineOf(parts, tokens) {
  const shown = new Set(parts.filter(({ isShown }) => isShown));
  const textsOf = (/** @type {Iterable<Part>} */ some) => Array.from(some, ({ text }) => text);
  const isMissing = (/** @type {Token} */ token) => {
    return !isInSome(token, textsOf(shown)) && isInSome(token, textsOf(parts));
  };
  let missing = tokens.filter(isMissing);
  while (missing.length) {
    const holding = parts.filter(({ text }) => missing.some((token) => holdsEach(text, [token])));
    const values = holding.map(({ text }) => relevance(text, tokens));
    shown.add(holding[values.indexOf(Math.max(...values))]);
    missing = missing.filter(isMissing);
  }
  const texts = textsOf(parts.filter((part) => shown.has(part) && part.text));
  return texts.join("\u00a0· ");
}

/**
 * The kind, the place, districts and wards of today, years, fields, the level, awards and movements by all their names.
 * @param {Filters} filters
 * @param {number} number
 * @param {Card} card
 * @returns {Part[]}
 */
function everyPart(filters, number, [, , , , , place, , , fields, movements, awards]) {
  const { legend } = filters;
  const valuesOf = (/** @type {Facet} */ facet) => filters.values(facet, number);
  const labels = (/** @type {Facet} */ facet, /** @type {number[]} */ values) => {
    return values.map((value) => filters.label(facet, value));
  };
  const today = valuesOf("phuong").flatMap((ward) => todayOf(legend, ward));
  const named = movements.flatMap((movement) => {
    const name = `Phong trào ${legend["phong-trao"][movement - 1][1]}`;
    const others = legend["ten-khac"][movement - 1].map((other) => `${name}, còn gọi là ${other}`);
    return [name, ...others];
  });
  const always = (/** @type {string} */ text) => ({ text, isShown: true });
  const ifAsked = (/** @type {string} */ text) => ({ text, isShown: false });
  return [
    always(valuesOf("loai")[0] === COLLECTIVE ? "Tập thể" : ""),
    always(capitalize(place)),
    ...[...labels("phuong", valuesOf("phuong")), ...labels("quan", valuesOf("quan"))]
      .map(capitalize)
      .map(ifAsked),
    ...today.map(ifAsked),
    always(labels("nam", valuesOf("nam")).reverse().join(", ")),
    always(labels("linh-vuc", fields).join("; ")),
    always(labels("cap", valuesOf("cap"))[0] || ""),
    ...awards.map((award) => ifAsked(legend["danh-hieu"][award - 1][1])),
    ...named.map(ifAsked),
  ];
}

/**
 * What is said of the wards of today in which a ward lies.
 * @param {import("./legend.js").Legend} legend
 * @param {number} ward
 */
function todayOf(legend, ward) {
  const ids = legend.phuong[ward - 1][3];
  const names = legend.nay.filter(([id]) => ids.includes(id)).map(([, name]) => name);
  return names.map((name) => `${names.length > 1 ? "nay một phần thuộc" : "nay thuộc"} ${name}`);
}
