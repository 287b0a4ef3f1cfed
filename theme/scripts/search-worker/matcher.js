/* Which profiles hold the words of a query, and in which of their places. */

import { decodeTurns, heldOf, placedOf, turnsApart } from "./decode.js";
import { EntityMatcher } from "./entity-matcher.js";
import { gradeOf } from "./places.js";

/**
 * @typedef {import("./query.js").Token} Token
 * @typedef {import("./index.js").FoldedList} FoldedList
 */

const SHORTEST_BEGINNING = 3;
/** So many words that begin as the last one does are looked for in a large gallery; of names, where more files have them. */
const MOST_COMPLETIONS = 4;
const MOST_FILES = 12;
/** So many words of a query are looked for, others alone while their lists take less, in kilobytes. */
const FEWEST = 2;
const MOST_OF_LISTS = 8;

export class Matcher {
  /**
   * @param {import("./index.js").Index} index
   * @param {import("./filters.js").Filters} filters
   * @param {Map<string, number>} lexicon How many names hold each folded word.
   * @param {Map<string, number>} words How often short texts hold each folded word, where several do.
   */
  constructor(index, filters, lexicon, words) {
    this.index = index;
    this.filters = filters;
    this.lexicon = lexicon;
    this.words = words;
    this.entities = new EntityMatcher(filters);
  }

  /**
   * Find, for each word, the names that hold it.
   * @param {Token[]} tokens
   */
  async meetNames(tokens) {
    const open = tokens.filter((token) => !token.name);
    await Promise.all(open.map((token) => this.meetName(token)));
  }

  /** @param {Token} token */
  async meetName(token) {
    const lists = this.commonness(token) ? await this.namesOf(token) : [];
    const grades = new Uint8Array(this.index.size);
    const places = new Uint8Array(this.index.size);
    /** @type {Map<number, number>} */
    const again = new Map();
    for (const list of lists) {
      const grade = gradeOf(token, list);
      if (!grade) continue;
      for (const { place, numbers } of placedOf(list.body)) {
        for (const number of numbers) {
          const other = places[number];
          if (grade > grades[number]) {
            grades[number] = grade;
            places[number] = place;
            again.delete(number);
          } else if (grade === grades[number] && place !== other) {
            places[number] = Math.min(place, other);
            again.set(number, Math.max(place, other));
          }
        }
      }
    }
    Object.assign(token, { name: grades, places, again });
  }

  /**
   * The lists of names that hold a word, or one that begins so: where very many do, of the most common of these.
   * @param {Token} token
   */
  async namesOf({ folded, begins, beginning }) {
    if (!begins) return this.index.lists("names", folded);
    const files = await this.index.hashesBegunBy("names", beginning);
    const isMany = files.length > MOST_FILES;
    const lists = isMany
      ? await this.mostCommon("names", this.lexicon, beginning)
      : await this.index.listsBegunBy("names", beginning);
    const isAmong = !isMany && beginning === folded;
    return isAmong ? lists : [...(await this.index.lists("names", folded)), ...lists];
  }

  /**
   * Find, for each word, the texts that hold it.
   * @param {Token[]} tokens
   */
  async meetTexts(tokens) {
    const open = tokens.filter((token) => !token.isAsked);
    await Promise.all(open.map((token) => this.meetText(token)));
  }

  /**
   * Of words that are looked for alone all, or in a very large gallery those with the shortest lists: as many as
   * `MOST_OF_LISTS` allows, and two at least where no others of the query are looked for in pairs.
   * @param {Token[]} words
   * @param {Token[]} tokens All words of the query.
   */
  async rarest(words, tokens) {
    if (!this.index.isVeryLarge) return words;
    const sizes = await Promise.all(words.map((token) => this.sizeOf(token)));
    const order = [...words.keys()].sort((one, two) => sizes[one] - sizes[two]);
    const inPairs = tokens.length - words.length;
    let sum = 0;
    const few = order.filter((at, place) => {
      sum += sizes[at];
      return place < FEWEST - inPairs || sum <= MOST_OF_LISTS;
    });
    return few.map((at) => words[at]);
  }

