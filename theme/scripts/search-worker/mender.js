/* Reads a query in another way where nobody holds its words together. */

import { FEWEST_OF_WHOLE_NAME, SURE } from "./ranking.js";
import { mendWord, nearWords, phraseOf, typedReadings } from "./readings.js";

/**
 * @typedef {import("./query.js").Token} Token
 * @typedef {import("./searcher.js").Found} Found
 */

const MOST_NEAR = 10;
const MOST_STRANGER = 3;

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
    for (const { tokens: reading, note } of typedReadings(tokens)) {
      const found = await this.searcher.findNear(reading);
      if (found.numbers.length) return { ...found, notes: [note, ...found.notes] };
    }
    return (await this.mendName(tokens)) || this.mendStranger(tokens, 0);
  }

  /**
   * Mend one word of a name: the others are borne by someone in that order.
   * @param {Token[]} tokens
   * @returns {Promise<Found | null>}
   */
  async mendName(tokens) {
    const { lexicon } = this.searcher.matcher;
    const needed = tokens.filter((token) => !token.optional);
    if (needed.length < 2 || needed.some((token) => token.quote || /\d/.test(token.word)))
      return null;
    const isName = needed.map(({ folded }) => lexicon.has(folded));
    let best = this.searcher.nothing(tokens);
    for (let at = 0; at < needed.length; at++) {
      if (isName.some((known, row) => row !== at && !known)) continue;
      // Of two words that are names, neither is mended: too many would do.
      if (needed.length < FEWEST_OF_WHOLE_NAME && isName[at]) continue;
      const found = await this.mendWordOfName(needed, at);
      if (found.best > best.best) best = found;
    }
    return best.best > SURE ? { ...best, searched: phraseOf(best.tokens) } : null;
  }

  /**
   * @param {Token[]} tokens
   * @param {number} at
   * @returns {Promise<Found>}
   */
  async mendWordOfName(tokens, at) {
    const others = tokens.filter((_, row) => row !== at);
    await this.searcher.matcher.meetNames(others);
    let bearers = [...Array(this.searcher.index.size).keys()];
    for (const { name } of others) bearers = bearers.filter((number) => name?.[number]);
    let best = this.searcher.nothing(tokens);
    if (!bearers.length) return best;
    for (const word of nearWords(tokens[at].folded, this.searcher.matcher.lexicon).slice(
      0,
      MOST_NEAR,
    )) {
      const mended = mendWord(tokens, at, word);
      await this.searcher.matcher.meetNames([mended[at]]);
      this.searcher.matcher.prepare(mended);
      const numbers = bearers.filter((number) => mended[at].name?.[number]);
      const found = this.searcher.rankSome(mended, numbers, "names", []);
      if (found.best > best.best) best = found;
    }
    return best;
  }

  /**
   * Mend a word that no name holds and that stands beside no other word of the query.
   * @param {Token[]} tokens
   * @param {number} least The score that the best profile must be above.
   * @returns {Promise<Found | null>}
   */
  async mendStranger(tokens, least) {
    const at = tokens.findIndex((token, row) => this.isStranger(token, tokens[row - 1]));
    if (at < 0 || tokens.some((token) => token.quote)) return null;
    let best = this.searcher.nothing(tokens);
    const near = nearWords(tokens[at].folded, await this.searcher.index.words());
    for (const word of near.slice(0, MOST_STRANGER)) {
      const found = await this.searcher.findNear(mendWord(tokens, at, word));
      if (found.best > best.best) best = found;
    }
    return best.best > least ? { ...best, searched: phraseOf(best.tokens) } : null;
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
