/* Answers the two questions of the page: results with filters, and suggestions while typing (suggester.js). */

import { applyFilters } from "./facets.js";
import { MissingFileError } from "./fetching.js";
import { makeHit } from "./hit.js";
import { STORY } from "./places.js";
import { placesOf, raritiesOf } from "./ranking.js";
import { Searcher, SupersededError } from "./searcher.js";
import { Suggester } from "./suggester.js";

/**
 * @typedef {import("./query.js").Token} Token
 * @typedef {import("./filters.js").Facet} Facet
 * @typedef {import("./hit.js").Hit} Hit
 *
 * @typedef {object} Query What a visitor asks; `deep` searches stories in any case.
 * @property {string} q
 * @property {import("./filters.js").Chosen} filters
 * @property {string} sort "lien-quan", "nam" or "ten".
 * @property {number} page From 1.
 * @property {boolean} deep
 * @property {boolean} [exact] Whether to search what was typed and nothing else.
 * @property {boolean} [withFields] Whether the filter of fields is in sight; else a large gallery leaves its values out.
 *
 * @typedef {object} Answer
 * @property {"ready" | "empty" | "asks"} state "asks" where the query has no letters or digits.
 * @property {number} total
 * @property {boolean} isAtMost Whether the total, and those of filters, count some who may not hold the words in quotes.
 * @property {import("./searcher.js").Scope} scope
 * @property {boolean} isScattered Whether nobody has all words side by side.
 * @property {string[]} notes
 * @property {string} searched What was searched instead of what was typed; empty for that itself.
 * @property {number} unfiltered How many there are without filters.
 * @property {{ facet: Facet, count: number } | null} without Where nobody passes all filters, the one without which
 *   most do.
 * @property {string} nearest Words to try, where nobody was found; empty where there are none, or not yet.
 * @property {number} page
 * @property {number} pages
 * @property {Hit[]} hits
 * @property {boolean} isBegun Whether further results of this page follow.
 * @property {Record<Facet, import("./facets.js").FacetValue[]>} facets
 */

/** So many results are shown before the others, if these take longer: over HTTP/1.1 a browser fetches six files at once. */
const FIRST = 6;
/** Milliseconds that the others may take. */
const OTHERS = 60;

const NO_ONE_HERE = "Trang này không có ai có đúng các từ trong ngoặc kép; mời xem trang khác.";

export class QueryHandler {
  /** @param {Searcher} searcher */
  constructor(searcher) {
    this.searcher = searcher;
    this.index = searcher.index;
    this.filters = searcher.filters;
    this.suggester = new Suggester(searcher);
    /** How many queries were asked. */
    this.asked = 0;
  }

  /**
   * Open the index below `folder`; `reload` passes over the browser's cache.
   * @param {string} folder
   * @param {boolean} reload
   * @param {string} [q] What will be asked first.
   */
  static async open(folder, reload, q) {
    return new QueryHandler(await Searcher.open(folder, reload, q));
  }

  /**
   * Begin to fetch what a query needs that is still being typed.
   * @param {string} q
   */
  prepare(q) {
    // What fails here fails again when the query is asked.
    this.searcher.prefetcher.prepare(q).catch(() => null);
  }

  /**
   * Return a page of results and the values of the filters. Raises SupersededError where another query is asked meanwhile.
   * @param {Query} query
   * @param {(answer: Answer) => void} [onEarly] Takes the answer with its first results, and as soon as all but stories
   *   is there; and that nobody was found, before the words to try.
   * @returns {Promise<Answer>}
   */
  async query(query, onEarly) {
    const { q, filters, deep, exact = false } = query;
    const asked = ++this.asked;
    const check = () => {
      if (asked !== this.asked) throw new SupersededError();
    };
    const [found] = await Promise.all([
      this.searcher.find(q, deep, exact),
      this.openFields(query),
      this.openWards(filters),
    ]);
    check();
    let shown = await this.show(found, query, Boolean(onEarly));
    check();
    const withNearest = async () => {
      onEarly?.(shown.answer);
      const nearest = await this.searcher.fallback.nearest(found.tokens, exact);
      check();
      return { ...shown.answer, nearest };
    };
    if (this.isNobody(found)) return withNearest();
    if (onEarly && (await this.areLate(shown.onPage))) {
      check();
      const answer = { ...shown.answer, isBegun: true };
      onEarly(await this.withHits({ answer, onPage: shown.onPage.slice(0, FIRST) }, found, true));
    }
    const isInStory = (/** @type {number} */ number) => this.pathOf(found, number).includes(STORY);
    if (onEarly && (shown.isPartial || shown.onPage.some(isInStory))) {
      onEarly(await this.withHits(shown, found, true));
      check();
    }
    if (shown.isPartial) {
      shown = await this.show(found, query, false);
      check();
      if (this.isNobody(found)) return withNearest();
    }
    return this.withHits(shown, found, false);
  }

  /**
   * Whether no profile has the words, with or without filters; of quotes as far as texts were read.
   * @param {import("./searcher.js").Found} found
   */
  isNobody({ tokens, numbers }) {
    return tokens.length > 0 && !this.searcher.quotes.left(tokens, numbers).length;
  }

  /**
   * Whether the last cards of a page take longer than the first ones; known as soon as these are there, or all are.
   * @param {number[]} onPage
   */
  areLate(onPage) {
    const cards = onPage.map((number) => this.index.card(number));
    const first = Promise.all(cards.slice(0, FIRST));
    const isLate = first.then(() => new Promise((resolve) => setTimeout(resolve, OTHERS, true)));
    return Promise.race([isLate, Promise.all(cards).then(() => false)]);
  }

