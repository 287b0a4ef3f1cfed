/* Finds the profiles of a query: names and labels first, then words side by side, then words
   anywhere; after that other readings of what was typed. It stops where a page of good answers is
   full, so that long lists are seldom fetched. */

import { capitalize } from "../shared/text.js";
import { Fallback } from "./fallback.js";
import { Filters } from "./filters.js";
import { Index } from "./index.js";
import { join } from "./joining.js";
import { Matcher } from "./matcher.js";
import { parse } from "./query.js";
import { hasQuotes, isQuoted, quotedIn } from "./phrases.js";
import { STORY, SUMMARY, countHeld, makeRoom, numbersWith } from "./places.js";
import { FEWEST_OF_WHOLE_NAME, SURE, isSolid, rank, scoresOf } from "./ranking.js";
import { Mender } from "./mender.js";
import { Names } from "./names.js";
import { Prefetcher, fetchPairs } from "./prefetcher.js";
import { ON_PAGE, Quotes } from "./quotes.js";
import { noteMarks, typedReadings } from "./readings.js";
import { inOtherWords } from "./synonyms.js";

/**
 * @typedef {import("./query.js").Token} Token
 *
 * How far an answer was looked for: in names and labels, for words side by side, for pairs of words and single ones that
 * stand apart, for the rarer words, everywhere.
 * @typedef {"names" | "near" | "apart" | "rare" | "all"} Scope
 *
 * What a query finds before filters; `notes` are for the visitor.
 * @typedef {object} Found
 * @property {Token[]} tokens
 * @property {number[]} numbers Best first.
 * @property {Scope} scope
 * @property {string[]} notes
 * @property {number} best The score of the first one.
 * @property {Map<number, Token[]>} [readings] The words of profiles that other words found.
 * @property {Map<number, number>} [scores] The score of each profile, where several readings were joined.
 * @property {string} searched What was searched instead of what was typed; empty for that itself.
 */

const MOST_KEPT = 8;
/** So often blocks of turns are read for the first results of one query. */
const MOST_ROUNDS = 4;
const LEAST_SOLID = -3;
/** A name in another order, with other marks or begun alone scores less. */
const ENOUGH = 0.5;

/** Another question was asked meanwhile. */
export class SupersededError extends Error {}

export class Searcher {
  /** @param {Matcher} matcher */
  constructor(matcher) {
    this.matcher = matcher;
    this.index = matcher.index;
    this.filters = matcher.filters;
    this.names = new Names(this);
    this.quotes = new Quotes(matcher);
    this.mender = new Mender(this);
    this.fallback = new Fallback(this);
    /** A large gallery is not searched for scattered words where one profile has them together. */
    this.good = this.index.isLarge ? -0.6 : SURE;
    /** So many are enough not to look for single words, and to put those last whose stories alone hold such a word. */
    this.enough = this.index.isLarge ? 1 : ON_PAGE;
    this.prefetcher = new Prefetcher(this);
    /** @type {Map<string, Promise<Found>>} */
    this.kept = new Map();
    /** The newest question; others are not looked for any longer. */
    this.newest = "";
  }

  /**
   * Open the index below `folder`; `reload` passes over the browser's cache.
   * @param {string} folder
   * @param {boolean} reload
   * @param {string} [query] What will be asked first.
   */
  static async open(folder, reload, query = "") {
    const index = await Index.open(folder, reload);
    // Whether these words are names is not known yet.
    fetchPairs(index, parse(query), !index.isVeryLarge);
    const [table, legend, lexicon, words] = await Promise.all([
      index.filterTable(),
      index.legend(),
      index.lexicon(),
      index.words(),
    ]);
    return new Searcher(new Matcher(index, new Filters(index, table, legend), lexicon, words));
  }

