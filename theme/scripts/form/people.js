/* Full names of people in a text, as generator/checking/named_people.py finds them. */

/** @typedef {import("./rule.js").Rule} Rule */

const NEAR = 25;
const REACH = 90;
const ANY_LETTER = /\p{L}/u;

export class People {
  /**
   * @param {Record<string, Rule>} rules
   * @param {string[]} publicFigures
   */
  constructor(rules, publicFigures) {
    this.rules = rules;
    this.publicFigures = new Set(publicFigures);
  }

  /**
   * Return the names, by place; of those in a list that begins with one, too.
   * @param {string} text
   */
  findAll(text) {
    let last = -1;
    return this.rules.name.findAll(text).filter((match) => {
      if (ANY_LETTER.test(text[match.index - 1] ?? "")) return false;
      const isListed =
        last >= 0 &&
        this.rules.listedFamily.matchStart(match[0]) &&
        this.rules.list.matches(text.slice(last, match.index));
      if (!this.isPerson(text, match) && !isListed) return false;
      last = match.index + match[0].length;
      return true;
    });
  }

  /**
   * @param {string} text
   * @param {RegExpMatchArray & { index: number }} match
   */
  isPerson(text, { 0: words, index }) {
    const { listedFamily, nobody, three, form, placeFamily, lead, place, middle } = this.rules;
    const { holder, holderBehind } = this.rules;
    const name = words.split(/\s+/).join(" ");
    if (nobody.matches(name)) return false;
    const before = text.slice(Math.max(0, index - NEAR), index);
    if (!three.matchStart(name)) return form.search(before) && !placeFamily.matchStart(name);
    if (this.publicFigures.has(toTitle(name))) return false;
    if (lead.search(before)) return true;
    if (place.search(before) || !listedFamily.matchStart(name)) return false;
    if (middle.matchStart(name) || holderBehind.matchStart(text.slice(index + words.length)))
      return true;
    return Boolean(holder.search(text.slice(Math.max(0, index - REACH), index)));
  }
}

/** @param {string} name */
function toTitle(name) {
  return name
    .split(" ")
    .map((word) => word[0].toUpperCase() + word.slice(1).toLowerCase())
    .join(" ");
}
