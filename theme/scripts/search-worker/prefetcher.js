/* Fetches what a query will read before it is read, so that few requests wait for one another: names and pairs,
   words. What fails here fails again where it is read. */

import { keyOfPair, mayGoOn, pairOf } from "./matcher.js";
import { MOST_WORDS_OF_NAME } from "./names.js";
import { hasQuotes, isQuoted } from "./phrases.js";
import { parse } from "./query.js";
import { ON_PAGE } from "./quotes.js";
import { phraseOf } from "./readings.js";

/** @typedef {import("./query.js").Token} Token */

/** Pages of the directory that are fetched for a word that is being typed, and for the pairs of a complete one; in a very
 * large gallery one for each. */
const MOST_PAGES_OF_WORD = 2;
const MOST_PAGES_OF_PAIRS = 3;

export class Prefetcher {
  /** @param {import("./searcher.js").Searcher} searcher */
  constructor(searcher) {
    this.searcher = searcher;
    this.matcher = searcher.matcher;
    this.index = searcher.index;
    // Where lists are very long, a needless one costs more than a request that waits.
    this.mayGuess = !this.index.isVeryLarge;
    /** The words that were prepared last, whether they are no name, whether fewer than ten have them together, and whether
     * both are known yet. */
    this.prepared = { phrase: "", isNoName: false, isFew: false, isKnown: false };
    /** @type {Token[]} The words for which names and pairs were fetched last. */
    this.newest = [];
  }

  /**
   * Fetch what a query needs that is still being typed: all that its complete words need, and where the lists lie that
   * its last word may need.
   * @param {string} query
   */
  async prepare(query) {
    const typed = parse(query);
    const [complete] = query.match(/^.*[^\p{L}\p{N}]/u) || [""];
    const tokens = parse(complete);
    this.fetchDirectories(typed);
    if (this.mayGuess) this.matcher.entities.fetchWards(typed).catch(() => null);
    if (tokens.length < 2 && !this.searcher.inOtherWords(tokens).length) return;
    if (phraseOf(tokens) !== this.prepared.phrase) await this.prepareComplete(tokens);
    if (this.mayBeName(tokens)) this.fetchBeginnings(typed);
  }

  /** @param {Token[]} tokens */
  async prepareComplete(tokens) {
    const phrase = phraseOf(tokens);
    // Those who have more words are no more. Until that is known, few are taken to have them, unless they may bear them.
    const wasFew = this.isPrepared(tokens) && this.prepared.isKnown && this.prepared.isFew;
    const mayBeFew = wasFew || !this.matcher.areNames(tokens);
    this.prepared = { phrase, isNoName: false, isFew: mayBeFew, isKnown: false };
    this.fetchOthers(this.searcher.inOtherWords(tokens));
    if (hasQuotes(tokens) && !this.mayGuess) return this.fetchNear(tokens);
    const found = await this.searcher.findNear(tokens);
    if (this.prepared.phrase !== phrase) return;
    const isNoName = !this.matcher.areBorne(tokens);
    const isFew =
      wasFew || !this.searcher.isGood(found) || (isNoName && found.numbers.length < ON_PAGE);
    this.prepared = { phrase, isNoName, isFew, isKnown: true };
    // Meanwhile more may have been typed, and asked.
    if (isFew) this.guessFar(this.isPrepared(this.newest) ? this.newest : tokens);
  }

  /**
   * Fetch what a search for words that stand together reads; of what may be a name, pairs wait until nobody bears it.
   * Two words may be a name or a deed: both are fetched.
   * @param {Token[]} tokens
   * @param {boolean} [mayBeName]
   */
  fetchNear(tokens, mayBeName = this.mayBeName(tokens)) {
    this.newest = tokens;
    const isName = tokens.length > 2 && mayBeName;
    this.fetchNames(this.searcher.names.soonMet(tokens));
    if (!isName || this.mayGuess) fetchPairs(this.index, tokens, !isName);
    if (this.areFirstNames(tokens)) this.fetchBeginnings(tokens);
    if (this.isPrepared(tokens) && this.prepared.isFew) this.guessFar(tokens);
  }

  /**
   * Fetch what a search for other words that stand together reads; these are no name.
   * @param {Token[][]} readings
   */
  fetchOthers(readings) {
    for (const reading of readings) this.fetchNear(reading, false);
  }

