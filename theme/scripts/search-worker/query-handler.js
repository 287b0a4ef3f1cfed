/* Answers the two questions of the page: results with filters, and suggestions while typing. */

import { capitalize } from "../shared/text.js";
import { suggestEntities } from "./entities.js";
import { applyFilters } from "./facets.js";
import { parse } from "./query.js";
import { weightOf } from "./ranking.js";
import { Searcher } from "./searcher.js";
import { cutAround, markMatches, mostRelevant, sentenceOf } from "./snippets.js";

/**
 * @typedef {import("./query.js").Token} Token
 * @typedef {import("./filters.js").Facet} Facet
 * @typedef {import("./snippets.js").Pieces} Pieces
 *
 * @typedef {object} Query What a visitor asks; `deep` searches stories in any case.
 * @property {string} q
 * @property {import("./filters.js").Chosen} filters
 * @property {string} sort "lien-quan", "nam" or "ten".
 * @property {number} page From 1.
 * @property {boolean} deep
 *
 * @typedef {object} Hit A result.
 * @property {string} slug
 * @property {Pieces} name
 * @property {string} honorific
 * @property {string} monogram
 * @property {string} field The id of its first field.
 * @property {(string | null)[] | null} figure Qualifier, number and unit on its plate; empty for the
 *   emblem alone, null for the initials.
 * @property {Pieces} text
 * @property {string} place
 * @property {string[]} fields
 * @property {string[]} years
 * @property {string} level
 * @property {"person" | "collective"} kind
 *
 * @typedef {object} Answer
 * @property {"ready" | "empty"} state
 * @property {number} total
 * @property {import("./searcher.js").Tiers | null} tiers
 * @property {boolean} deepened
 * @property {string[]} notes
 * @property {number} page
 * @property {number} pages
 * @property {Hit[]} hits
 * @property {Record<Facet, import("./facets.js").FacetValue[]>} facets
 *
 * @typedef {{ slug: string, name: Pieces, honorific: string, place: string }} Person
 * @typedef {{ facet: string, id: string, label: string }} Link
 * @typedef {object} Suggestions
 * @property {Person[]} people
 * @property {Link[]} places
 * @property {Link[]} fields
 * @property {Link[]} movements
 */

const ON_PAGE = 10;
const MOST_PEOPLE = 5;
const MOST_PLACES = 4;
const MOST_OTHERS = 3;
const COLLECTIVE = 2;

export class QueryHandler {
  /** @param {Searcher} searcher */
  constructor(searcher) {
    this.searcher = searcher;
    this.index = searcher.index;
    this.filters = searcher.filters;
  }

  /**
   * Open the index below `folder`; `reload` passes over the browser's cache.
   * @param {string} folder
   * @param {boolean} reload
   */
  static async open(folder, reload) {
    return new QueryHandler(await Searcher.open(folder, reload));
  }

  /**
   * Return a page of results and the values of the filters.
   * @param {Query} query
   * @returns {Promise<Answer>}
   */
  async query({ q, filters, sort, page, deep }) {
    await this.filters.openFields();
    const [found] = await Promise.all([this.searcher.find(q, deep), this.openWards(filters)]);
    const { numbers, facets } = applyFilters(this.filters, found.numbers, filters);
    const sorted = await this.sort(numbers, sort, found.tokens.length > 0);
    const pages = Math.max(1, Math.ceil(sorted.length / ON_PAGE));
    const shown = Math.min(Math.max(1, page), pages);
    const onPage = sorted.slice((shown - 1) * ON_PAGE, shown * ON_PAGE);
    const { tiers, deepened, notes, tokens } = found;
    return {
      state: sorted.length ? "ready" : "empty",
      total: sorted.length,
      tiers,
      deepened,
      notes,
      page: shown,
      pages,
      hits: await Promise.all(onPage.map((number) => this.hit(number, tokens))),
      facets,
    };
  }