  /**
   * Find a query's profiles; kept while the visitor filters, sorts and turns pages, unless that fails. Raises
   * SupersededError where another query is asked meanwhile.
   * @param {string} query
   * @param {boolean} deep Whether to search everywhere in any case.
   * @param {boolean} exact Whether to search what was typed and nothing else.
   */
  find(query, deep, exact) {
    const name = JSON.stringify([query, deep, exact]);
    this.newest = name;
    const known = this.kept.get(name);
    if (known) return known;
    if (this.kept.size >= MOST_KEPT) this.kept.clear();
    const found = this.findAny(query, deep, exact, () => {
      if (this.newest !== name) throw new SupersededError();
    });
    this.kept.set(name, found);
    found.catch(() => this.kept.delete(name));
    return found;
  }

  /**
   * @param {Token[]} tokens
   * @param {boolean} [isTyping] Whether the last word is taken for what it begins.
   */
  inOtherWords(tokens, isTyping = false) {
    return inOtherWords(tokens, this.filters.legend["dong-nghia"], isTyping);
  }

  /**
   * @param {string} query
   * @param {boolean} deep
   * @param {boolean} exact
   * @param {() => void} check Throws where the answer is not wanted any longer.
   * @returns {Promise<Found>}
   */
  async findAny(query, deep, exact, check) {
    const tokens = parse(query);
    if (!tokens.length) return query.trim() ? this.nothing(tokens) : { ...this.everyone(), tokens };
    for (const token of tokens) token.isExact = exact;
    const others = exact ? [] : this.inOtherWords(tokens);
    const keyed = exact ? [] : [...typedReadings(tokens)].map((reading) => reading.tokens);
    for (const reading of keyed) this.prefetcher.fetchNear(reading);
    this.prefetcher.fetchOthers(others);
    if (!exact) this.mender.fetchMended(tokens);
    const typed = await this.findNear(tokens);
    check();
    if (!this.isGood(typed)) this.prefetcher.guessFar(tokens);
    const unmarked = exact ? null : await this.mender.readWithoutMarks(typed);
    const found = await Promise.all(others.map((reading) => this.findNear(reading)));
    if (unmarked) found.push(unmarked);
    const near = this.joinAll([typed, ...found]);
    if (this.isGood(near) && !deep) return near;
    check();
    this.prefetcher.fetchFar(tokens);
    if (!exact && !this.isGood(near)) {
      const other = await this.mender.readOtherwise(tokens);
      if (other) return other;
      check();
    }
    const readings = deep ? [near, ...found.map(({ tokens }) => this.nothing(tokens))] : [near];
    const far = await Promise.all(readings.map((reading) => this.findFar(reading, deep)));
    const all = this.joinAll(far);
    if (!all.numbers.length) return this.fallback.find(all, tokens, deep, exact);
    return { ...all, notes: [...all.notes, ...noteMarks(all)] };
  }

  /**
   * Join what several readings found, that of what was typed first; each profile counts by its better reading.
   * @param {Found[]} found
   */
  joinAll(found) {
    return found.reduce((all, one) => join(all, one, this.index.size));
  }

  /**
   * Newest first.
   * @returns {Omit<Found, "tokens">}
   */
  everyone() {
    const numbers = [...Array(this.index.size).keys()].reverse();
    return { numbers, scope: "all", notes: [], best: 0, searched: "" };
  }

  /** @param {Found} found */
  isGood({ numbers, best, scope, tokens, readings }) {
    if (readings?.size || (scope === "all" && numbers.length)) return true;
    if (best > this.good || numbers.length >= ON_PAGE) return true;
    return scope === "names" && numbers.length > 0 && this.isEnough(tokens, { numbers, best });
  }

  /**
   * Whether the first profile holds the words in rows of two and more.
   * @param {Found} found
   */
  isInRows({ tokens, numbers: [first] }) {
    if (first === undefined) return false;
    const needed = tokens.filter(({ optional }) => !optional);
    return isSolid(needed, first, this.index.size);
  }

