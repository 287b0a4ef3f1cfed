/* A pattern of the check, which the build writes as data (generator/checking/browser_rules.py). */

/** @typedef {{ source: string, flags: string }} Pattern */

export class Rule {
  /** @param {Pattern} pattern */
  constructor({ source, flags }) {
    this.everywhere = new RegExp(source, `${flags}g`);
    this.first = new RegExp(source, flags);
    this.atStart = new RegExp(`^(?:${source})`, flags);
    this.whole = new RegExp(`^(?:${source})$`, flags);
  }

  /** @param {string} text */
  findAll(text) {
    return [...text.matchAll(this.everywhere)];
  }

  /** @param {string} text */
  search(text) {
    return this.first.exec(text);
  }

  /** @param {string} text */
  matchStart(text) {
    return this.atStart.exec(text);
  }

  /** @param {string} text */
  matches(text) {
    return this.whole.test(text);
  }
}

/**
 * Make a rule of each pattern.
 * @param {Record<string, Pattern>} patterns
 * @returns {Record<string, Rule>}
 */
export function compile(patterns) {
  return Object.fromEntries(Object.entries(patterns).map(([name, one]) => [name, new Rule(one)]));
}
