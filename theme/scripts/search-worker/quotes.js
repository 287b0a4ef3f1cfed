/* Words in quotes stand side by side in one text. Of two words the lists tell it; of three and more they leave some who
   hold each two of them apart: the texts of these are read, all where they are few, else page by page. */

import { haveInLabel } from "./labels.js";
import { isInText, isLikely, isUnsure, keepPlaces, placesOfPhrase, quotedIn } from "./phrases.js";
import { LABEL, ROLE, STORY, SUMMARY } from "./places.js";
import { linkWords, retype } from "./query.js";
import { noteOtherMarks } from "./readings.js";

/**
 * @typedef {import("./query.js").Token} Token
 * @typedef {import("./searcher.js").Found} Found
 *
 * @typedef {object} Page The results of a page.
 * @property {number[]} onPage
 * @property {number} page From 1.
 * @property {number} pages
 * @property {number} total
 * @property {boolean} isAtMost Whether the total counts profiles whose texts were not read yet.
 * @property {boolean} isPartial Whether the texts of a few are still to be read, for the total.
 */

export const ON_PAGE = 10;
/** So many blocks of turns, of 1.2 kB each, are read at most to leave out most of those who hold the words apart. */
const MOST_BLOCKS = 24;
/** So many profiles are read at most to answer one question; for a page that is not full these many, one after another. */
const MOST_READ = 30;
const READ_FOR_PAGE = [ON_PAGE, 15, MOST_READ];

export class Quotes {
  /** @param {import("./matcher.js").Matcher} matcher */
  constructor(matcher) {
    this.matcher = matcher;
    this.index = matcher.index;
    /** @type {WeakMap<Token, Set<number>>} By the first word of a phrase the profiles whose texts were read for it. */
    this.read = new WeakMap();
    /** @type {Map<string, number[]>} By question where its pages begin, as far as those before them were shown. */
    this.starts = new Map();
  }

  /**
   * Keep the profiles that hold the words in quotes side by side, as far as can be told at little cost.
   * @param {Found} found
   * @returns {Promise<Found>}
   */
  async keep(found) {
    const phrases = quotedIn(found.tokens);
    if (!phrases.length || !found.numbers.length) return found;
    const numbers = await this.holders(phrases, found.numbers);
    return { ...found, numbers, best: numbers.length ? found.best : -Infinity };
  }

  /**
   * Find who bears phrases as a name, and who has those of one word in a text.
   * @param {Token[][]} phrases
   */
  async meetWords(phrases) {
    const single = phrases.filter((phrase) => phrase.length === 1).flat();
    await Promise.all([this.meetNames(phrases), this.matcher.meetTexts(single)]);
  }

  /**
   * @param {Token[][]} phrases
   * @param {number[]} some Best first.
   */
  async holders(phrases, some) {
    await this.meetWords(phrases);
    const numbers = this.withPhrases(phrases, some);
    const long = phrases.filter((phrase) => phrase.length > 2);
    // Those that will be read first unless turns leave them out.
    if (long.length && numbers.length <= MOST_READ) {
      for (const number of numbers.slice(0, ON_PAGE)) this.index.card(number).catch(() => null);
    }
    const labels = long.map((phrase) => this.leaveWholeLabels(phrase, numbers));
    await Promise.all([...labels, this.meetTurns(long, numbers)]);
    if (this.fewUnsure(phrases, numbers) && !this.likely(long, numbers).length)
      await this.readUntil(phrases, numbers, 1);
    return this.withPhrases(phrases, numbers);
  }

  /**
   * Find who bears the phrases as names, unless it is known that nobody does.
   * @param {Token[][]} phrases
   */
  async meetNames(phrases) {
    const mayBeNames = phrases.filter((phrase) => {
      const known = phrase.filter(({ name }) => name);
      return this.matcher.areNames(phrase) && (!known.length || this.matcher.areBorne(known));
    });
    await this.matcher.meetNames(mayBeNames.flat());
  }

  /**
   * Read the first profiles until so many hold the phrases, `MOST_READ` at most; return those that do.
   * @param {Token[][]} phrases
   * @param {number[]} numbers
   * @param {number} wanted
   */
  async readUntil(phrases, numbers, wanted) {
    /** @type {number[]} */
    let right = [];
    for (const count of READ_FOR_PAGE) {
      if (right.length >= wanted) break;
      const some = numbers.slice(0, count);
      await this.readAll(phrases, some);
      right = this.withPhrases(phrases, some);
    }
    return right;
  }

  /**
   * @param {Token[][]} phrases
   * @param {number[]} numbers
   */
  withPhrases(phrases, numbers) {
    return numbers.filter((number) => phrases.every((phrase) => placesOfPhrase(phrase, number)));
  }

