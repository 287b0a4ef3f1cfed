/* Private details in what someone types: the search of `ntvt check`, with the patterns that it is made of.
   tests/privacy/vectors.yml holds both sides to the same results. */

import { foldText } from "../shared/text.js";
import { findNumbers } from "./numbers.js";
import { People } from "./people.js";
import { compile, Rule } from "./rule.js";

/** @typedef {import("./numbers.js").Detail} Detail */
/** @typedef {import("./rule.js").Pattern} Pattern */
/** @typedef {{ message: string, hint: string }} Fault */

/**
 * @typedef {object} RulesData
 * @property {Record<string, string>} nouns What each kind of detail is, in Vietnamese.
 * @property {string} hint
 * @property {Record<string, Pattern>} plain
 * @property {Pattern[]} emails
 * @property {Record<string, Pattern>} numbers
 * @property {Pattern} plates
 * @property {(Pattern & { code: string })[]} addresses
 * @property {Record<string, Pattern>} places
 * @property {Pattern} spelled
 * @property {Record<string, Pattern>} named
 * @property {Record<string, Pattern>} people
 * @property {string[]} publicFigures
 * @property {Record<string, Pattern>} illness
 * @property {Record<string, Pattern>} child
 * @property {Record<string, [string, string]>} childHints Message and hint.
 * @property {number} longestSummary
 */

const AROUND = 70;
const BEFORE = 40;
const FAR = 110;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const ENTITIES = {
  nbsp: " ",
  amp: "&",
  commat: "@",
  lt: "<",
  gt: ">",
  quot: '"',
  period: ".",
  shy: "",
};
const TONES = ["\u0300", "\u0301", "\u0303", "\u0309", "\u0323"];

export class Privacy {
  /** @param {RulesData} data */
  constructor(data) {
    this.data = data;
    this.plain = compile(data.plain);
    this.emails = data.emails.map((pattern) => new Rule(pattern));
    this.numbers = compile(data.numbers);
    this.plates = new Rule(data.plates);
    this.addresses = data.addresses.map((kind) => ({ code: kind.code, rule: new Rule(kind) }));
    this.places = compile(data.places);
    this.spelled = new Rule(data.spelled);
    this.named = compile(data.named);
    this.people = new People(compile(data.people), data.publicFigures);
    this.illness = compile(data.illness);
    this.child = compile(data.child);
  }

  /**
   * Return every private detail of a text; where there is none, of the text as a page would show it.
   * @param {string} text
   * @returns {Detail[]}
   */
  findDetails(text) {
    const details = this.search(text);
    return details.length ? details : this.search(this.makePlain(text));
  }

  /**
   * Return the first fault of a text, with the message of the check; null for none.
   * @param {string} text
   * @param {string} honouree Whose name may stand there: an adult's, or a child's initials.
   * @returns {Fault | null}
   */
  findFault(text, honouree = "") {
    const detail = this.findDetails(text).find((one) => !this.isHonouree(one, honouree));
    if (!detail) return null;
    const words = detail.text.split(/\s+/).filter(Boolean).join(" ");
    return { message: `"${words}" giống ${this.data.nouns[detail.code]}`, hint: this.data.hint };
  }

  /**
   * Whether a name is that of the honouree; name and class of a child have a search of their own.
   * @param {Detail} detail
   * @param {string} honouree
   */
  isHonouree({ code, text }, honouree) {
    if (!honouree || (code !== "child" && code !== "name")) return false;
    if (this.child.initials.matches(honouree)) {
      const capitals = text.split(/\s+/).filter((word) => /^\p{Lu}/u.test(word));
      return (
        capitals
          .map((word) => `${word[0]}.`)
          .join("")
          .endsWith(honouree) || text.includes("lớp")
      );
    }
    if (code === "child") return text.endsWith(honouree);
    return ` ${foldText(honouree)} `.includes(` ${foldText(text)} `);
  }

  /**
   * Return the first thing that shows who a child is, whose initials are `name`; null for none.
   * @param {string} text
   * @param {string} name
   * @returns {Fault | null}
   */
  findChildFault(text, name) {
    /** @type {[string, RegExp][]} */
    const kinds = [
      ["class", this.child.class.first],
      ["school", this.child.school.first],
    ];
    for (const pattern of this.namePatterns(name)) kinds.push(["name", pattern]);
    const matches = [text, this.makePlain(text)].flatMap((shown) =>
      kinds.flatMap(([kind, pattern]) => {
        const match = pattern.exec(shown);
        return match ? [{ kind, text: match[0], start: match.index }] : [];
      }),
    );
    const [first] = matches.sort(byPlace);
    if (!first) return null;
    const [message, hint] = this.data.childHints[first.kind];
    return { message: `"${first.text}" ${message}`, hint };
  }

  /**
   * Return patterns for the full name of a child of whom initials are given, and for the given name.
   * @param {string} name
   */
  namePatterns(name) {
    if (!this.child.initials.matches(name)) return [];
    const bases = [...name.toUpperCase()].filter((letter) => /\p{L}/u.test(letter)).map(letterLike);
    const capitalised = this.child.capitalised.first.source;
    const edge = "(?![\\p{L}\\p{N}_])";
    const start = "(?<![\\p{L}\\p{N}_])";
    const whole = bases.map((base) => `${base}\\p{L}+`).join("\\s+");
    const given =
      `(?:[Ee]m|[Cc]háu|[Bb]é|[Bb]ạn|[Cc]on)\\s+(?:${capitalised}\\s+){0,3}` +
      `${bases.at(-1)}\\p{L}+${edge}(?!\\s+${capitalised})`;
    const patterns = bases.length > 1 ? [whole + edge, given] : [given];
    return patterns.map((source) => new RegExp(start + source, "u"));
  }