  /** @param {import("./filters.js").Chosen} chosen */
  openWards({ quan = [], phuong = [] }) {
    const districts = this.filters.chosen("quan", quan);
    return this.filters.openWards([...districts, ...this.filters.districtsOf(phuong)]);
  }

  /**
   * @param {number[]} numbers
   * @param {string} sort
   * @param {boolean} isRanked
   */
  async sort(numbers, sort, isRanked) {
    if (sort === "ten") return this.sortByName(numbers);
    if (sort !== "nam" && isRanked) return numbers;
    return [...numbers].sort((one, two) => two - one);
  }

  /** @param {number[]} numbers */
  async sortByName(numbers) {
    const order = await this.index.nameOrder();
    const places = new Uint32Array(order.length);
    order.forEach((number, place) => (places[number] = place));
    return [...numbers].sort((one, two) => places[one] - places[two]);
  }

  /**
   * @param {number} number
   * @param {Token[]} tokens
   * @returns {Promise<Hit>}
   */
  async hit(number, tokens) {
    const [slug, name, honorific, summary, role, place, monogram, figure] =
      await this.index.card(number);
    const of = (/** @type {string} */ tier) =>
      tokens.filter((token) => weightOf(token, number)[2] === tier);
    const [inName, inHead, inStory] = [of("name"), of("head"), of("story")];
    const inText = [...inHead, ...inStory];
    let text = "";
    if (inStory.length) text = sentenceOf(await this.index.story(number), inText);
    else if (inHead.length) text = mostRelevant([summary, role], inHead);
    text ||= summary || role || "";
    return {
      slug,
      name: markMatches(name, inName),
      honorific,
      monogram,
      field: this.filters.idOf("linh-vuc", number),
      figure,
      text: markMatches(cutAround(text, inText), inText),
      place: capitalize(place),
      fields: this.labels("linh-vuc", number),
      years: this.labels("nam", number).reverse(),
      level: this.labels("cap", number)[0] || "",
      kind: this.filters.values("loai", number)[0] === COLLECTIVE ? "collective" : "person",
    };
  }

  /**
   * @param {Facet} facet
   * @param {number} number
   */
  labels(facet, number) {
    return this.filters.values(facet, number).map((value) => this.filters.label(facet, value));
  }

  /**
   * Return people by name first, then places, fields and movements.
   * @param {{ q: string }} question
   * @returns {Promise<Suggestions>}
   */
  async suggest({ q }) {
    const tokens = parse(q);
    if (!tokens.length) return { people: [], places: [], fields: [], movements: [] };
    const phrase = tokens.map((token) => token.folded).join(" ");
    const { legend } = this.filters;
    const named = suggestEntities(this.searcher.matcher.entities, legend["phong-trao"], phrase);
    const links = named.entities.map(({ facet, id, title }) => {
      return { facet, id, label: capitalize(title) };
    });
    const movements = named.movements.map(([id, label]) => ({ facet: "phong-trao", id, label }));
    return {
      people: await this.suggestPeople(tokens),
      places: links.filter(({ facet }) => ["quan", "phuong"].includes(facet)).slice(0, MOST_PLACES),
      fields: links.filter(({ facet }) => facet === "linh-vuc").slice(0, MOST_OTHERS),
      movements: movements.slice(0, MOST_OTHERS),
    };
  }

  /**
   * @param {Token[]} tokens
   * @returns {Promise<Person[]>}
   */
  async suggestPeople(tokens) {
    await this.searcher.matcher.meet(tokens, "name");
    const ranked = this.searcher.rank(tokens, this.searcher.all(tokens, ["name"]));
    return Promise.all(
      ranked.slice(0, MOST_PEOPLE).map(async (number) => {
        const [slug, name, honorific, , , place] = await this.index.card(number);
        return { slug, name: markMatches(name, tokens), honorific, place: capitalize(place) };
      }),
    );
  }
}