  /**
   * Those profiles that were not read in vain.
   * @param {Token[]} tokens
   * @param {number[]} numbers
   */
  left(tokens, numbers) {
    const wrong = new Set(
      quotedIn(tokens).flatMap((phrase) => {
        const read = [...(this.read.get(phrase[0]) || [])];
        return read.filter((number) => !placesOfPhrase(phrase, number));
      }),
    );
    return wrong.size ? numbers.filter((number) => !wrong.has(number)) : numbers;
  }

  /**
   * A label is a text of its own: leave it out where two labels together hold the phrase.
   * @param {Token[]} phrase
   * @param {number[]} numbers
   */
  async leaveWholeLabels(phrase, numbers) {
    const inLabels = numbers.filter((number) => placesOfPhrase(phrase, number) & LABEL);
    if (!inLabels.length) return;
    const whole = await haveInLabel(this.matcher, phrase);
    for (const number of inLabels) {
      if (!whole.has(number)) keepPlaces(phrase, number, ~LABEL);
    }
  }

  /**
   * Find out where stories hold the words, of the first profiles if there are many: most that hold them apart drop out.
   * @param {Token[][]} phrases
   * @param {number[]} numbers
   */
  async meetTurns(phrases, numbers) {
    const rows = phrases.flatMap((phrase) => phrase.slice(0, -1));
    const isLittle = (/** @type {number} */ count) => {
      const blocks = rows.flatMap((row) => this.matcher.blocksOf(row, numbers.slice(0, count)));
      return blocks.length <= MOST_BLOCKS;
    };
    let count = 1;
    while (count < numbers.length && isLittle(2 * count)) count *= 2;
    const some = numbers.slice(0, count);
    await Promise.all(rows.map((token) => this.matcher.meetTurns(token, some)));
  }

  /**
   * Those profiles whose stories hold phrases, as good as certainly; none where many hold the words apart.
   * @param {Token[][]} phrases
   * @param {number[]} numbers
   */
  likely(phrases, numbers) {
    if (!phrases.every(isLikely)) return [];
    return numbers.filter((number) => {
      return phrases.every((phrase) => placesOfPhrase(phrase, number) & STORY);
    });
  }

  /**
   * Return the results of a page. Where too many profiles would have to be read, its own are, and the next ones in place
   * of those that hold the words apart; the next page goes on behind them, so that nobody is left out.
   * @param {Found} found
   * @param {number[]} sorted Those that pass the filters, in order.
   * @param {number} page From 1.
   * @param {string} question Names the query, the filters and the order.
   * @param {boolean} isEarly Whether to read no more than the first page shows.
   * @returns {Promise<Page>}
   */
  async page({ tokens, numbers }, sorted, page, question, isEarly) {
    const phrases = quotedIn(tokens).filter((phrase) => phrase.length > 2);
    const first = sorted.slice(0, ON_PAGE);
    const likely = isEarly && page === 1 ? this.likely(phrases, first) : [];
    if (likely.some((number) => phrases.some((phrase) => this.isUnread(phrase, number)))) {
      // Of the others no story is read: what they may hold stands on their cards.
      await this.readAll(
        phrases,
        first.filter((number) => !likely.includes(number)),
      );
      const onPage = this.left(tokens, first);
      const pages = Math.ceil(sorted.length / ON_PAGE);
      return { onPage, page, pages, total: sorted.length, isAtMost: true, isPartial: true };
    }
    // Pages that were begun to be read are read to the end: they may have fewer than ten.
    const begun = this.starts.get(question);
    const unsure = begun
      ? null
      : this.fewUnsure(phrases, numbers) || this.fewUnsure(phrases, sorted);
    if (!unsure) {
      const starts = begun || [0];
      this.starts.set(question, starts);
      const { end, ...shown } = await this.readPage(phrases, sorted, page, starts);
      const most = shown.page + Math.ceil((sorted.length - end) / ON_PAGE);
      const pages = Math.min(most, lastPage(starts, sorted.length));
      const total = this.left(tokens, sorted).length;
      return { ...shown, pages, total, isAtMost: this.hasUnread(tokens, sorted), isPartial: false };
    }
    if (isEarly && page === 1) await this.readUntil(phrases, sorted, ON_PAGE);
    else await this.readAll(phrases, unsure);
    const right = this.left(tokens, sorted);
    const pages = Math.max(1, Math.ceil(right.length / ON_PAGE));
    const shown = Math.min(Math.max(1, page), pages);
    const onPage = right.slice((shown - 1) * ON_PAGE, shown * ON_PAGE);
    const isAtMost = this.hasUnread(tokens, sorted);
    const isPartial = this.hasUnread(tokens, unsure);
    return { onPage, page: shown, pages, total: right.length, isAtMost, isPartial };
  }

