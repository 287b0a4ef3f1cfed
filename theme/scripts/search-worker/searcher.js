/* Finds the profiles of a query: tier after tier until there are hits, then by other readings of
   what was typed. */

import { capitalize } from "../shared/text.js";
import { Filters } from "./filters.js";
import { Index } from "./index.js";
import { Matcher } from "./matcher.js";
import { isInHead, isInName, isInText } from "./phrases.js";
import { parse } from "./query.js";
import { rank } from "./ranking.js";
import { readingsOf } from "./readings.js";

/**
 * @typedef {import("./query.js").Token} Token
 * @typedef {"name" | "entity" | "head" | "beside" | "story"} Grades
 *
 * How many profiles each tier added; the names are those of the index's families.
 * @typedef {{ ten: number, dau: number, bai: number }} Tiers
 *
 * What a query finds before filters; `deepened` says whether stories were searched, `notes` are for
 * the visitor.
 * @typedef {object} Found
 * @property {Token[]} tokens
 * @property {number[]} numbers Best first.
 * @property {Tiers | null} tiers
 * @property {string[]} notes
 * @property {boolean} deepened
 */

/**
 * From so many profiles on, any sure hit makes it needless to look for less sure ones; below, a
 * page of them.
 */
const LARGE = 20000;
const PAGE = 10;
const MOST_VERIFIED = 20;
const MOST_KEPT = 8;

export class Searcher {
  /** @param {Matcher} matcher */
  constructor(matcher) {
    this.matcher = matcher;
    this.index = matcher.index;
    this.filters = matcher.filters;
    this.enough = this.index.size > LARGE ? 1 : PAGE;
    /** @type {Map<string, Promise<Found>>} */
    this.kept = new Map();
  }

  /**
   * Open the index below `folder`; `reload` passes over the browser's cache.
   * @param {string} folder
   * @param {boolean} reload
   */
  static async open(folder, reload) {
    const index = await Index.open(folder, reload);
    const [table, legend, lexicon] = await Promise.all([
      index.filterTable(),
      index.legend(),
      index.lexicon(),
    ]);
    return new Searcher(new Matcher(index, new Filters(index, table, legend), lexicon));
  }

  /**
   * Find a query's profiles; kept while the visitor filters, sorts and turns pages.
   * @param {string} query
   * @param {boolean} deep Whether to search stories in any case.
   */
  find(query, deep) {
    const name = JSON.stringify([query, deep]);
    const known = this.kept.get(name);
    if (known) return known;
    if (this.kept.size > MOST_KEPT) this.kept.clear();
    const found = this.findAny(query, deep);
    this.kept.set(name, found);
    return found;
  }

  /**
   * @param {string} query
   * @param {boolean} deep
   * @returns {Promise<Found>}
   */
  async findAny(query, deep) {
    const tokens = parse(query);
    if (!tokens.length) return { ...this.everyone(), tokens };
    const found = await this.findWords(tokens, deep);
    if (found.numbers.length) return found;
    for (const reading of readingsOf(tokens, query.trim(), this.matcher.lexicon)) {
      const other = await this.findWords(reading.tokens, deep);
      if (other.numbers.length) return { ...other, notes: [reading.note, ...other.notes] };
    }
    return tokens.length > 1 ? this.findMost(tokens) : found;
  }

  /** Newest first. */
  everyone() {
    const numbers = [...Array(this.index.size).keys()].reverse();
    return { numbers, tiers: null, notes: [], deepened: true };
  }

  /**
   * Search tier after tier until there are hits; all of them when `deep`.
   * @param {Token[]} tokens
   * @param {boolean} deep
   * @returns {Promise<Found>}
   */
  async findWords(tokens, deep) {
    const notes = await this.findPlaces(tokens);
    let numbers = await this.findNames(tokens);
    const tiers = { ten: numbers.length, dau: 0, bai: 0 };
    if (deep || !numbers.length) {
      numbers = await this.keepQuoted(tokens, await this.inHeads(tokens, deep), false);
      tiers.dau = numbers.length - tiers.ten;
    }
    const deepened = deep || !numbers.length;
    if (deepened) {
      const before = numbers.length;
      numbers = await this.keepQuoted(tokens, await this.inStories(tokens), true);
      tiers.bai = numbers.length - before;
    }
    return { tokens, numbers: this.rank(tokens, numbers), tiers, notes, deepened };
  }

  /**
   * Meet the places named; returns a note for each ward of today.
   * @param {Token[]} tokens
   */
  async findPlaces(tokens) {
    const entities = await this.matcher.meetEntities(tokens);
    const titles = new Set(entities.filter(({ now }) => now).map(({ title }) => capitalize(title)));
    const what = "hiện nay gồm cả người ở các phường, xã cũ đã nhập vào đó.";
    return [...titles].map((title) => `${title} ${what}`);
  }

  /**
   * Whether the last word is a beginning is asked only when too few bear it as a name: Hoa before
   * Hoàng.
   * @param {Token[]} tokens
   */
  async findNames(tokens) {
    const last = tokens[tokens.length - 1];
    const { begins } = last;
    last.begins = false;
    const whole = await this.keepQuoted(tokens, await this.inNames(tokens), false);
    if (whole.length >= this.enough || !begins) return whole;
    last.begins = true;
    last.name = null;
    return this.keepQuoted(tokens, await this.inNames(tokens), false);
  }

