/* What is shown where no profile holds all words: other readings, those who hold the most; then words to try. */

import { hasQuotes } from "./phrases.js";
import { parse } from "./query.js";
import { countHeld, numbersWith } from "./places.js";
import { phraseOf } from "./readings.js";

/**
 * @typedef {import("./query.js").Token} Token
 * @typedef {import("./searcher.js").Found} Found
 */

export class Fallback {
  /** @param {import("./searcher.js").Searcher} searcher */
  constructor(searcher) {
    this.searcher = searcher;
  }

  /**
   * @param {Found} nobody What was found: nobody.
   * @param {Token[]} tokens
   * @param {boolean} deep
   * @param {boolean} exact
   * @returns {Promise<Found>}
   */
  async find(nobody, tokens, deep, exact) {
    const other = exact ? null : await this.readOtherwise(tokens, deep);
    if (other) return other;
    const most = await this.findMost(tokens);
    return most.numbers.length ? most : nobody;
  }

  /**
   * What other readings find anywhere: keys of an input method, a mended word, quotes with any marks.
   * @param {Token[]} tokens
   * @param {boolean} deep
   */
  async readOtherwise(tokens, deep) {
    const { mender } = this.searcher;
    return (
      (await mender.readTyped(tokens, (reading) => this.findAnywhere(reading, deep))) ||
      (await mender.mendStranger(tokens, -Infinity)) ||
      this.findQuotesWithAnyMarks(tokens, deep)
    );
  }

  /**
   * @param {Token[]} tokens
   * @param {boolean} deep
   */
  async findAnywhere(tokens, deep) {
    return this.searcher.findFar(await this.searcher.findNear(tokens), deep);
  }

  /**
   * Search what nobody holds in quotes with the marks typed with any marks.
   * @param {Token[]} tokens
   * @param {boolean} deep
   * @returns {Promise<Found | null>}
   */
  async findQuotesWithAnyMarks(tokens, deep) {
    const reading = await this.searcher.quotes.withoutMarks(
      tokens,
      this.searcher.everyone().numbers,
    );
    if (!reading) return null;
    const near = await this.searcher.findNear(reading.tokens);
    const found = near.numbers.length && !deep ? near : await this.searcher.findFar(near, deep);
    return found.numbers.length ? { ...found, notes: [reading.note, ...found.notes] } : null;
  }

  /**
   * The profiles that hold the most words, if those are at least half; nobody for words in quotes.
   * @param {Token[]} tokens
   * @returns {Promise<Found>}
   */
  async findMost(tokens) {
    const found = this.searcher.nothing(tokens);
    if (tokens.length < 2 || hasQuotes(tokens)) return found;
    const { most, numbers } = await this.holdMost(tokens);
    if (most * 2 < tokens.length) return found;
    const note = "Không nơi nào có đủ mọi từ; đây là những tấm gương có nhiều từ nhất.";
    return { ...found, numbers, notes: most < tokens.length ? [note] : [] };
  }

  /**
   * Words to try where nobody was found: those of the query that some profile holds together, else one that is like the
   * longest; "" where there are none.
   * @param {Token[]} typed
   * @param {boolean} exact
   */
  async nearest(typed, exact) {
    const held = typed.length > 1 ? await this.heldTogether(typed) : "";
    return held || exact ? held : this.searcher.mender.findNearest(typed);
  }

  /**
   * The words of a query that the profile has which holds the most of them, without quotes.
   * @param {Token[]} typed
   */
  async heldTogether(typed) {
    const tokens = hasQuotes(typed) ? parse(phraseOf(typed)) : typed;
    if (tokens !== typed) await this.searcher.matcher.entities.meet(tokens);
    const [first] = (await this.holdMost(tokens)).numbers;
    return phraseOf(tokens.filter((token) => token.name?.[first] || token.held[first]));
  }

  /**
   * The profiles that hold the most words, best first, and how many words that are.
   * @param {Token[]} tokens
   */
  async holdMost(tokens) {
    const { matcher, index } = this.searcher;
    await Promise.all([matcher.meetNames(tokens), matcher.meetTexts(tokens)]);
    const counts = countHeld(tokens, index.size);
    const most = counts.reduce((one, two) => Math.max(one, two), 0);
    return { most, numbers: most ? this.searcher.rank(tokens, numbersWith(counts, most)) : [] };
  }
}
