/* Meets the words of a query as names, the rarest first. */

/** @typedef {import("./query.js").Token} Token */

export const MOST_WORDS_OF_NAME = 5;
/** Lists of names that fewer bear are read at once. */
const FEW_NAMES = 5000;
/** Where so many bear the last word as a name, it is no beginning; one is enough in a very large gallery. */
const ENOUGH_NAMES = 10;

export class Names {
  /** @param {import("./searcher.js").Searcher} searcher */
  constructor(searcher) {
    this.searcher = searcher;
    this.matcher = searcher.matcher;
  }

  /**
   * The rarest words are asked first: where they never meet, the long lists of common ones are not
   * fetched. Whether the last word is a beginning is asked only when too few bear it as a name, Hoa
   * before Hoàng, and somebody bears the others; a single letter always is one.
   * @param {Token[]} tokens
   */
  async meet(tokens) {
    const last = tokens[tokens.length - 1];
    const { begins } = last;
    const isLetter = last.folded.length === 1;
    last.begins = begins && isLetter;
    await this.meetRare(tokens);
    last.begins = begins;
    if (!begins) return;
    if (isLetter) {
      last.isBeginningOpen = !last.name;
      return;
    }
    const enough = this.searcher.index.isVeryLarge ? 1 : ENOUGH_NAMES;
    if (this.searcher.all(tokens).length >= enough) return;
    last.isBeginningOpen = !this.searcher.all(tokens.slice(0, -1)).length;
    if (last.isBeginningOpen) return;
    last.name = null;
    await this.meetRare(tokens);
  }

  /** @param {Token[]} tokens */
  async meetRare(tokens) {
    const soon = this.soonMet(tokens);
    await this.matcher.meetNames(soon);
    const isShort = tokens.filter(({ part }) => !part).length <= MOST_WORDS_OF_NAME;
    if (isShort && this.searcher.all(soon).length) await this.matcher.meetNames(tokens);
  }

  /**
   * Meet names among other words, as in "Ngọc Lan hiến máu": rows of words that are all names, if somebody bears the two
   * rarest of a row.
   * @param {Token[]} tokens
   */
  async meetRuns(tokens) {
    await Promise.all(this.runsOf(tokens).map((run) => this.meetRun(run)));
  }

  /** @param {Token[]} run */
  async meetRun(run) {
    const rarest = this.rarest(run);
    await this.matcher.meetNames(rarest);
    if (this.matcher.areBorne(rarest)) await this.matcher.meetNames(run);
  }

  /**
   * Rows of two words and more that are names, within one phrase in quotes or outside.
   * @param {Token[]} tokens
   */
  runsOf(tokens) {
    /** @type {Token[][]} */
    const runs = [];
    tokens.forEach((token, at) => {
      if (!this.matcher.commonness(token) || token.part) return;
      const run = runs[runs.length - 1];
      const goesOn = run && run[run.length - 1] === tokens[at - 1] && run[0].quote === token.quote;
      if (goesOn) run.push(token);
      else runs.push([token]);
    });
    return runs.filter((run) => run.length > 1);
  }

  /**
   * The two words that the fewest names hold.
   * @param {Token[]} tokens
   */
  rarest(tokens) {
    return this.byCommonness(tokens).slice(0, 2);
  }

  /**
   * Words that few names hold first.
   * @param {Token[]} tokens
   */
  byCommonness(tokens) {
    const commonness = (/** @type {Token} */ token) => this.matcher.commonness(token);
    return [...tokens].sort((one, two) => commonness(one) - commonness(two));
  }

  /**
   * The two words that the fewest names hold, and of what may be a name, or a mistyped one, others that few hold.
   * @param {Token[]} tokens
   */
  soonMet(tokens) {
    const needed = this.byCommonness(tokens.filter((token) => !token.optional));
    const isShort = needed.length <= MOST_WORDS_OF_NAME;
    const most = isShort && this.searcher.mender.wordsToMend(needed).length ? FEW_NAMES : 0;
    const bearers = (/** @type {Token} */ { folded }) => this.matcher.lexicon.get(folded) || 0;
    return needed.filter((token, at) => at < 2 || bearers(token) < most);
  }
}