  /**
   * Search names and labels and, where these are not enough, words that stand side by side.
   * @param {Token[]} tokens
   * @returns {Promise<Found>}
   */
  async findNear(tokens) {
    this.prefetcher.fetchNear(tokens);
    const notes = await this.findPlaces(tokens);
    await this.names.meet(tokens);
    // Of all who bear a name, "ông Biên" means one whom a text calls so.
    if (tokens[0].optional) await this.matcher.meetPairs(tokens.slice(0, 1));
    const found = this.rankAll(tokens, "names", notes);
    if (this.isEnough(tokens, found)) return found;
    const isNameSoFar = tokens.length > 2 && this.prefetcher.areFirstNames(tokens);
    if (found.best <= this.good && isNameSoFar) this.prefetcher.guessFar(tokens);
    const phrases = quotedIn(tokens);
    await Promise.all([this.matcher.meetPairs(tokens), this.quotes.meetWords(phrases)]);
    const scope = isQuoted(tokens) ? "all" : "near";
    return this.quotes.keep(await this.rankRows(tokens, scope, notes));
  }

  /**
   * Search words that stand apart: pairs that somebody holds and, anywhere, the words beside no other; where too few have
   * these, or with `deep`, all words anywhere. Of quotes alone nothing is left to be looked for.
   * @param {Found} near
   * @param {boolean} deep
   * @returns {Promise<Found>}
   */
  async findFar(near, deep) {
    const { tokens, notes } = near;
    if (isQuoted(tokens)) return near;
    const last = tokens[tokens.length - 1];
    if (last.isBeginningOpen) last.name = null;
    const names = [this.matcher.meetNames([last]), this.names.meetRuns(tokens)];
    await Promise.all([this.matcher.meetPairs(tokens), ...names]);
    const lone = this.matcher.loneWords(tokens);
    if (!deep && lone.length < tokens.length) {
      const found = await this.findRarest(tokens, lone, "apart", notes);
      if (found.numbers.length >= this.enough) return found;
    }
    return deep
      ? this.findWords(tokens, tokens, "all", notes)
      : this.findRarest(tokens, tokens, "all", notes);
  }

  /**
   * Search words without those whose lists are too long to be read for them alone.
   * @param {Token[]} tokens
   * @param {Token[]} words
   * @param {Scope} scope
   * @param {string[]} notes
   */
  async findRarest(tokens, words, scope, notes) {
    const rarest = await this.matcher.rarest(words, tokens);
    for (const token of words) token.isLeftOut = !rarest.includes(token);
    return this.findWords(tokens, rarest, rarest.length < words.length ? "rare" : scope, notes);
  }

  /**
   * @param {Token[]} tokens
   * @param {Token[]} words Those of them that are looked for anywhere.
   * @param {Scope} scope
   * @param {string[]} notes
   * @returns {Promise<Found>}
   */
  async findWords(tokens, words, scope, notes) {
    await this.matcher.meetTexts(words);
    return this.quotes.keep(this.putScatteredLast(await this.rankRows(tokens, scope, notes)));
  }

  /**
   * Put those last, if the others are enough, whose stories hold a word that stands beside no other.
   * @param {Found} found
   * @returns {Found}
   */
  putScatteredLast(found) {
    const { tokens } = found;
    const isScattered = (/** @type {number} */ number) => {
      return tokens.some(({ optional, isLeftOut, held, name, pair }, at) => {
        if (optional || isLeftOut || held[number] & ~STORY || name?.[number]) return false;
        return !pair?.[number] && !tokens[at - 1]?.pair?.[number];
      });
    };
    const first = found.numbers.filter((number) => !isScattered(number));
    if (first.length < this.enough) return found;
    return { ...found, numbers: [...first, ...found.numbers.filter(isScattered)] };
  }