  /**
   * How many kilobytes are to be read to look for a word alone.
   * @param {Token} token
   */
  async sizeOf({ folded, marked, key, isAsked }) {
    return isAsked ? 0 : this.index.sizeOf("texts", folded, marked ? key : undefined);
  }

  /** @param {Token} token */
  async meetText(token) {
    token.isAsked = true;
    const lists = await this.listsOf(token);
    let holders = 0;
    for (const list of lists) {
      for (const { place, numbers } of heldOf(list.body)) {
        for (const number of numbers) token.held[number] |= place;
        holders += numbers.length;
      }
    }
    token.holders = Math.max(token.holders, holders);
  }

  /**
   * In texts a beginning is only looked for when it is no word itself; of one or two letters, only in names.
   * @param {Token} token
   */
  async listsOf(token) {
    const { folded, beginning } = token;
    // With marks typed, other marks are not meant; outside quotes a word may still be written another way.
    const exact = token.marked ? await this.index.lists("texts", folded, token.key) : [];
    const isMeant = exact.length || (token.marked && token.quote);
    const lists = isMeant ? exact : await this.index.lists("texts", folded);
    token.isUnwritten = token.marked && !exact.length;
    if (lists.length || !mayGoOn(token)) return lists;
    token.begun = true;
    return this.begunBy(beginning);
  }

  /**
   * Whether other words of texts begin as a word does.
   * @param {Token} token
   */
  async isBeginning({ folded, beginning }) {
    if (folded.length < SHORTEST_BEGINNING) return false;
    const goesOn = (/** @type {string} */ word) => word !== folded && word.startsWith(beginning);
    if ([...this.words.keys()].some(goesOn)) return true;
    return (await this.index.wordsBegunBy(beginning)).some((list) => goesOn(list.folded));
  }

  /**
   * The lists of words that begin so: in a large gallery of the most common ones, where short texts hold any.
   * @param {string} beginning
   */
  async begunBy(beginning) {
    const isAny = [...this.words.keys()].some((word) => word.startsWith(beginning));
    if (!this.index.isLarge || !isAny) return this.index.wordsBegunBy(beginning);
    return this.mostCommon("texts", this.words, beginning);
  }

  /**
   * The lists of the most common words that begin so.
   * @param {import("./index.js").ListFamily} family
   * @param {Map<string, number>} counts
   * @param {string} beginning
   */
  async mostCommon(family, counts, beginning) {
    const words = [...counts].filter(([word]) => word.startsWith(beginning));
    const common = words.sort((one, two) => two[1] - one[1]).slice(0, MOST_COMPLETIONS);
    const found = common.map(([word]) => this.index.lists(family, word));
    return (await Promise.all(found)).flat();
  }

  /**
   * How many names hold a word, or one that begins so.
   * @param {Token} token
   */
  commonness({ folded, begins, beginning }) {
    let count = this.lexicon.get(folded) || 0;
    if (!begins) return count;
    for (const [name, names] of this.lexicon) {
      if (name !== folded && name.startsWith(beginning)) count += names;
    }
    return count;
  }

  /**
   * Find, for each two neighbouring words, the places in which they stand side by side.
   * @param {Token[]} tokens
   */
  async meetPairs(tokens) {
    const open = tokens.filter((token) => token.next && !token.pair);
    await Promise.all(open.map((token) => this.meetPair(token, /** @type {Token} */ (token.next))));
  }

  /**
   * The words that no profile holds beside another one, as far as is known.
   * @param {Token[]} tokens
   */
  loneWords(tokens) {
    const isPaired = (/** @type {Token | undefined} */ token) => token?.pair?.some(Boolean);
    return tokens.filter((token, at) => !isPaired(token) && !isPaired(tokens[at - 1]));
  }

  /**
   * Whether somebody bears all words as a name, as far as is known.
   * @param {Token[]} tokens
   */
  areBorne(tokens) {
    const [first] = tokens;
    return Boolean(first.name?.some((_, number) => tokens.every(({ name }) => name?.[number])));
  }

