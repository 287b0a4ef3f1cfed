/* Finds the profiles of a query: names and labels first, then words side by side, then words
   anywhere; after that other readings of what was typed. It stops where a page of good answers is
   full, so that long lists are seldom fetched. */

import { capitalize } from "../shared/text.js";
import { Filters } from "./filters.js";
import { Index } from "./index.js";
import { Matcher } from "./matcher.js";
import { isInText, isUnsure, placesOfPhrase } from "./phrases.js";
import { parse } from "./query.js";
import { SUMMARY, rank, scoresOf } from "./ranking.js";
import { readingsOf } from "./readings.js";

/**
 * @typedef {import("./query.js").Token} Token
 *
 * How far an answer was looked for: in names and labels, for words side by side, everywhere.
 * @typedef {"names" | "near" | "all"} Scope
 *
 * What a query finds before filters; `notes` are for the visitor.
 * @typedef {object} Found
 * @property {Token[]} tokens
 * @property {number[]} numbers Best first.
 * @property {Scope} scope
 * @property {string[]} notes
 * @property {number} best The score of the first one.
 */

const PAGE = 10;
const MOST_VERIFIED = 20;
const MOST_KEPT = 8;
/** The score of a name that holds all words is above. */
const SURE = 5;
const LARGE = 2000;
const FEWEST_OF_WHOLE_NAME = 3;

