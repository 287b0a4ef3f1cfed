/* Reads a query in another way where nobody holds its words together. */

import { hasQuotes } from "./phrases.js";
import { makeRoom } from "./places.js";
import { FEWEST_OF_WHOLE_NAME, SURE } from "./ranking.js";
import { parse } from "./query.js";
import {
  likeliestWord,
  mendWord,
  nearWords,
  phraseOf,
  typedReadings,
  withoutMarks,
  wordsTypedAsOne,
} from "./readings.js";

/**
 * @typedef {import("./query.js").Token} Token
 * @typedef {import("./searcher.js").Found} Found
 */

const MOST_NEAR = 10;
const MOST_STRANGER = 3;
/** Fewer than these are few. */
const FEW = 10;

export class Mender {
  /** @param {import("./searcher.js").Searcher} searcher */
  constructor(searcher) {
    this.searcher = searcher;
  }

  /**
   * Other readings that have all words together: keys of an input method, a name with one word mended.
   * @param {Token[]} tokens
   * @returns {Promise<Found | null>}
   */
  async readOtherwise(tokens) {
    const typed = await this.readTyped(tokens, (reading) => this.searcher.findNear(reading));
    if (typed && typed.best > SURE) return typed;
    return (await this.mendName(tokens)) || typed || this.mendStranger(tokens, 0);
  }

  /**
   * What is found if the words are raw keys of an input method.
   * @param {Token[]} tokens
   * @param {(reading: Token[]) => Promise<Found>} find
   * @returns {Promise<Found | null>}
   */
  async readTyped(tokens, find) {
    for (const { tokens: reading, note } of typedReadings(tokens)) {
      const found = await find(reading);
      if (found.numbers.length) return { ...found, notes: [note, ...found.notes] };
    }
    return null;
  }

  /**
   * The same words with other marks, where somebody has them in rows, nobody as they were typed, and a pair that few hold
   * may be a slip.
   * @param {Found} typed
   * @returns {Promise<Found | null>}
   */
  async readWithoutMarks(typed) {
    const { tokens, scope } = typed;
    if (scope === "names" || !tokens[0].marked || hasQuotes(tokens)) return null;
    const isRare = tokens.some(({ pair }) => pair && isHeldByFew(pair));
    // Where nobody has two words with the marks typed, their pair was met with any marks.
    const isLone = this.searcher.matcher.loneWords(tokens).some((token) => !token.optional);
    if (!isRare || isLone || this.searcher.isInRows(typed)) return null;
    const found = await this.searcher.findNear(withoutMarks(tokens));
    return this.searcher.isInRows(found) ? found : null;
  }

  /**
   * Mend one word of a name: the others are borne by someone in that order.
   * @param {Token[]} tokens
   * @returns {Promise<Found | null>}
   */
  async mendName(tokens) {
    const needed = tokens.filter((token) => !token.optional);
    const mended = this.wordsToMend(needed);
    const found = await Promise.all(mended.map((at) => this.mendWordOfName(needed, at)));
    const best = this.best(tokens, found);
    return best.best > SURE ? { ...best, searched: phraseOf(best.tokens) } : null;
  }

  /**
   * Begin to fetch what `mendName` will read.
   * @param {Token[]} tokens
   */
  fetchNames(tokens) {
    if (tokens[0].isExact) return;
    const needed = tokens.filter((token) => !token.optional);
    // Words of its own, since the search may read these meanwhile.
    const copies = needed.map((token) => ({ ...token, begins: false }));
    for (const at of this.wordsToMend(needed)) this.readNear(copies, at).catch(() => null);
  }

  /**
   * The places of the words that may be a mistyped word of a name.
   * @param {Token[]} needed
   */
  wordsToMend(needed) {
    const { lexicon } = this.searcher.matcher;
    if (needed.length < 2 || needed.some((token) => token.quote || /\d/.test(token.word)))
      return [];
    const isName = needed.map(({ folded }) => lexicon.has(folded));
    return [...needed.keys()].filter((at) => {
      // Of two words that are names, neither is mended: too many would do.
      if (needed.length < FEWEST_OF_WHOLE_NAME && isName[at]) return false;
      return isName.every((known, row) => row === at || known);
    });
  }

  /**
   * The best of several answers, the first of equally good ones.
   * @param {Token[]} tokens
   * @param {Found[]} found
   */
  best(tokens, found) {
    const nothing = this.searcher.nothing(tokens);
    return found.reduce((best, one) => (one.best > best.best ? one : best), nothing);
  }

  /**
   * @param {Token[]} tokens
   * @param {number} at
   * @returns {Promise<Found>}
   */
  async mendWordOfName(tokens, at) {
    const { bearers, readings } = await this.readNear(tokens, at);
    const found = readings.map((mended) => {
      makeRoom(mended, this.searcher.index.size);
      const numbers = bearers.filter((number) => mended[at].name?.[number]);
      return this.searcher.rankSome(mended, numbers, "names", []);
    });
    return this.best(tokens, found);
  }

