/* Which profiles hold the words of a query, and in which of their places. */

import { entitiesNamed, entitiesOf, isWhole } from "./entities.js";
import { placedOf } from "./decode.js";
import { LABEL, STORY, gradeOf } from "./places.js";
import { fold, keysOf } from "./syllables.js";

/**
 * @typedef {import("./query.js").Token} Token
 * @typedef {import("./entities.js").Entity} Entity
 * @typedef {import("./index.js").FoldedList} FoldedList
 * @typedef {"head" | "story"} TextFamily
 * @typedef {{ entity: Entity, part: Token[] }} Met A place, field or year, and the words that name it.
 */

const MOST_WORDS_OF_ENTITY = 6;
const SHORTEST_BEGINNING = 3;
/** In stories a pair counts each profile so many times, and adds where in the story it begins. */
const TURNS = 32;

const FILLERS = new Set(keysOf("người dân ở tại thuộc của trong"));
const FOLDED_FILLERS = new Set([...FILLERS].map(fold));

export class Matcher {
  /**
   * @param {import("./index.js").Index} index
   * @param {import("./filters.js").Filters} filters
   * @param {Map<string, number>} lexicon How many names hold each folded word.
   * @param {Map<string, number>} words How often short texts hold each folded word, where several do.
   */
  constructor(index, filters, lexicon, words) {
    this.index = index;
    this.filters = filters;
    this.lexicon = lexicon;
    this.words = words;
    this.entities = entitiesOf(filters.legend);
  }

  /**
   * Give new words their room for the places of every profile.
   * @param {Token[]} tokens
   */
  prepare(tokens) {
    for (const token of tokens) {
      if (token.held.length !== this.index.size) token.held = new Uint8Array(this.index.size);
    }
  }

  /**
   * Find, for each word, the names that hold it.
   * @param {Token[]} tokens
   */
  async meetNames(tokens) {
    const open = tokens.filter((token) => !token.name);
    await Promise.all(open.map((token) => this.meetName(token)));
  }

  /** @param {Token} token */
  async meetName(token) {
    const { folded, begins } = token;
    const lists = this.commonness(token) ? await this.index.lists("name", folded, begins) : [];
    const grades = new Uint8Array(this.index.size);
    const places = new Uint8Array(this.index.size);
    for (const list of lists) {
      const grade = gradeOf(token, list);
      for (const [number, place] of placedOf(list.body)) {
        if (grade <= grades[number]) continue;
        grades[number] = grade;
        places[number] = place;
      }
    }
    token.name = grades;
    token.places = places;
  }

  /**
   * Find, for each word, the texts that hold it: labels, roles and summaries, or stories.
   * @param {Token[]} tokens
   * @param {TextFamily} family
   */
  async meetTexts(tokens, family) {
    const open = tokens.filter((token) => !token.asked.has(family));
    await Promise.all(open.map((token) => this.meetText(token, family)));
  }

  /**
   * @param {Token} token
   * @param {TextFamily} family
   */
  async meetText(token, family) {
    token.asked.add(family);
    const lists = await this.listsOf(token, family);
    let holders = 0;
    for (const list of lists) {
      for (const [number, place] of placedOf(list.body)) {
        token.held[number] |= place;
        holders += 1;
      }
    }
    token.holders = Math.max(token.holders, holders);
  }

  /**
   * In texts a beginning is only looked for when it is no word itself; of one or two letters, only
   * in names.
   * @param {Token} token
   * @param {TextFamily} family
   */
  async listsOf(token, family) {
    const { folded, begins } = token;
    // With marks typed, other marks are not meant; a word may still be written another way.
    const exact = token.marked ? await this.index.lists(family, folded, false, token.key) : [];
    const lists = exact.length ? exact : await this.index.lists(family, folded, false);
    if (lists.length || !begins || folded.length < SHORTEST_BEGINNING) return lists;
    token.begun = true;
    return this.index.lists(family, folded, true);
  }

  /**
   * How many names hold a word, or one that begins so.
   * @param {Token} token
   */
  commonness({ folded, begins }) {
    let count = this.lexicon.get(folded) || 0;
    if (!begins) return count;
    for (const [name, names] of this.lexicon) {
      if (name !== folded && name.startsWith(folded)) count += names;
    }
    return count;
  }

  /**
   * Find the words that together name a place, a field or a year, and the profiles that belong to
   * it: they hold these words as a label.
   * @param {Token[]} tokens
   * @returns {Promise<Entity[]>}
   */
  async meetEntities(tokens) {
    this.prepare(tokens);
    const met = this.findEntities(tokens);
    const wards = met.filter(({ entity }) => entity.facet === "phuong");
    const ids = wards.map(({ entity }) => entity.id);
    const hasField = met.some(({ entity }) => entity.facet === "linh-vuc");
    await Promise.all([
      this.filters.openWards(this.filters.districtsOf(ids)),
      hasField ? this.filters.openFields() : null,
    ]);
    for (const { entity, part } of met) this.markEntity(entity, part);
    for (const { part } of met) if (part[0].isPlace) markFillers(tokens, part);
    return met.map(({ entity }) => entity);
  }

