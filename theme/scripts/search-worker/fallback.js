/* What is shown where no profile holds all words: other readings, those who hold the most, words to try. */

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
    const { mender } = this.searcher;
    const keyed = exact ? null : await mender.readTypedAnywhere(tokens, deep);
    if (keyed) return keyed;
    const mended = exact ? null : await mender.mendStranger(tokens, -Infinity);
    if (mended) return mended;
    const anyMarks = exact ? null : await this.findQuotesWithAnyMarks(tokens, deep);
    if (anyMarks) return anyMarks;
    const most = tokens.length > 1 ? await this.findMost(tokens) : nobody;
    if (exact || most.numbers.length || most.nearest) return most;
    return { ...most, nearest: await mender.findNearest(tokens) };
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
   * The profiles that hold the most words, if those are at least half; instead of quotes that nobody meets, the words that
   * some profile holds.
   * @param {Token[]} typed
   * @returns {Promise<Found>}
   */
  async findMost(typed) {
    const { matcher } = this.searcher;
    const hasQuotes = typed.some((token) => token.quote);
    const tokens = hasQuotes ? parse(phraseOf(typed)) : typed;
    if (hasQuotes) await matcher.entities.meet(tokens);
    await Promise.all([matcher.meetNames(tokens), matcher.meetTexts(tokens)]);
    const counts = countHeld(tokens, this.searcher.index.size);
    const most = counts.reduce((one, two) => Math.max(one, two), 0);
    const found = this.searcher.nothing(tokens);
    if (!most) return found;
    const numbers = this.searcher.rank(tokens, numbersWith(counts, most));
    if (most === tokens.length && !hasQuotes) return { ...found, numbers };
    if (hasQuotes || most * 2 < tokens.length) {
      const [first] = numbers;
      const held = tokens.filter((token) => token.name?.[first] || token.held[first]);
      return { ...found, nearest: phraseOf(held) };
    }
    const note = "Không nơi nào có đủ mọi từ; đây là những tấm gương có nhiều từ nhất.";
    return { ...found, numbers, notes: [note] };
  }
}