  /**
   * Read the names that are like a word; those who bear the others.
   * @param {Token[]} tokens
   * @param {number} at
   */
  async readNear(tokens, at) {
    const others = tokens.filter((_, row) => row !== at);
    const { matcher } = this.searcher;
    await matcher.meetNames(others);
    const bearers = this.searcher.all(others).filter((number) => {
      return others.every(({ name }) => name?.[number]);
    });
    if (!bearers.length) return { bearers, readings: [] };
    const near = nearWords(tokens[at].folded, matcher.lexicon).slice(0, MOST_NEAR);
    const readings = near.map((word) => mendWord(tokens, at, word));
    await matcher.meetNames(readings.map((mended) => mended[at]));
    return { bearers, readings };
  }

  /**
   * Mend a word that no name holds, that stands beside no other word of the query and is no beginning. One that a text
   * holds is mended only where `least` is no score at all: nothing else was found.
   * @param {Token[]} tokens
   * @param {number} least The score that the best profile must be above.
   * @returns {Promise<Found | null>}
   */
  async mendStranger(tokens, least) {
    const at = tokens.findIndex((token, row) => this.isStranger(token, tokens[row - 1]));
    if (at < 0 || hasQuotes(tokens)) return null;
    const { matcher } = this.searcher;
    if (least > -Infinity && matcher.words.has(tokens[at].folded)) return null;
    await matcher.meetTexts([tokens[at]]);
    if (least > -Infinity && tokens[at].holders) return null;
    if (tokens[at].begins && (await matcher.isBeginning(tokens[at]))) return null;
    const other = least > -Infinity ? null : await this.findOtherMarks(tokens, at);
    if (other) return other;
    const readings = this.mendings(tokens, at);
    const found = await Promise.all(readings.map((mended) => this.searcher.findNear(mended)));
    const best = this.best(tokens, found);
    return best.best > least ? { ...best, searched: phraseOf(best.tokens) } : null;
  }

  /**
   * Begin to fetch what `mendStranger` will read for a word that no name and hardly any text holds.
   * @param {Token[]} tokens
   */
  fetchMended(tokens) {
    const { matcher, prefetcher } = this.searcher;
    const at = tokens.findIndex((token) => {
      return this.isStranger(token, undefined) && !matcher.words.has(token.folded);
    });
    if (at < 0 || hasQuotes(tokens) || !prefetcher.mayGuess) return;
    prefetcher.guessFar(tokens);
    if (tokens[at].begins) matcher.isBeginning(tokens[at]).catch(() => null);
    for (const mended of this.mendings(tokens, at)) prefetcher.fetchNear(mended);
  }

  /**
   * The query with common words of short texts that are like one of its words in place of that one.
   * @param {Token[]} tokens
   * @param {number} at
   */
  mendings(tokens, at) {
    const near = nearWords(tokens[at].folded, this.searcher.matcher.words);
    return near.slice(0, MOST_STRANGER).map((word) => mendWord(tokens, at, word));
  }

  /**
   * Find a word that few hold as it was typed with other marks, anywhere.
   * @param {Token[]} tokens
   * @param {number} at
   * @returns {Promise<Found | null>}
   */
  async findOtherMarks(tokens, at) {
    if (!tokens[at].marked || tokens[at].holders >= FEW) return null;
    const reading = mendWord(tokens, at, tokens[at].folded);
    makeRoom(reading, this.searcher.index.size);
    const found = await this.searcher.findFar(this.searcher.nothing(reading), false);
    return found.numbers.length ? { ...found, searched: phraseOf(reading) } : null;
  }

  /**
   * Words that some profile holds and that are like the longest one typed: words typed as one, or one
   * that begins so; "" where there are none.
   * @param {Token[]} tokens
   */
  async findNearest(tokens) {
    const { matcher } = this.searcher;
    const known = new Map([...matcher.words, ...matcher.lexicon]);
    const [word] = tokens.map(({ folded }) => folded).sort((one, two) => two.length - one.length);
    const apart = wordsTypedAsOne(word, known).join(" ");
    const found = apart ? await this.searcher.findNear(parse(apart)) : null;
    return found?.numbers.length ? apart : likeliestWord(word, known);
  }

  /**
   * @param {Token} token
   * @param {Token | undefined} before
   */
  isStranger(token, before) {
    if (token.optional || token.part || this.searcher.matcher.commonness(token)) return false;
    return ![token.pair, before?.pair].some((places) => places?.some(Boolean));
  }
}

/** @param {Uint8Array} places */
function isHeldByFew(places) {
  const holders = places.reduce((count, held) => count + Number(held > 0), 0);
  return holders > 0 && holders < FEW;
}
