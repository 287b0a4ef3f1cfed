/* Suggestions while a query is being typed: people, deeds, places, fields and movements. */

import { capitalize } from "../shared/text.js";
import { phrasesOf, suggestEntities } from "./entities.js";
import { copyOf, parse } from "./query.js";
import { typedReadings } from "./readings.js";
import { cutAround, markMatches } from "./snippets.js";

/**
 * @typedef {import("./query.js").Token} Token
 * @typedef {import("./snippets.js").Pieces} Pieces
 *
 * @typedef {{ slug: string, name: Pieces, honorific: string, place: string }} Person
 * @typedef {{ slug: string, text: Pieces, name: string }} Deed
 * @typedef {{ facet: string, id: string, label: string, note: string }} Link
 * @typedef {object} Suggestions
 * @property {Person[]} people
 * @property {Deed[]} deeds
 * @property {Link[]} places
 * @property {Link[]} fields
 * @property {Link[]} movements
 */

const MOST_PEOPLE = 5;
const MOST_DEEDS = 3;
const MOST_PLACES = 4;
const MOST_OTHERS = 3;
const FORMERLY = "trước đây";

export class Suggester {
  /** @param {import("./searcher.js").Searcher} searcher */
  constructor(searcher) {
    this.searcher = searcher;
    this.index = searcher.index;
    this.filters = searcher.filters;
  }

  /**
   * Return people by name first, then deeds, places, fields and movements; those of raw Telex or VNI keys, where what was
   * typed has none.
   * @param {string} q
   * @returns {Promise<Suggestions>}
   */
  async suggest(q) {
    const typed = parse(q);
    const readings = [...typedReadings(typed)].map(({ tokens }) => tokens);
    for (const tokens of typed.length ? [typed, ...readings] : []) {
      const suggestions = await this.suggestFor(tokens);
      if (Object.values(suggestions).some(({ length }) => length)) return suggestions;
    }
    return { people: [], deeds: [], places: [], fields: [], movements: [] };
  }

  /**
   * @param {Token[]} tokens
   * @returns {Promise<Suggestions>}
   */
  async suggestFor(tokens) {
    const forDeeds = copyOf(tokens);
    const { legend } = this.filters;
    const { byName } = this.searcher.matcher.entities;
    const named = suggestEntities(byName, legend, phrasesOf(tokens));
    const links = named.entities.map(({ facet, id, title }) => {
      return { facet, id, label: capitalize(title), note: facet === "phuong" ? this.era(id) : "" };
    });
    const places = links.filter(({ facet }) => ["quan", "phuong"].includes(facet));
    const isFormer = (/** @type {Link} */ { note }) => note.startsWith(FORMERLY);
    const movements = named.movements.map(([id, label]) => {
      return { facet: "phong-trao", id, label, note: "" };
    });
    const people = await this.suggestPeople(tokens);
    return {
      people,
      deeds: await this.suggestDeeds(forDeeds, people),
      // The page of a ward of today has the people of former ones, too.
      places: [...places.filter((link) => !isFormer(link)), ...places.filter(isFormer)].slice(
        0,
        MOST_PLACES,
      ),
      fields: links.filter(({ facet }) => facet === "linh-vuc").slice(0, MOST_OTHERS),
      movements: movements.slice(0, MOST_OTHERS),
    };
  }

  /**
   * What tells a ward from one of the same name: its district of then, or that it is of today.
   * @param {string} id
   */
  era(id) {
    const { phuong, quan } = this.filters.legend;
    const ward = phuong.find(([known]) => known === id);
    return ward && ward[2] ? `${FORMERLY}, ${quan[ward[2] - 1][1]}` : "hiện nay";
  }

  /**
   * Who bears one of the words as a name; the others may name where.
   * @param {Token[]} tokens
   * @returns {Promise<Person[]>}
   */
  async suggestPeople(tokens) {
    const { matcher } = this.searcher;
    await Promise.all([matcher.meetNames(tokens), matcher.entities.meet(tokens)]);
    const named = this.searcher.all(tokens).filter((number) => {
      return tokens.some((token) => token.name?.[number] && !(token.part && token.held[number]));
    });
    return Promise.all(
      this.searcher
        .rank(tokens, named)
        .slice(0, MOST_PEOPLE)
        .map(async (number) => {
          const [slug, name, honorific, , , place] = await this.index.card(number);
          return { slug, name: markMatches(name, tokens), honorific, place: capitalize(place) };
        }),
    );
  }

  /**
   * Whose deed holds the words, side by side if there is one. One word alone is in too many to
   * suggest any.
   * @param {Token[]} tokens Words that were not yet met as the name of a place or a field.
   * @param {Person[]} people Those suggested by name, who are not named again.
   * @returns {Promise<Deed[]>}
   */
  async suggestDeeds(tokens, people) {
    if (tokens.length < 2 || people.length >= MOST_PEOPLE) return [];
    const numbers = await this.searcher.inDeeds(tokens);
    const known = new Set(people.map(({ slug }) => slug));
    const ranked = this.searcher.rank(tokens, numbers).slice(0, MOST_DEEDS + known.size);
    const cards = await Promise.all(ranked.map((number) => this.index.card(number)));
    return cards
      .filter(([slug, , , summary]) => !known.has(slug) && holdsAny(summary, tokens))
      .slice(0, MOST_DEEDS)
      .map(([slug, name, , summary]) => {
        return { slug, text: markMatches(cutAround(summary, tokens), tokens), name };
      });
  }
}

/**
 * @param {string} text
 * @param {Token[]} tokens
 */
function holdsAny(text, tokens) {
  return markMatches(text || "", tokens).some(([, matched]) => matched);
}
