/* Which words of a query name a place or a year, and the profiles that belong to it. */

import { entitiesNamed, entitiesOf, isWhole, isWritten } from "./entities.js";
import { hasQuotes } from "./phrases.js";
import { LABEL, makeRoom } from "./places.js";
import { isWord, keysOf } from "./syllables.js";

/**
 * @typedef {import("./query.js").Token} Token
 * @typedef {import("./entities.js").Entity} Entity
 * @typedef {{ entity: Entity, part: Token[] }} Met A place or a year, and the words that name it.
 */

const MOST_WORDS_OF_ENTITY = 6;
const MOST_DISTRICTS = 3;
const FILLERS = keysOf("người tốt dân ở tại thuộc của trong");

export class EntityMatcher {
  /** @param {import("./filters.js").Filters} filters */
  constructor(filters) {
    this.filters = filters;
    this.byName = entitiesOf(filters.legend);
  }

  /**
   * Find the words that together name a place or a year, and the profiles that belong to it: they hold
   * these words as a label. A field is looked for as any other words are: who did it may be of another one.
   * @param {Token[]} tokens
   * @returns {Promise<Entity[]>}
   */
  async meet(tokens) {
    makeRoom(tokens, this.filters.index.size);
    const met = this.find(tokens);
    await this.filters.openWards(this.districtsOf(met));
    for (const { entity, part } of met) this.mark(entity, part);
    for (const { part } of met) markFillers(tokens, part);
    return met.map(({ entity }) => entity);
  }

  /**
   * Fetch what `meet` will read for the wards that words name or begin to name, if these are of a few districts.
   * @param {Token[]} tokens
   */
  async fetchWards(tokens) {
    const districts = this.districtsOf(this.find(tokens));
    if (districts.size <= MOST_DISTRICTS) await this.filters.openWards(districts);
  }

  /**
   * The districts of the wards that are named.
   * @param {Met[]} met
   */
  districtsOf(met) {
    const wards = met.filter(({ entity }) => entity.facet === "phuong");
    return this.filters.districtsOf(wards.map(({ entity }) => entity.id));
  }

  /** @param {Token[]} tokens */
  find(tokens) {
    /** @type {Met[]} */
    const met = [];
    for (let start = 0; start < tokens.length; start++) {
      let length = Math.min(MOST_WORDS_OF_ENTITY, tokens.length - start);
      for (; length > 0; length--) {
        const part = tokens.slice(start, start + length);
        const named = entitiesNamed(this.byName, part);
        const entities = named.filter(({ facet }) => facet !== "linh-vuc");
        if (named.length > entities.length) for (const token of part) token.isField = true;
        if (!entities.length && isShortYear(part, met[met.length - 1])) {
          entities.push(...(this.byName.get(`nam ${part[0].word}`) || []));
        }
        const meant = hasQuotes(part) ? entities.filter(isWritten) : entities;
        if (!meant.length) continue;
        met.push(...meant.map((entity) => ({ entity, part })));
        start += length - 1;
        break;
      }
    }
    return met;
  }

  /**
   * @param {Entity} entity
   * @param {Token[]} part
   */
  mark(entity, part) {
    const { facet, id } = entity;
    const numbers = this.filters.holders(facet, [id]);
    const last = part[part.length - 1];
    last.placeBegins = last.begins && facet !== "nam" && !isWhole(entity, part);
    for (const token of part) {
      token.optional = false;
      token.part = part;
      token.holders = Math.max(token.holders, numbers.length);
      token.beside = token.beside ?? new Uint8Array(this.filters.index.size);
      for (const number of numbers) token.held[number] |= LABEL;
      if (token !== last) {
        for (const number of numbers) token.beside[number] |= LABEL;
      }
    }
  }
}

/**
 * Whether words are the last two digits of a year after the name of a place: "Thịnh Liệt 24".
 * @param {Token[]} part
 * @param {Met | undefined} before
 */
function isShortYear(part, before) {
  const isNext = before?.part[before.part.length - 1].next === part[0];
  const isPlace = before?.entity.facet === "quan" || before?.entity.facet === "phuong";
  return part.length === 1 && /^\d\d$/.test(part[0].word) && isNext && isPlace;
}

/**
 * Of "người ở Định Công" only the place need be met, and no name is meant.
 * @param {Token[]} tokens
 * @param {Token[]} part The words of the place.
 */
function markFillers(tokens, part) {
  for (let at = tokens.indexOf(part[0]) - 1; at >= 0; at--) {
    const token = tokens[at];
    const isFiller = FILLERS.some((key) => isWord(token, key));
    if (token.part || token.quote || !isFiller) return;
    token.optional = true;
    for (const word of part) word.isNoName = true;
  }
}