export class Searcher {
  /** @param {Matcher} matcher */
  constructor(matcher) {
    this.matcher = matcher;
    this.index = matcher.index;
    this.filters = matcher.filters;
    /** A large gallery is not searched for scattered words where one profile has them together. */
    this.good = this.index.size > LARGE ? 0 : SURE;
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
   * @param {boolean} deep Whether to search everywhere in any case.
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

  /**
   * Newest first.
   * @returns {Omit<Found, "tokens">}
   */
  everyone() {
    const numbers = [...Array(this.index.size).keys()].reverse();
    return { numbers, scope: "all", notes: [], best: 0 };
  }

  /**
   * Search step by step until a page of good answers is full; everywhere when `deep`.
   * @param {Token[]} tokens
   * @param {boolean} deep
   * @returns {Promise<Found>}
   */
  async findWords(tokens, deep) {
    const notes = await this.findPlaces(tokens);
    await this.meetNames(tokens);
    let found = this.rankAll(tokens, "names", notes);
    if (!deep && this.isEnough(tokens, found)) return found;
    await this.matcher.meetPairs(tokens);
    found = await this.keepQuoted(this.rankAll(tokens, "near", notes));
    const isFull = found.numbers.length >= PAGE || found.best > this.good;
    if (!deep && (isFull || !(await this.areKnown(tokens)))) return found;
    await this.matcher.meetTexts(tokens, "head");
    found = await this.keepQuoted(this.rankAll(tokens, "all", notes));
    if (!deep && found.numbers.length >= PAGE) return found;
    await this.matcher.meetTexts(tokens, "story");
    return this.keepQuoted(this.rankAll(tokens, "all", notes));
  }

  /**
   * Whether names and labels alone answer: a whole name was typed, or names with places and years,
   * or they fill a page.
   * @param {Token[]} tokens
   * @param {Found} found
   */
  isEnough(tokens, { numbers, best }) {
    if (tokens.some((token) => token.quote)) return false;
    const needed = tokens.filter((token) => !token.optional);
    const edges = needed.filter(
      ({ isPlace, part }, at) => at && isPlace && part?.[0] === needed[at],
    );
    const isPlace = needed.some((token) => token.isPlace);
    if (best > -0.5 * edges.length && (isPlace || needed.length >= FEWEST_OF_WHOLE_NAME))
      return true;
    const sure = scoresOf(tokens, numbers.slice(0, PAGE), this.index.size);
    return sure.filter((score) => score > 0).length >= PAGE;
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
   * The rarest words are asked first: where they never meet, the long lists of common ones are not
   * fetched. Whether the last word is a beginning is asked only when too few bear it as a name: Hoa
   * before Hoàng.
   * @param {Token[]} tokens
   */
  async meetNames(tokens) {
    const last = tokens[tokens.length - 1];
    const { begins } = last;
    last.begins = false;
    await this.meetRareNames(tokens);
    last.begins = begins;
    if (!begins || this.all(tokens).length >= PAGE) return;
    last.name = null;
    await this.meetRareNames(tokens);
  }

  /** @param {Token[]} tokens */
  async meetRareNames(tokens) {
    const commonness = (/** @type {Token} */ token) => this.matcher.commonness(token);
    const needed = tokens.filter((token) => !token.optional);
    const rarest = needed.sort((one, two) => commonness(one) - commonness(two)).slice(0, 2);
    await this.matcher.meetNames(rarest);
    if (this.all(rarest).length) await this.matcher.meetNames(tokens);
  }

  /**
   * Whether every word stands somewhere. If one does not, the long lists of the others need not be
   * fetched.
   * @param {Token[]} tokens
   */
  async areKnown(tokens) {
    const strangers = tokens.filter((token) => {
      return !token.optional && !token.part && !token.holders && !this.matcher.commonness(token);
    });
    await this.matcher.meetTexts(strangers, "head");
    const rare = strangers.filter((token) => !token.holders);
    await this.matcher.meetTexts(rare, "story");
    return rare.every((token) => token.holders);
  }

  /**
   * The profiles that hold every word, as far as is known.
   * @param {Token[]} tokens
   */
  all(tokens) {
    let numbers = [...Array(this.index.size).keys()];
    for (const { optional, held, name } of tokens) {
      if (!optional) numbers = numbers.filter((number) => held[number] || name?.[number]);
    }
    return numbers;
  }

  /**
   * @param {Token[]} tokens
   * @param {Scope} scope
   * @param {string[]} notes
   * @returns {Found}
   */
  rankAll(tokens, scope, notes) {
    const numbers = this.rank(tokens, this.all(tokens));
    const [best = -Infinity] = scoresOf(tokens, numbers.slice(0, 1), this.index.size);
    return { tokens, numbers, scope, notes, best };
  }

  /**
   * The profiles that hold the most words, if those are at least half.
   * @param {Token[]} tokens
   * @returns {Promise<Found>}
   */
  async findMost(tokens) {
    await Promise.all([
      this.matcher.meetNames(tokens),
      this.matcher.meetTexts(tokens, "head"),
      this.matcher.meetTexts(tokens, "story"),
    ]);
    const counts = Uint8Array.from({ length: this.index.size }, (_, number) => {
      return tokens.filter(({ name, held }) => name?.[number] || held[number]).length;
    });
    const most = counts.reduce((one, two) => Math.max(one, two), 0);
    const found = { tokens, scope: /** @type {Scope} */ ("all"), best: -Infinity };
    if (most * 2 < tokens.length) return { ...found, numbers: [], notes: [] };
    const numbers = [...counts.keys()].filter((number) => counts[number] === most);
    const note = "Không có hồ sơ nào chứa đủ mọi từ; đây là những hồ sơ chứa nhiều từ nhất.";
    return { ...found, numbers: this.rank(tokens, numbers), notes: numbers.length ? [note] : [] };
  }

  /**
   * Words in quotes stand side by side in one place; where three words may do so in a story, the
   * story is read.
   * @param {Found} found
   * @returns {Promise<Found>}
   */
  async keepQuoted(found) {
    const { tokens } = found;
    const quotes = [...new Set(tokens.map((token) => token.quote))].filter(Boolean);
    if (!quotes.length || !found.numbers.length) return found;
    const phrases = quotes.map((quote) => tokens.filter((token) => token.quote === quote));
    const single = phrases.filter((phrase) => phrase.length === 1).flat();
    await Promise.all([this.matcher.meetNames(tokens), this.matcher.meetTexts(single, "head")]);
    const kept = found.numbers.filter((number) => {
      return phrases.every((phrase) => placesOfPhrase(phrase, number));
    });
    const unsure = (/** @type {number} */ number) => {
      return phrases.filter((phrase) => isUnsure(phrase, placesOfPhrase(phrase, number)));
    };
    const doubtful = kept.filter((number) => unsure(number).length);
    const read = doubtful.slice(0, MOST_VERIFIED);
    const stories = await Promise.all(read.map((number) => this.index.story(number)));
    const wrong = new Set(doubtful.slice(MOST_VERIFIED));
    read.forEach((number, at) => {
      if (!unsure(number).every((phrase) => isInText(phrase, stories[at]))) wrong.add(number);
    });
    return { ...found, numbers: kept.filter((number) => !wrong.has(number)) };
  }

  /**
   * Those whose summary holds each word beside another, for suggestions.
   * @param {Token[]} tokens
   */
  async inDeeds(tokens) {
    this.matcher.prepare(tokens);
    await this.matcher.meetPairs(tokens);
    return this.all(tokens).filter((number) => {
      return tokens.every(({ held }) => held[number] & SUMMARY);
    });
  }

  /**
   * @param {Token[]} tokens
   * @param {number[]} numbers
   */
  rank(tokens, numbers) {
    return rank(tokens, numbers, this.index.size);
  }
}
