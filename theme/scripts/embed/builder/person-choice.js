/* Choosing a profile: by its address, or by a name that search knows. */

import { createElement, debounce, find } from "../../shared/elements.js";
import { capitalize } from "../../shared/text.js";

const TYPING_PAUSE = 200;
const NOBODY = "Chưa thấy hồ sơ nào như vậy.";
const ADDRESS = /(?:^|\/)ho-so\/([a-z0-9-]+)\/*(?:[?#].*)?$/i;

export class PersonChoice {
  /**
   * @param {HTMLFormElement} form
   * @param {import("../../search/worker-client.js").WorkerClient} client
   * @param {string} root
   * @param {() => void} update Called when another profile is chosen.
   */
  constructor(form, client, root, update) {
    this.client = client;
    this.root = root;
    this.update = update;
    this.slug = "";
    this.name = "";
    this.asked = "";
    this.list = find(form, "[data-people]");
    this.status = find(form, "[data-person]");
    /** @type {HTMLInputElement} */
    this.input = find(form, "[name=ten]");
    this.input.addEventListener(
      "input",
      debounce(() => this.search(), TYPING_PAUSE),
    );
    this.list.addEventListener("click", (/** @type {MouseEvent} */ { target }) => {
      const button = /** @type {Element} */ (target).closest("button");
      if (button) this.choose(button.value, button.textContent?.split(" · ")[0] ?? "");
    });
  }

  /**
   * @param {string} slug
   * @param {string} name
   */
  choose(slug, name) {
    Object.assign(this, { slug, name });
    // Who chose by keyboard goes on where they were, not from the top of the page.
    if (this.list.contains(document.activeElement)) this.input.focus();
    this.list.replaceChildren();
    this.status.textContent = name ? `Đã chọn: ${name}` : NOBODY;
    this.update();
  }

  /**
   * Choose the profile of an address, if there is one.
   * @param {string} slug
   */
  async open(slug) {
    this.asked = slug.toLowerCase().replace(/\/+$/, "");
    const { asked } = this;
    const answer = await fetch(`${this.root}oembed/${asked}.json`).catch(() => null);
    if (asked !== this.asked) return;
    if (answer?.ok) this.choose(asked, (await answer.json()).title);
    else this.choose("", "");
  }

  async search() {
    const text = this.input.value.trim();
    const [, slug] = ADDRESS.exec(text) ?? [];
    if (slug) return this.open(slug);
    const found = text
      ? await this.client.ask({ type: "suggest", q: text }).catch(() => null)
      : null;
    if (this.input.value.trim() !== text) return;
    /** @type {import("../../search-worker/suggester.js").Person[]} */
    const people = found?.people ?? [];
    const items = people.map(({ slug, name, honorific, place }) => {
      const title = [capitalize(honorific ?? ""), name.map(([piece]) => piece).join("")]
        .filter(Boolean)
        .join(" ");
      const label = [title, place].filter(Boolean).join(" · ");
      const button = createElement(
        "button",
        { class: "button", type: "button", value: slug },
        label,
      );
      return createElement("li", {}, button);
    });
    this.list.replaceChildren(...items);
    this.status.textContent = text && !items.length ? NOBODY : "";
  }
}
