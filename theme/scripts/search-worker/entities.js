/* The names of places, fields and years, for queries that name one. */

import { KIND_OF_PLACE } from "./legend.js";
import { TONES, fold, foldedPhrase, keysOf } from "./syllables.js";

/**
 * A place, a field, a year, or people or collectives; `keys` are those of the name it is found under, `now` marks a ward of
 * today.
 * @typedef {object} Entity
 * @property {"quan" | "phuong" | "linh-vuc" | "nam" | "loai"} facet
 * @property {string} id
 * @property {string} title
 * @property {string[]} keys
 * @property {boolean} [now]
 *
 * @typedef {import("./query.js").Token} Token
 */

const FOLDED_KIND_OF_PLACE = /^(phuong|xa|thi tran|quan|huyen|thi xa) /;

/** @type {Record<string, string>} */
const SHORT_KINDS = {
  phường: "p",
  xã: "x",
  "thị trấn": "tt",
  quận: "q",
  huyện: "h",
  "thị xã": "tx",
};

/**
 * Return the entities by folded name.
 * @param {import("./legend.js").Legend} legend
 */
export function entitiesOf(legend) {
  /** @type {Map<string, Entity[]>} */
  const entities = new Map();
  for (const [name, entity] of namesOf(legend)) {
    const keys = keysOf(name);
    const phrase = keys.map(fold).join(" ");
    if (phrase) entities.set(phrase, [...(entities.get(phrase) || []), { ...entity, keys }]);
  }
  return entities;
}

/**
 * @param {import("./legend.js").Legend} legend
 * @returns {Generator<[string, Omit<Entity, "keys">]>}
 */
function* namesOf(legend) {
  for (const [id, title] of legend.quan) yield* placeNames({ facet: "quan", id, title });
  for (const [id, title] of legend.phuong) yield* placeNames({ facet: "phuong", id, title });
  const then = new Set(legend.phuong.map(([id]) => id));
  for (const [id, title] of legend.nay) {
    if (!then.has(id)) yield* placeNames({ facet: "phuong", id, title, now: true });
  }
  for (const [id, title] of legend["linh-vuc"]) {
    const parts = new Set([title, ...title.split(/, /)]);
    for (const part of parts) yield [part, { facet: "linh-vuc", id, title }];
  }
  for (const [id, title] of legend.loai) yield [title, { facet: "loai", id, title }];
  for (const [id, year] of legend.nam) {
    const title = `năm ${year}`;
    for (const name of [year, title, `năm ${year.slice(2)}`]) {
      yield [name, { facet: "nam", id, title }];
    }
  }
}

/**
 * A place is found with and without its kind, which may be abbreviated.
 * @param {Omit<Entity, "keys">} entity
 * @returns {Generator<[string, Omit<Entity, "keys">]>}
 */
function* placeNames(entity) {
  yield [entity.title, entity];
  const [kind] = entity.title.match(KIND_OF_PLACE) || [""];
  const name = entity.title.slice(kind.length);
  yield [name, entity];
  const short = SHORT_KINDS[kind.trim()];
  if (short) yield [`${short} ${name}`, entity];
}

/**
 * Words as one phrase without marks: whole, and as it begins others where the last word may go on.
 * @param {Token[]} part
 */
export function phrasesOf(part) {
  const words = part.map(({ folded }) => folded);
  const last = part[part.length - 1];
  const goesOn = last.begins ? [[...words.slice(0, -1), last.beginning].join(" ")] : [];
  return [words.join(" "), ...goesOn];
}

/**
 * Return the entities that some words name together.
 * @param {Map<string, Entity[]>} entities
 * @param {Token[]} part
 */
export function entitiesNamed(entities, part) {
  const [phrase, beginning] = phrasesOf(part);
  const agrees = (/** @type {Entity} */ { keys }) => {
    return part.every((token, at) => !token.marked || agreesWith(token, keys[at]));
  };
  const exact = (entities.get(phrase) || []).filter(agrees);
  const isLongEnough = / .*./.test(phrase.replace(FOLDED_KIND_OF_PLACE, ""));
  if (exact.length || !beginning || !isLongEnough) return exact;
  return [...entities]
    .filter(([name]) => name.startsWith(beginning))
    .flatMap(([, named]) => named.filter(agrees));
}

/**
 * Whether a word that was typed with marks, or a beginning with the marks that it has so far, is meant by a key.
 * @param {Token} token
 * @param {string} wordKey
 */
function agreesWith(token, wordKey) {
  if (wordKey === token.key) return true;
  if (!token.begins) return false;
  const letters = token.key.replace(TONES, "");
  const isTone = letters === token.key || wordKey.endsWith(token.key.slice(letters.length));
  return token.key === token.folded || (wordKey.startsWith(letters) && isTone);
}

/**
 * Whether an entity's name stands in texts and below results so: not abbreviated, a year without a word before it.
 * @param {Entity} entity
 */
export function isWritten({ facet, title, keys }) {
  if (facet === "nam") return keys.length === 1;
  return facet !== "loai" && ` ${keysOf(title).join(" ")}`.endsWith(` ${keys.join(" ")}`);
}

/**
 * Whether some words name an entity as it stands, not its beginning alone.
 * @param {Entity} entity
 * @param {Token[]} part
 */
export function isWhole({ keys }, part) {
  return keys.length === part.length && part.every(({ folded }, at) => fold(keys[at]) === folded);
}

/**
 * Return the entities and movements in whose name, or another name of a movement, a word begins with one of the phrases,
 * for suggestions.
 * @param {Map<string, Entity[]>} entities
 * @param {import("./legend.js").Legend} legend
 * @param {string[]} phrases
 */
export function suggestEntities(entities, legend, phrases) {
  const holds = (/** @type {string} */ name) => {
    return phrases.some((phrase) => ` ${name}`.includes(` ${phrase}`));
  };
  const [{ length }] = phrases;
  const named = length < 2 ? [] : [...entities].filter(([name]) => holds(name));
  const byId = new Map(
    named.flatMap(([, some]) => some.map((entity) => [`${entity.facet}/${entity.id}`, entity])),
  );
  return {
    entities: [...byId.values()],
    movements: legend["phong-trao"].filter(([, name], at) => {
      const names = [name, ...legend["ten-khac"][at]];
      return length > 2 && names.some((one) => holds(foldedPhrase(one)));
    }),
  };
}