  /**
   * Rank, and where it is not known whether the words of the first ones stand in a row in a story, find out; of words in
   * quotes the stories tell it.
   * @param {Token[]} tokens
   * @param {Scope} scope
   * @param {string[]} notes
   * @returns {Promise<Found>}
   */
  async rankRows(tokens, scope, notes) {
    let found = this.rankAll(tokens, scope, notes);
    const rows = tokens.filter(({ next, turnsApart }, at) => {
      return turnsApart.length && (next?.next || tokens[at - 1]?.next === tokens[at]);
    });
    const rounds = hasQuotes(rows) ? 0 : MOST_ROUNDS;
    for (let round = 0; rows.length && round < rounds; round++) {
      const first = found.numbers.slice(0, ON_PAGE);
      if (!rows.some((token) => this.matcher.blocksOf(token, first).length)) break;
      await Promise.all(rows.map((token) => this.matcher.meetTurns(token, first)));
      found = this.rankAll(tokens, scope, notes);
    }
    return found;
  }

  /**
   * @param {Token[]} tokens
   * @returns {Found}
   */
  nothing(tokens) {
    return { tokens, numbers: [], scope: "all", notes: [], best: -Infinity, searched: "" };
  }

  /**
   * Whether names and labels alone answer: a whole name was typed, or names with places and years,
   * or they fill a page. The name of an office may hold that of a field, which others have.
   * @param {Token[]} tokens
   * @param {{ numbers: number[], best: number }} found
   */
  isEnough(tokens, { numbers, best }) {
    if (!numbers.length || tokens.some(({ quote, isField }) => quote || isField)) return false;
    const needed = tokens.filter((token) => !token.optional);
    const edges = needed.filter(({ part }, at) => at && part?.[0] === needed[at]);
    const isPlace = needed.some(({ part }) => part && !part[part.length - 1].placeBegins);
    const isLong = isPlace || needed.length >= FEWEST_OF_WHOLE_NAME;
    if (isLong && best > ENOUGH - 0.5 * edges.length) return true;
    if (isLong && best > LEAST_SOLID && isSolid(needed, numbers[0], this.index.size)) return true;
    const sure = scoresOf(tokens, numbers.slice(0, ON_PAGE), this.index.size);
    return sure.filter((score) => score > ENOUGH).length >= ON_PAGE;
  }

  /**
   * Meet the places named; returns a note for each ward of today.
   * @param {Token[]} tokens
   */
  async findPlaces(tokens) {
    const entities = await this.matcher.entities.meet(tokens);
    const titles = new Set(entities.filter(({ now }) => now).map(({ title }) => capitalize(title)));
    const what = "hiện nay gồm cả người ở các phường, xã cũ đã nhập vào đó.";
    return [...titles].map((title) => `${title} ${what}`);
  }

  /**
   * The profiles that hold every word, as far as is known.
   * @param {Token[]} tokens
   */
  all(tokens) {
    const needed = tokens.filter(({ optional, isLeftOut }) => !optional && !isLeftOut);
    return numbersWith(countHeld(needed, this.index.size), needed.length);
  }

  /**
   * @param {Token[]} tokens
   * @param {Scope} scope
   * @param {string[]} notes
   * @returns {Found}
   */
  rankAll(tokens, scope, notes) {
    return this.rankSome(tokens, this.all(tokens), scope, notes);
  }

  /**
   * @param {Token[]} tokens
   * @param {number[]} some
   * @param {Scope} scope
   * @param {string[]} notes
   * @returns {Found}
   */
  rankSome(tokens, some, scope, notes) {
    const numbers = this.rank(tokens, some);
    const [best = -Infinity] = scoresOf(tokens, numbers.slice(0, 1), this.index.size);
    return { tokens, numbers, scope, notes, best, searched: "" };
  }

  /**
   * Those whose summary holds each word beside another, for suggestions.
   * @param {Token[]} tokens
   */
  async inDeeds(tokens) {
    makeRoom(tokens, this.index.size);
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
