/* <ntvt-ho-so slug="…">: the card of a profile; <ntvt-ho-so noi-bat>: that of the featured story. */

import { createCard, createLink } from "./cards.js";
import { EmbedElement, GoneError } from "./embed-element.js";
import { load, readPath, root, warn } from "./site.js";

export class ProfileElement extends EmbedElement {
  static observedAttributes = ["slug", "noi-bat", "mo", "mau-nhan"];

  get slug() {
    const slug = readPath(this.getAttribute("slug"))?.replace(/^(?:nhung\/)?ho-so\//, "");
    return slug?.includes("/") ? "" : (slug ?? "");
  }

  /** @returns {[string, string]} */
  get fallback() {
    const href = this.slug ? `${root}ho-so/${this.slug}/` : root;
    return [href, "Xem câu chuyện trên trang Người tốt, việc tốt"];
  }

  async createContent() {
    const isFeatured = this.hasAttribute("noi-bat");
    const address = isFeatured ? "nhung/noi-bat.json" : `oembed/${this.slug}.json`;
    const answer = isFeatured || this.slug ? await load(address) : null;
    if (!answer) {
      warn(this, isFeatured ? "noi-bat" : `slug="${this.getAttribute("slug") ?? ""}"`);
      throw new GoneError("Hồ sơ này không có trên trang Người tốt, việc tốt", root);
    }
    const { title, card, provider_name, slug } = await answer.json();
    const href = `${root}ho-so/${isFeatured ? slug : this.slug}/`;
    return createCard(card, createLink(href, title, this.opens), provider_name);
  }
}