  /**
   * Fetch what will be read if no profile has the words together, as seems likely.
   * @param {Token[]} tokens
   */
  guessFar(tokens) {
    if (this.mayGuess) this.fetchFar(tokens);
  }

  /**
   * Fetch what is read where no profile has the words together.
   * @param {Token[]} tokens
   */
  fetchFar(tokens) {
    if (!isQuoted(tokens)) this.fetchAlone(tokens);
    const isNoName = this.isPrepared(tokens) && this.prepared.isNoName;
    if (isNoName || tokens[tokens.length - 1].isBeginningOpen) this.fetchBeginnings(tokens);
    this.fetchNames(
      this.searcher.names.runsOf(tokens).flatMap((run) => this.searcher.names.rarest(run)),
    );
    this.searcher.mender.fetchNames(tokens);
  }

  /** @param {Token[]} tokens */
  async fetchAlone(tokens) {
    if (this.mayGuess) return this.fetchTexts(tokens);
    try {
      this.fetchTexts(await this.matcher.rarest(this.matcher.loneWords(tokens), tokens));
    } catch {}
  }

  /**
   * Fetch who bears each of some words.
   * @param {Token[]} tokens
   */
  fetchNames(tokens) {
    for (const { folded } of tokens) {
      if (this.matcher.lexicon.has(folded)) this.index.fetchAhead("names", folded, true);
    }
  }

  /**
   * Fetch the lists of single words.
   * @param {Token[]} tokens
   */
  fetchTexts(tokens) {
    for (const { folded, marked, key } of tokens) {
      this.index.fetchAhead("texts", folded, true, marked ? key : undefined);
    }
  }

  /**
   * Fetch where the lists lie of words that are being typed, and of other words for them.
   * @param {Token[]} typed
   */
  fetchDirectories(typed) {
    const others = this.mayGuess ? this.searcher.inOtherWords(typed, true) : [];
    const [ofWord, ofPairs] = this.mayGuess ? [MOST_PAGES_OF_WORD, MOST_PAGES_OF_PAIRS] : [1, 1];
    for (const token of [typed, ...others].flat()) {
      this.index.fetchDirectory("texts", token.folded, ofWord);
      const isComplete = token.next || !token.begins;
      if (isComplete) this.index.fetchDirectory("texts", pairOf(token), ofPairs);
    }
  }

  /**
   * Fetch the names that begin as the last word does.
   * @param {Token[]} tokens
   */
  fetchBeginnings(tokens) {
    const last = tokens[tokens.length - 1];
    if (last.begins && this.mayGuess) this.index.fetchBeginnings("names", last.beginning);
  }

  /**
   * Whether all words but the last are names and somebody may bear them.
   * @param {Token[]} tokens
   */
  areFirstNames(tokens) {
    return tokens.length > 1 && this.mayBeName(tokens.slice(0, -1));
  }

  /**
   * Whether words may be a name: all are names, and it is not known that the first ones are none.
   * @param {Token[]} tokens
   */
  mayBeName(tokens) {
    if (this.isPrepared(tokens) && this.prepared.isNoName) return false;
    if (hasQuotes(tokens)) return false;
    return tokens.length <= MOST_WORDS_OF_NAME && this.matcher.areNames(tokens);
  }

  /**
   * Whether the first of these words were prepared.
   * @param {Token[]} tokens
   */
  isPrepared(tokens) {
    return `${phraseOf(tokens)} `.startsWith(`${this.prepared.phrase} `);
  }
}

/**
 * Fetch where the lists of words lie, and those of pairs.
 * @param {import("./index.js").Index} index
 * @param {Token[]} tokens
 * @param {boolean} withPairs Whether to fetch the lists of pairs themselves.
 */
export function fetchPairs(index, tokens, withPairs) {
  for (const token of tokens) {
    if (token.next) index.fetchAhead("texts", pairOf(token), withPairs, keyOfPair(token));
    index.fetchAhead("texts", token.folded, false);
    if (withPairs && token.next && mayGoOn(token.next)) {
      index.fetchBeginnings("texts", `${token.folded} ${token.next.beginning}`);
    }
  }
}