  /** @param {Token[]} tokens */
  findEntities(tokens) {
    /** @type {Met[]} */
    const met = [];
    for (let start = 0; start < tokens.length; start++) {
      let length = Math.min(MOST_WORDS_OF_ENTITY, tokens.length - start);
      for (; length > 0; length--) {
        const part = tokens.slice(start, start + length);
        const entities = entitiesNamed(this.entities, part);
        if (!entities.length && isShortYear(part, met[met.length - 1])) {
          entities.push(...(this.entities.get(`nam ${part[0].word}`) || []));
        }
        if (!entities.length) continue;
        met.push(...entities.map((entity) => ({ entity, part })));
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
  markEntity(entity, part) {
    const { facet, id } = entity;
    const numbers = this.filters.holders(facet, [id]);
    const last = part[part.length - 1];
    last.placeBegins = last.begins && facet !== "nam" && !isWhole(entity, part);
    for (const token of part) {
      token.optional = false;
      token.part = part;
      token.isPlace = facet !== "linh-vuc";
      token.holders = Math.max(token.holders, numbers.length);
      token.beside = token.beside ?? new Uint8Array(this.index.size);
      for (const number of numbers) token.held[number] |= LABEL;
      if (token !== last) {
        for (const number of numbers) token.beside[number] |= LABEL;
      }
    }
  }

  /**
   * Find, for each two neighbouring words, the places in which they stand side by side.
   * @param {Token[]} tokens
   */
  async meetPairs(tokens) {
    const open = tokens.filter((token) => token.next && !token.pair);
    await Promise.all(open.map((token) => this.meetPair(token, /** @type {Token} */ (token.next))));
  }

  /**
   * Begin to fetch what `meetNames` and `meetPairs` will read, so that neither waits for the other or for places. Of what
   * may be a name, only where its pairs lie is fetched; of what is no name, where its words lie in short texts.
   * @param {Token[]} tokens
   * @param {Token[]} rarest Those of them whose names are met first.
   * @param {boolean} isName
   */
  fetchAhead(tokens, rarest, isName) {
    const last = tokens[tokens.length - 1];
    const isLong = tokens.length > 3 && !isName;
    for (const { folded } of isName ? tokens : rarest) {
      if (this.lexicon.has(folded)) this.index.fetchAhead("name", folded, true);
    }
    if (isName && last.begins) this.index.fetchBeginnings("name", last.folded);
    for (const token of tokens) {
      if (token.next) this.index.fetchAhead("pair", pairOf(token), !isName);
      if (isLong) this.index.fetchAhead("head", token.folded, false);
    }
  }

  /**
   * Begin to fetch where the pairs lie of words that are being typed.
   * @param {Token[]} complete All but the last one, if that may go on.
   */
  fetchWhileTyping(complete) {
    for (const { next, folded } of complete) {
      this.index.fetchDirectory("pair", `${folded} ${next?.folded || ""}`);
    }
  }

  /**
   * Fetch the pairs of words; where nobody holds one, its words will be looked for in short texts.
   * @param {Token[]} complete
   */
  async fetchPairs(complete) {
    for (const token of complete.slice(0, -1)) {
      const lists = await this.index.lists("pair", pairOf(token), false);
      if (!lists.length) this.fetchTextsAhead([token, /** @type {Token} */ (token.next)]);
    }
  }

  /** @param {Token[]} tokens */
  areNames(tokens) {
    return tokens.every(({ folded }) => this.lexicon.has(folded));
  }

  /**
   * Begin to fetch what a search of all short texts reads, and where the lists of stories lie.
   * @param {Token[]} tokens
   */
  fetchTextsAhead(tokens) {
    for (const { folded } of tokens) {
      this.index.fetchAhead("head", folded, true);
      this.index.fetchAhead("story", folded, false);
    }
  }

  /**
   * @param {Token} token
   * @param {Token} next
   */
  async meetPair(token, next) {
    const pair = token.beside ?? new Uint8Array(this.index.size);
    const turns = new Int32Array(this.index.size);
    Object.assign(token, { pair, turns });
    for (const list of await this.pairsOf(token, next)) {
      for (const [value, place] of placedOf(list.body)) {
        const number = place === STORY ? Math.floor(value / TURNS) : value;
        if (place === STORY) turns[number] |= 1 << (value % TURNS);
        pair[number] |= place;
        token.held[number] |= place;
        next.held[number] |= place;
        token.holders += 1;
      }
    }
  }

  /**
   * @param {Token} token
   * @param {Token} next
   */
  async pairsOf(token, next) {
    const phrase = pairOf(token);
    const key = `${token.key} ${next.key}`;
    const exact = token.marked ? await this.index.lists("pair", phrase, false, key) : [];
    const lists = exact.length ? exact : await this.index.lists("pair", phrase, false);
    if (lists.length || !next.begins || next.folded.length < SHORTEST_BEGINNING) return lists;
    next.begun = true;
    return this.index.lists("pair", phrase, true);
  }
}

/**
 * The folded key of the pair that a word makes with the next one.
 * @param {Token} token
 */
function pairOf({ folded, next }) {
  return `${folded} ${next?.folded}`;
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
    const isFiller = token.marked ? FILLERS.has(token.key) : FOLDED_FILLERS.has(token.folded);
    if (token.part || token.quote || !isFiller) return;
    token.optional = true;
    for (const word of part) word.isNoName = true;
  }
}