  /**
   * The rarest words are asked first: where they never meet, the long lists of common ones are not
   * fetched.
   * @param {Token[]} tokens
   */
  async inNames(tokens) {
    const commonness = (/** @type {Token} */ token) => this.matcher.commonness(token);
    const needed = tokens.filter((token) => !token.optional);
    const rarest = needed.sort((one, two) => commonness(one) - commonness(two)).slice(0, 2);
    await this.matcher.meet(rarest, "name");
    if (!this.all(rarest, ["name", "entity"]).length) return [];
    await this.matcher.meet(tokens, "name");
    return this.all(tokens, ["name", "entity"]);
  }

  /**
   * Words side by side are cheap to find, and what is meant as a rule.
   * @param {Token[]} tokens
   * @param {boolean} deep
   */
  async inHeads(tokens, deep) {
    await this.matcher.meetPairs(tokens);
    const near = this.all(tokens, ["name", "entity", "beside"]);
    if (near.length >= this.enough && !deep) return near;
    if (!(await this.areKnown(tokens))) return [];
    await Promise.all([this.matcher.meet(tokens, "name"), this.matcher.meet(tokens, "head")]);
    return this.all(tokens, ["name", "entity", "head"]);
  }

  /**
   * Those whose role or summary holds all words, for suggestions; in a large gallery, side by side
   * alone.
   * @param {Token[]} tokens
   */
  async inDeeds(tokens) {
    await this.matcher.meetPairs(tokens);
    const near = this.all(tokens, ["beside"]);
    if (near.length || this.index.size > LARGE) return near;
    await this.matcher.meet(tokens, "head");
    return this.all(tokens, ["head"]);
  }

  /** @param {Token[]} tokens */
  async inStories(tokens) {
    if (!(await this.areKnown(tokens))) return [];
    await this.matcher.meet(tokens, "story");
    return this.all(tokens, ["name", "entity", "head", "story"]);
  }

  /**
   * Whether every word stands somewhere. If one does not, the long lists of the others need not be
   * fetched.
   * @param {Token[]} tokens
   */
  async areKnown(tokens) {
    const strangers = tokens.filter((token) => {
      return !token.optional && !token.part && !this.matcher.commonness(token);
    });
    await this.matcher.meet(strangers, "head");
    const rare = strangers.filter((token) => !token.head?.some(Boolean));
    await this.matcher.meet(rare, "story");
    return rare.every((token) => token.story?.some(Boolean));
  }

  /**
   * The profiles that meet every word in at least one of these ways.
   * @param {Token[]} tokens
   * @param {Grades[]} ways
   */
  all(tokens, ways) {
    const rows = tokens
      .filter((token) => !token.optional)
      .map((token) => ways.map((way) => token[way]).filter((grades) => grades !== null));
    let numbers = [...Array(this.index.size).keys()];
    for (const row of rows) {
      numbers = numbers.filter((number) => row.some((grades) => grades[number]));
    }
    return numbers;
  }

  /**
   * The profiles that meet the most words, if those are at least half.
   * @param {Token[]} tokens
   * @returns {Promise<Found>}
   */
  async findMost(tokens) {
    await Promise.all([
      this.matcher.meet(tokens, "name"),
      this.matcher.meet(tokens, "head"),
      this.matcher.meet(tokens, "story"),
    ]);
    const counts = Uint8Array.from({ length: this.index.size }, (_, number) => {
      const ways = (/** @type {Token} */ { name, entity, head, story }) => [
        name,
        entity,
        head,
        story,
      ];
      return tokens.filter((token) => ways(token).some((grades) => grades?.[number])).length;
    });
    const most = counts.reduce((one, two) => Math.max(one, two), 0);
    const found = { tokens, tiers: null, deepened: true };
    if (most * 2 < tokens.length) return { ...found, numbers: [], notes: [] };
    const numbers = [...counts.keys()].filter((number) => counts[number] === most);
    const note = "Không có hồ sơ nào chứa đủ mọi từ; đây là những hồ sơ chứa nhiều từ nhất.";
    return { ...found, numbers: this.rank(tokens, numbers), notes: numbers.length ? [note] : [] };
  }

  /**
   * Words in quotes stand side by side: in the name, in the head, or, when stories are asked, in
   * the story's text.
   * @param {Token[]} tokens
   * @param {number[]} numbers
   * @param {boolean} inStories
   */
  async keepQuoted(tokens, numbers, inStories) {
    const quotes = [...new Set(tokens.map((token) => token.quote))].filter(Boolean);
    if (!quotes.length || !numbers.length) return numbers;
    const phrases = quotes.map((quote) => tokens.filter((token) => token.quote === quote));
    await Promise.all([
      this.matcher.meet(tokens, "name"),
      ...phrases.map((phrase) => this.meetPhrase(phrase)),
    ]);
    const missing = (/** @type {number} */ number) =>
      phrases.filter((phrase) => !isInName(phrase, number) && !isInHead(phrase, number));
    const kept = numbers.filter((number) => !missing(number).length);
    if (!inStories) return kept;
    const rest = numbers.filter((number) => missing(number).length).slice(-MOST_VERIFIED);
    const stories = await Promise.all(rest.map((number) => this.index.story(number)));
    const verified = rest.filter((number, at) => {
      return missing(number).every((phrase) => isInText(phrase, stories[at]));
    });
    return [...kept, ...verified].sort((one, two) => one - two);
  }

  /** @param {Token[]} phrase */
  meetPhrase(phrase) {
    if (phrase.length > 1) return this.matcher.meetPairs(phrase);
    return this.matcher.meet(phrase, "head");
  }

  /**
   * @param {Token[]} tokens
   * @param {number[]} numbers
   */
  rank(tokens, numbers) {
    return rank(tokens, numbers, this.index.size);
  }
}