  /** @param {Token[]} tokens */
  areNames(tokens) {
    return tokens.every(({ folded }) => this.lexicon.has(folded));
  }

  /**
   * @param {Token} token
   * @param {Token} next
   */
  async meetPair(token, next) {
    const pair = token.beside ?? new Uint8Array(this.index.size);
    const turns = new Int32Array(this.index.size);
    Object.assign(token, { pair, turns });
    for (const list of await this.pairsOf(token, next)) {
      for (const { place, numbers, turns: rows } of heldOf(list.body)) {
        for (const number of numbers) {
          pair[number] |= place;
          token.held[number] |= place;
          next.held[number] |= place;
        }
        if (rows) addTurns(turns, numbers, rows);
        token.holders += numbers.length;
      }
      const apart = turnsApart(list.body);
      if (!apart) continue;
      token.turnsApart.push(apart);
      const inBlocks = apart.names.length * this.index.turnsRows;
      addTurns(turns, apart.numbers.slice(inBlocks), apart.rest);
      token.unread = token.unread ?? new Uint8Array(this.index.size);
      for (const number of apart.numbers.slice(0, inBlocks)) token.unread[number] += 1;
    }
  }

  /**
   * The blocks of turns that tell where in their stories some profiles hold a pair, and that were not read yet.
   * @param {Token} token
   * @param {number[]} some
   */
  blocksOf({ turnsApart, unread }, some) {
    const wanted = new Set(some.filter((number) => unread?.[number]));
    return turnsApart.flatMap((apart) => {
      const blocks = new Set();
      apart.numbers.forEach((number, at) => {
        if (wanted.has(number)) blocks.add(Math.floor(at / this.index.turnsRows));
      });
      return [...blocks]
        .filter((block) => block < apart.names.length && !apart.read.has(block))
        .map((block) => ({ apart, block }));
    });
  }

  /**
   * Find where in their stories some profiles hold a pair, if that is not known.
   * @param {Token} token
   * @param {number[]} some
   */
  async meetTurns(token, some) {
    await Promise.all(
      this.blocksOf(token, some).map(async ({ apart, block }) => {
        const rows = decodeTurns(await this.index.turns(apart.names[block]));
        if (apart.read.has(block)) return;
        apart.read.add(block);
        const start = block * this.index.turnsRows;
        const numbers = apart.numbers.slice(start, start + rows.length);
        addTurns(token.turns, numbers, rows);
        for (const number of numbers) if (token.unread) token.unread[number] -= 1;
      }),
    );
  }

  /**
   * @param {Token} token
   * @param {Token} next
   */
  async pairsOf(token, next) {
    const phrase = pairOf(token);
    const key = keyOfPair(token);
    const exact = key ? await this.index.lists("texts", phrase, key) : [];
    const isMeant = exact.length || (key && (token.quote || next.quote));
    const lists = isMeant ? exact : await this.index.lists("texts", phrase);
    if (lists.length || !mayGoOn(next)) return lists;
    next.begun = true;
    return this.index.listsBegunBy("texts", `${token.folded} ${next.beginning}`);
  }
}

/**
 * @param {Int32Array | null} turns
 * @param {number[]} numbers The first of these have the rows.
 * @param {number[]} rows
 */
function addTurns(turns, numbers, rows) {
  if (turns) rows.forEach((row, at) => (turns[numbers[at]] |= row));
}

/**
 * Whether texts are searched for words that begin as this one does, if none holds it.
 * @param {Token} token
 */
export function mayGoOn({ begins, folded }) {
  return begins && folded.length >= SHORTEST_BEGINNING;
}

/**
 * The folded key of the pair that a word makes with the next one.
 * @param {Token} token
 */
export function pairOf({ folded, next }) {
  return `${folded} ${next?.folded || ""}`;
}

/**
 * The key of the pair that a word makes with the next one, if it was typed with marks.
 * @param {Token} token
 */
export function keyOfPair({ marked, key, next }) {
  return marked ? `${key} ${next?.key}` : undefined;
}
