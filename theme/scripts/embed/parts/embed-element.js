/* What our elements have in common: the link inside stands until there is something to show. */

import { createAccentSheet } from "./accent.js";
import { create, createNote } from "./cards.js";
import { isForeign, loadStyles, PATIENCE } from "./site.js";

/** What cannot be shown, and the link that stands in its place. */
export class GoneError extends Error {
  /**
   * @param {string} text
   * @param {string} href
   */
  constructor(text, href) {
    super(text);
    this.href = href;
  }
}

export class EmbedElement extends HTMLElement {
  #asked = 0;

  connectedCallback() {
    this.refresh();
  }

  attributeChangedCallback() {
    if (this.isConnected) this.refresh();
  }

  /** Whether links open a new tab; `mo="tai-cho"` opens them in the place of the page. */
  get opens() {
    return this.getAttribute("mo") !== "tai-cho";
  }

  /**
   * Load and create what is shown. Raises GoneError for what is no longer there.
   * @returns {Promise<Element>}
   */
  async createContent() {
    throw new Error("abstract");
  }

  /** The link that stands where our site does not answer. @returns {[string, string]} */
  get fallback() {
    throw new Error("abstract");
  }

  /** Attributes that change together ask once; an older answer never replaces a newer one. */
  async refresh() {
    const asked = ++this.#asked;
    await null;
    if (asked !== this.#asked) return;
    try {
      const [content, sheet] = await Promise.race([this.#load(), giveUp()]);
      // The link inside may be parsed after the element.
      if (asked === this.#asked && !isForeign(this)) this.#fill(content, sheet);
    } catch {
      if (asked !== this.#asked || this.shadowRoot || this.childElementCount) return;
      this.#fill(createNote(...this.fallback, this.opens));
    }
  }

  /** @returns {Promise<[Element, CSSStyleSheet | undefined]>} */
  async #load() {
    const styles = loadStyles();
    try {
      const content = await this.createContent();
      return [content, await styles];
    } catch (error) {
      if (!(error instanceof GoneError)) throw error;
      // The link inside names whom nothing may name any more, with our styles or without.
      const sheet = await styles.catch(() => undefined);
      return [createNote(error.href, error.message, this.opens), sheet];
    }
  }

  /** @param {Element} content @param {CSSStyleSheet} [sheet] */
  #fill(content, sheet) {
    const shadow = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    const accent = createAccentSheet(this.getAttribute("mau-nhan"));
    shadow.adoptedStyleSheets = sheet ? [sheet, ...accent] : [];
    const box = create("div", "", content);
    box.lang = "vi";
    const { name } = /** @type {HTMLSelectElement} */ (shadow.activeElement ?? {});
    shadow.replaceChildren(box);
    // Who filters by keyboard goes on where they were.
    if (name) /** @type {HTMLElement | null} */ (shadow.querySelector(`[name="${name}"]`))?.focus();
  }
}

/** @returns {Promise<never>} */
function giveUp() {
  return new Promise((_, reject) => setTimeout(reject, PATIENCE));
}