  /**
   * @param {Token[][]} phrases
   * @param {number[]} sorted
   * @param {number} asked The page, from 1.
   * @param {number[]} starts
   */
  async readPage(phrases, sorted, asked, starts) {
    const wanted = Math.min(Math.max(1, asked), lastPage(starts, sorted.length));
    let known = Math.min(wanted, starts.length) - 1;
    while (starts[known] === undefined) known -= 1;
    const most = known + Math.max(1, Math.ceil((sorted.length - starts[known]) / ON_PAGE));
    const page = Math.min(wanted, most);
    const start = starts[known] + (page - 1 - known) * ON_PAGE;
    const right = await this.readUntil(phrases, sorted.slice(start), ON_PAGE);
    const onPage = right.slice(0, ON_PAGE);
    const isFull = onPage.length === ON_PAGE;
    const read = isFull ? sorted.indexOf(onPage[ON_PAGE - 1]) + 1 : start + MOST_READ;
    const end = Math.min(read, sorted.length);
    starts[page] = end;
    return { onPage, page, end };
  }

  /**
   * The profiles that have to be read; null where they are too many.
   * @param {Token[][]} phrases
   * @param {number[]} numbers
   */
  fewUnsure(phrases, numbers) {
    /** @type {number[]} */
    const unsure = [];
    if (!phrases.length) return unsure;
    for (const number of numbers) {
      if (!phrases.some((phrase) => this.isUnread(phrase, number))) continue;
      if (unsure.length === MOST_READ) return null;
      unsure.push(number);
    }
    return unsure;
  }

  /**
   * Whether some profiles would have to be read to tell whether they hold the words.
   * @param {Token[]} tokens
   * @param {number[]} numbers
   */
  hasUnread(tokens, numbers) {
    return this.fewUnsure(quotedIn(tokens), numbers)?.length !== 0;
  }

  /**
   * Whether the texts of a profile were read for words in quotes.
   * @param {Token[]} tokens
   * @param {number} number
   */
  wasRead(tokens, number) {
    return quotedIn(tokens).some((phrase) => this.read.get(phrase[0])?.has(number));
  }

  /**
   * @param {Token[]} phrase
   * @param {number} number
   */
  isUnread(phrase, number) {
    return isUnsure(phrase, number) && !this.read.get(phrase[0])?.has(number);
  }

  /**
   * @param {Token[][]} phrases
   * @param {number[]} numbers
   */
  async readAll(phrases, numbers) {
    const asked = phrases.flatMap((phrase) => {
      const unread = numbers.filter((number) => this.isUnread(phrase, number));
      return unread.map((number) => this.readTexts(phrase, number));
    });
    await Promise.all(asked);
  }

  /**
   * Look for a phrase in the texts of a profile. One whose story cannot be fetched keeps it, as with any query, and counts
   * as unread.
   * @param {Token[]} phrase
   * @param {number} number
   */
  async readTexts(phrase, number) {
    const places = placesOfPhrase(phrase, number);
    const [, , honorific, summary, roles] = await this.index.card(number);
    const holds = (/** @type {string | null} */ text) => isInText(phrase, text || "");
    let found = places & SUMMARY && holds(summary) ? SUMMARY : 0;
    if (places & ROLE && [honorific, ...(roles || "").split("; ")].some(holds)) found |= ROLE;
    if (!found && places & STORY) {
      const story = await this.index.story(number);
      if (story === null) return;
      if (holds(story)) found = STORY;
    }
    keepPlaces(phrase, number, found);
    this.read.set(phrase[0], (this.read.get(phrase[0]) || new Set()).add(number));
  }

  /**
   * Return a query with any marks in the quotes that nobody meets with those typed; null where there are none.
   * @param {Token[]} tokens
   * @param {number[]} everyone All profiles.
   * @returns {Promise<import("./readings.js").Reading | null>}
   */
  async withoutMarks(tokens, everyone) {
    if (!tokens[0].marked) return null;
    /** @type {Token[][]} */
    const unmet = [];
    for (const phrase of quotedIn(tokens)) {
      if (!(await this.holders([phrase], everyone)).length) unmet.push(phrase);
    }
    if (!unmet.length) return null;
    const words = new Set(unmet.flat());
    const reading = tokens.map((token) => {
      return words.has(token)
        ? retype(token, token.folded, false)
        : retype(token, token.word, true);
    });
    linkWords(reading);
    return { tokens: reading, note: noteOtherMarks(unmet) };
  }
}

/**
 * The last page, from 1, if that was shown.
 * @param {number[]} starts Where pages begin.
 * @param {number} count The number of all profiles.
 */
function lastPage(starts, count) {
  const last = starts.findIndex((start, at) => at > 0 && start >= count);
  return last > 0 ? last : Infinity;
}
