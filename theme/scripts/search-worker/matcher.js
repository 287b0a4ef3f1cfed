/* Which profiles meet the words of a query, and how well. */

import { entitiesNamed, entitiesOf } from "./entities.js";
import { numbersOf, placedOf } from "./decode.js";
import { FOLDED, gradeOf } from "./ranking.js";
import { fold } from "./syllables.js";

/**
 * @typedef {import("./query.js").Token} Token
 * @typedef {import("./entities.js").Entity} Entity
 * @typedef {import("./index.js").FoldedList} FoldedList
 * @typedef {"name" | "head" | "story"} TextTier
 */

const MOST_WORDS_OF_ENTITY = 6;
const SHORTEST_BEGINNING = 3;

export class Matcher {
  /**
   * @param {import("./index.js").Index} index
   * @param {import("./filters.js").Filters} filters
   * @param {Map<string, number>} lexicon How many names hold each folded word.
   */
  constructor(index, filters, lexicon) {
    this.index = index;
    this.filters = filters;
    this.lexicon = lexicon;
    this.entities = entitiesOf(filters.legend);
  }

  /**
   * Grade, for each word, the profiles that hold it in one tier.
   * @param {Token[]} tokens
   * @param {TextTier} tier
   */
  async meet(tokens, tier) {
    const open = tokens.filter((token) => !token[tier]);
    await Promise.all(
      open.map(async (token) => {
        const lists = await this.listsOf(token, tier);
        if (tier === "name") this.gradeNames(token, lists);
        else token[tier] = this.gradeTexts(token, lists);
      }),
    );
  }

  /**
   * @param {Token} token
   * @param {FoldedList[]} lists
   */
  gradeNames(token, lists) {
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
   * @param {Token} token
   * @param {FoldedList[]} lists
   */
  gradeTexts(token, lists) {
    const grades = new Uint8Array(this.index.size);
    for (const list of lists) raiseAll(grades, numbersOf(list.body), gradeOf(token, list));
    return grades;
  }

  /**
   * In roles, summaries and stories a beginning is only looked for when it is no word itself; of
   * one or two letters, only in names.
   * @param {Token} token
   * @param {TextTier} tier
   */
  async listsOf(token, tier) {
    const { folded, begins } = token;
    if (tier === "name") {
      return this.commonness(token) ? this.index.lists("name", folded, begins) : [];
    }
    // With marks typed, other marks are not meant; a name may still be written another way.
    const exact = token.marked ? await this.index.lists(tier, folded, false, token.key) : [];
    const lists = exact.length ? exact : await this.index.lists(tier, folded, false);
    if (lists.length || !begins || folded.length < SHORTEST_BEGINNING) return lists;
    return this.index.lists(tier, folded, true);
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
   * Mark the words that together name a place, a field or a year, and the profiles that belong to
   * it.
   * @param {Token[]} tokens
   * @returns {Promise<Entity[]>}
   */
  async meetEntities(tokens) {
    for (const token of tokens) token.entity = new Uint8Array(this.index.size);
    const met = this.findEntities(tokens);
    const wards = met.filter(({ entity }) => entity.facet === "phuong");
    const ids = wards.map(({ entity }) => entity.id);
    await this.filters.openWards(this.filters.districtsOf(ids));
    for (const { entity, part } of met) this.markEntity(entity, part);
    return met.map(({ entity }) => entity);
  }

  /** @param {Token[]} tokens */
  findEntities(tokens) {
    const met = [];
    for (let start = 0; start < tokens.length; start++) {
      let length = Math.min(MOST_WORDS_OF_ENTITY, tokens.length - start);
      for (; length > 0; length--) {
        const part = tokens.slice(start, start + length);
        const entities = entitiesNamed(this.entities, part);
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
  markEntity({ facet, id }, part) {
    const passing = this.filters.passing(facet, [id]);
    const { column } = this.filters.columns[facet];
    const numbers = [...column.keys()].filter((number) => passing[column[number]]);
    for (const token of part) {
      token.optional = false;
      token.part = part;
      if (token.entity) raiseAll(token.entity, numbers, FOLDED);
    }
  }

  /**
   * Grade, for each two neighbouring words, the profiles in whose head they stand side by side.
   * Words of places and fields are met already, unless they stand in quotes.
   * @param {Token[]} tokens
   */
  async meetPairs(tokens) {
    await Promise.all(
      tokens.slice(0, -1).map(async (token, at) => {
        const next = tokens[at + 1];
        const isEntity = (token.part || next.part) && !token.quote;
        if (!token.pair && !isEntity) token.pair = await this.gradePairs(token, next);
      }),
    );
    tokens.forEach((token, at) => {
      token.beside ??= this.strongest(at ? tokens[at - 1].pair : null, token.pair);
    });
  }

  /**
   * @param {Token} token
   * @param {Token} next
   */
  async gradePairs(token, next) {
    const grades = new Uint8Array(this.index.size);
    const begins = next.begins && next.folded.length >= SHORTEST_BEGINNING;
    const phrase = `${token.folded} ${next.folded}`;
    for (const list of await this.index.lists("pair", phrase, begins)) {
      const [one, two] = list.key.split(" ").map((key) => ({ key, folded: fold(key) }));
      raiseAll(grades, numbersOf(list.body), Math.min(gradeOf(token, one), gradeOf(next, two)));
    }
    return grades;
  }

  /**
   * @param {Uint8Array | null} one
   * @param {Uint8Array | null} two
   */
  strongest(one, two) {
    const grades = new Uint8Array(this.index.size);
    for (const row of [one, two])
      row?.forEach((grade, at) => grade > grades[at] && (grades[at] = grade));
    return grades;
  }
}

/**
 * @param {Uint8Array} grades
 * @param {number[]} numbers
 * @param {number} grade
 */
function raiseAll(grades, numbers, grade) {
  for (const number of numbers) if (grade > grades[number]) grades[number] = grade;
}