  /**
   * Return an answer without its hits, the profiles of these, and whether texts are still to be read for its total.
   * @param {import("./searcher.js").Found} found
   * @param {Query} query
   * @param {boolean} isEarly Whether to read no more texts than the first page shows.
   */
  async show(found, { q, filters, sort, page, deep, exact }, isEarly) {
    const { tokens, scope, best, notes, searched, readings } = found;
    const { quotes } = this.searcher;
    const filtered = applyFilters(this.filters, found.numbers, filters);
    const sorted = await this.sort(filtered.numbers, sort, tokens.length > 0);
    const question = JSON.stringify([q, filters, sort, deep, exact]);
    const shown = await quotes.page(found, sorted, page, question, isEarly);
    const { onPage, total, pages } = shown;
    const left = quotes.left(tokens, found.numbers);
    const isLess = left.length < found.numbers.length;
    const { facets, without } = isLess ? applyFilters(this.filters, left, filters) : filtered;
    /** @type {Answer} */
    const answer = {
      page: shown.page,
      pages,
      isAtMost: total ? shown.isAtMost : quotes.hasUnread(tokens, found.numbers),
      state: total ? "ready" : q.trim() && !tokens.length ? "asks" : "empty",
      total,
      // One word stands beside no other; in other words it may be several.
      scope: scope === "near" && tokens.length < 2 && !readings?.size ? "names" : scope,
      isScattered: best < 0,
      notes: total && !onPage.length ? [NO_ONE_HERE, ...notes] : notes,
      searched,
      unfiltered: left.length,
      without: total ? null : mostOf(without),
      nearest: "",
      hits: [],
      isBegun: false,
      facets,
    };
    return { answer, onPage, isPartial: shown.isPartial };
  }

  /**
   * @param {{ answer: Answer, onPage: number[] }} shown
   * @param {import("./searcher.js").Found} found
   * @param {boolean} isEarly Whether to do without stories.
   * @returns {Promise<Answer>}
   */
  async withHits({ answer, onPage }, found, isEarly) {
    const hits = onPage.map((number) => this.hit(found, number, isEarly));
    return { ...answer, hits: await Promise.all(hits) };
  }

  /**
   * The place of each word; see ranking.js.
   * @param {import("./searcher.js").Found} found
   * @param {number} number
   */
  pathOf(found, number) {
    const tokens = tokensOf(found, number);
    return tokens.length ? placesOf(tokens, raritiesOf(tokens, this.index.size), number) : [];
  }

  /**
   * Open the fields where they are asked for. Where they are only counted, results do without them off line; if the file
   * is missing, a new site was put up.
   * @param {Query} query
   */
  async openFields({ filters, withFields = false }) {
    const isNeeded = Boolean(filters["linh-vuc"]?.length);
    if (!isNeeded && !withFields && !this.filters.isSmall) return;
    try {
      await this.filters.openFields();
    } catch (error) {
      if (isNeeded || error instanceof MissingFileError) throw error;
      console.warn("fields not read:", String(error));
    }
  }

  /** @param {import("./filters.js").Chosen} chosen */
  openWards({ quan = [], phuong = [] }) {
    const districts = this.filters.chosen("quan", quan);
    return this.filters.openWards([...districts, ...this.filters.districtsOf(phuong)]);
  }

  /**
   * Without words, those with a title stand first, then those with a deed, each newest first.
   * @param {number[]} numbers
   * @param {string} sort
   * @param {boolean} isRanked
   */
  async sort(numbers, sort, isRanked) {
    if (sort === "ten") return this.sortByName(numbers);
    if (sort !== "nam" && isRanked) return numbers;
    const newest = this.filters.newestFirst(numbers);
    if (sort === "nam") return newest;
    const ranks = await this.index.ranks();
    return newest.sort((one, two) => ranks[one] - ranks[two]);
  }

  /** @param {number[]} numbers */
  async sortByName(numbers) {
    const order = await this.index.nameOrder();
    const places = new Uint32Array(order.length);
    order.forEach((number, place) => (places[number] = place));
    return [...numbers].sort((one, two) => places[one] - places[two]);
  }

  /**
   * @param {import("./searcher.js").Found} found
   * @param {number} number
   * @param {boolean} isEarly Whether to do without the story, unless it was read.
   * @returns {Promise<Hit>}
   */
  async hit(found, number, isEarly) {
    const tokens = tokensOf(found, number);
    const path = this.pathOf(found, number);
    const card = await this.index.card(number);
    const mayRead = !isEarly || this.searcher.quotes.wasRead(tokens, number);
    const isInStory = path.some((place) => place === STORY);
    const story = isInStory && mayRead ? await this.index.story(number) : null;
    return makeHit(this.filters, number, card, story || "", tokens, path);
  }

  /**
   * What may be meant while a query is being typed; see suggester.js.
   * @param {{ q: string }} question
   */
  suggest({ q }) {
    return this.suggester.suggest(q);
  }
}

/**
 * The words that found a profile.
 * @param {import("./searcher.js").Found} found
 * @param {number} number
 */
function tokensOf({ readings, tokens }, number) {
  return readings?.get(number) || tokens;
}

/**
 * @param {{ facet: Facet, count: number }[]} rows
 */
function mostOf(rows) {
  const most = rows.reduce((best, row) => (row.count > best.count ? row : best));
  return most.count ? most : null;
}