  /**
   * @param {string} text
   * @returns {Detail[]}
   */
  search(text) {
    const found = [
      ...this.emails.flatMap((rule) => rule.findAll(text).map((match) => detail("email", match))),
      ...findNumbers(text, this.numbers),
      ...this.plates.findAll(text).map((match) => detail("plate", match)),
      ...this.findAddresses(text),
      ...this.findNamed(text),
      ...this.people.findAll(text).map((match) => detail("name", match)),
      ...this.findIllness(text).map((match) => detail("illness", match)),
    ];
    return found.sort(byPlace);
  }

  /**
   * Return children with a full name or a class, and days of birth.
   * @param {string} text
   */
  findNamed(text) {
    const { child, class: ofClass, before, birth } = this.named;
    const children = [child, ofClass]
      .flatMap((rule) => rule.findAll(text))
      .filter(({ index }) => !before.search(text.slice(Math.max(0, index - 8), index)));
    const births = birth
      .findAll(text)
      .filter(({ index }) => !LETTER_OR_DIGIT.test(text[index - 1] ?? ""));
    return [
      ...children.map((match) => detail("child", match)),
      ...births.map((match) => detail("birth", match)),
    ];
  }

  /**
   * Return what says that a certain person is ill.
   * @param {string} text
   */
  findIllness(text) {
    const { illness, ofSomeone, owner, crowd, start, followed } = this.illness;
    const ill = illness.findAll(text).filter(({ 0: words, index }) => {
      if (LETTER_OR_DIGIT.test(text[index - 1] ?? "")) return false;
      const before = text.slice(Math.max(0, index - FAR), index);
      const person = owner.search(before);
      if (person) return !crowd.search(before.slice(0, person.index));
      return start.search(before) && followed.matchStart(text.slice(index + words.length));
    });
    const ofOthers = ofSomeone
      .findAll(text)
      .filter(({ index }) => !crowd.search(text.slice(Math.max(0, index - 20), index)));
    return [...ill, ...ofOthers];
  }

  /** @param {string} text */
  findAddresses(text) {
    const kinds = [...this.addresses, { code: "address", rule: this.places.district }];
    const digits = kinds.flatMap(({ code, rule }) =>
      rule
        .findAll(text)
        .filter(
          ({ index }) => !this.places.noun.search(text.slice(Math.max(0, index - BEFORE), index)),
        )
        .map((match) => detail(code, match)),
    );
    const words = this.spelled.findAll(text).map((match) => detail("address", match));
    return [...digits, ...words].filter((one) => !this.isPublic(text, one));
  }

  /**
   * Whether an address is that of an institution or a monument.
   * @param {string} text
   * @param {Detail} address
   */
  isPublic(text, { text: words, start }) {
    const before = text.slice(Math.max(0, start - AROUND), start);
    const behind = text.slice(start + words.length, start + words.length + AROUND);
    const { monument, monumentBehind, leadingWord, institution, living } = this.places;
    if (monument.search(words + behind.slice(0, 20)) || monumentBehind.matchStart(behind))
      return true;
    // The word that leads from the institution to its address may count as the address's.
    const place = institution.search(before + (leadingWord.matchStart(words)?.[0] ?? ""));
    return place !== null && !living.search(place[0]);
  }

  /**
   * Return a text as a page shows it: without entities, tags, marks of emphasis and invisible characters.
   * @param {string} text
   */
  makePlain(text) {
    const shown = text.replace(this.plain.written.everywhere, (...args) => {
      const { entity, tag, digit, space, separator } = args.at(-1);
      if (entity) {
        const chars = [...readEntity(entity)].filter((char) => !this.plain.invisible.matches(char));
        return chars.map(readDigit).join("");
      }
      if (digit) return readDigit(digit);
      if (separator) return "-";
      return space || (tag && this.plain.lineBreak.matchStart(tag)) ? " " : "";
    });
    return shown.normalize("NFC");
  }
}

/**
 * Sort by place; at the same place the longer one stands first.
 * @param {{ start: number, text: string }} one
 * @param {{ start: number, text: string }} two
 */
function byPlace(one, two) {
  return one.start - two.start || two.text.length - one.text.length;
}

/**
 * @param {string} code
 * @param {RegExpMatchArray} match
 * @returns {Detail}
 */
function detail(code, match) {
  return { code, text: match[0], start: match.index ?? 0 };
}

/** @param {string} entity */
function readEntity(entity) {
  const [, number, name = ""] = /^&(?:#(x[0-9a-f]+|\d+)|(\w+));?$/i.exec(entity) ?? [];
  if (!number) return /** @type {Record<string, string>} */ (ENTITIES)[name] ?? entity;
  const code = Number(number[0].toLowerCase() === "x" ? `0${number}` : number);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
}

/**
 * Return the digit from 0 to 9 that a digit of another script stands for; other characters are kept.
 * @param {string} char
 */
function readDigit(char) {
  const plain = char.normalize("NFKC");
  if (!/^\p{Nd}$/u.test(plain) || /[0-9]/.test(plain)) return plain;
  const code = /** @type {number} */ (plain.codePointAt(0));
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
}

/**
 * Return a pattern for a capital with any tone: A stands for Á, but not for Ă.
 * @param {string} letter
 */
function letterLike(letter) {
  const tones = TONES.map((tone) => (letter + tone).normalize("NFC"));
  return `[${letter}${tones.filter((one) => [...one].length === 1).join("")}]`;
}
