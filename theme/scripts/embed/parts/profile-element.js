/* <ntvt-ho-so slug="…">: the card of a profile; <ntvt-ho-so noi-bat>: that of the featured story. */

import { createCard, createLink } from "./cards.js";
import { EmbedElement, GoneError } from "./embed-element.js";
import { load, root, warn } from "./site.js";

export class ProfileElement extends EmbedElement {
  static observedAttributes = ["slug", "noi-bat", "mo", "mau-nhan"];

  get slug() {
    const slug = this.getAttribute("slug") ?? "";
    return /^[a-z0-9-]+$/.test(slug) ? slug : "";
  }

  /** @returns {[string, string]} */
  get fallback() {
    const href = this.slug ? `${root}ho-so/${this.slug}/` : root;
    return [href, "Xem câu chuyện trên trang Người tốt, việc tốt"];
  }

  async createContent() {
    const isFeatured = this.hasAttribute("noi-bat");
    if (!isFeatured && !this.slug) warn(this, `slug="${this.getAttribute("slug") ?? ""}"`);
    const answer = await load(isFeatured ? "nhung/noi-bat.json" : `oembed/${this.slug}.json`);
    if (answer.status === 404) {
      warn(this, `slug="${this.slug}"`);
      throw new GoneError("Hồ sơ này không có trên trang Người tốt, việc tốt", root);
    }
    const { title, card, provider_name, slug } = await answer.json();
    const href = `${root}ho-so/${isFeatured ? slug : this.slug}/`;
    return createCard(card, createLink(href, title, this.opens), provider_name);
  }
}
