/* Keeps the profiles that hold words in quotes side by side. */

import { isInText, isUnsure, placesOfPhrase, quotedIn } from "./phrases.js";

/** @typedef {import("./searcher.js").Found} Found */

/** So many blocks of turns are read at most to count who holds words in quotes. */
const MOST_BLOCKS = 8;

export class Quotes {
  /** @param {import("./matcher.js").Matcher} matcher */
  constructor(matcher) {
    this.matcher = matcher;
  }

  /**
   * Words in quotes stand side by side in one place.
   * @param {Found} found
   * @returns {Promise<Found>}
   */
  async keep(found) {
    const phrases = quotedIn(found.tokens);
    if (!phrases.length || !found.numbers.length) return found;
    const single = phrases.filter((phrase) => phrase.length === 1).flat();
    await Promise.all([this.matcher.meetNames(found.tokens), this.matcher.meetTexts(single)]);
    const keep = (/** @type {number[]} */ numbers) => {
      return numbers.filter((number) => phrases.every((phrase) => placesOfPhrase(phrase, number)));
    };
    const numbers = keep(found.numbers);
    const rows = phrases.filter((phrase) => phrase.length > 2).flatMap((row) => row.slice(0, -1));
    const blocks = rows.flatMap((token) => this.matcher.blocksOf(token, numbers));
    if (!blocks.length || blocks.length > MOST_BLOCKS) return { ...found, numbers };
    await Promise.all(rows.map((token) => this.matcher.meetTurns(token, numbers)));
    return { ...found, numbers: keep(numbers) };
  }

  /**
   * Leave out profiles whose stories do not hold three words in quotes, though each two of them; return whether there were
   * any.
   * @param {Found} found
   * @param {number[]} some Those of its profiles that are to be shown.
   */
  async leaveOutWrong(found, some) {
    const phrases = quotedIn(found.tokens);
    const unsure = (/** @type {number} */ number) => {
      return phrases.filter((phrase) => isUnsure(phrase, placesOfPhrase(phrase, number)));
    };
    const read = some.filter((number) => unsure(number).length);
    const stories = await Promise.all(read.map((number) => this.matcher.index.story(number)));
    const wrong = read.filter((number, at) => {
      const story = stories[at];
      return story !== null && !unsure(number).every((phrase) => isInText(phrase, story));
    });
    found.numbers = found.numbers.filter((number) => !wrong.includes(number));
    return wrong.length > 0;
  }
}
