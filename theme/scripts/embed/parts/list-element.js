/* <ntvt-danh-sach danh-sach="phuong/hang-gai">: the newest of a list, from its JSON Feed;
   <ntvt-danh-sach quan="hoan-kiem" linh-vuc="giao-duc">: those who pass filters, newest years first. */

import { create, createCard, createLink } from "./cards.js";
import { EmbedElement, GoneError } from "./embed-element.js";
import { filtersOf } from "./filters-of.js";
import { createFilters } from "./list-filters.js";
import { load, root, warn } from "./site.js";
import { formatCount } from "../../shared/text.js";

/**
 * @typedef {import("./cards.js").Card} Card
 * @typedef {{ slug: string, title: string, card: Card }} Item
 * @typedef {{ title: string, href: string, items: Item[], total: number,
 *   choices?: import("./list-filters.js").Choices, unknown?: [string, string][] }} List
 */

export const FILTERS = ["quan", "phuong", "linh-vuc", "nam", "cap", "loai", "phong-trao"];
/** @type {Record<string, string>} */
const LOOKS = { "danh-sach": "rows", luoi: "grid", chay: "ticker" };
const USUAL = 6;
const MOST = 30;

export class ListElement extends EmbedElement {
  static observedAttributes = [
    "danh-sach",
    "so",
    "kieu",
    "tieu-de",
    "bo-loc",
    "mo",
    "mau-nhan",
    ...FILTERS,
  ];

  /** What the visitor chose. @type {Record<string, string>} */
  #picked = {};

  /** The address of the list below the root, without its last "/"; that of all profiles else. */
  get index() {
    const index = (this.getAttribute("danh-sach") ?? "").replace(/^\/+|\/+$/g, "");
    return /^[a-z0-9-]+(?:\/[a-z0-9-]+)*$/.test(index) ? index : "ho-so";
  }

  /** The filters that are set, each with its values. @returns {[string, string][]} */
  get filters() {
    /** @type {[string, string][]} */
    const set = FILTERS.map((name) => [name, this.getAttribute(name) ?? ""]);
    return set.filter(([, value]) => value);
  }

  get count() {
    const count = parseInt(this.getAttribute("so") ?? "", 10);
    return Math.min(MOST, count > 0 ? count : USUAL);
  }

  /** @returns {[string, string]} */
  get fallback() {
    const { filters } = this;
    const query = `tra-cuu/?${new URLSearchParams(filters)}`;
    return [
      root + (filters.length ? query : `${this.index}/`),
      "Xem danh sách trên trang Người tốt, việc tốt",
    ];
  }

  async createContent() {
    const [href, text] = this.fallback;
    const list = await this.load();
    if (!list.items.length && !this.filters.length && !list.choices) {
      warn(this, `danh-sach="${this.getAttribute("danh-sach") ?? ""}"`);
      throw new GoneError(text, href);
    }
    for (const [name, id] of list.unknown ?? []) warn(this, `${name}="${id}"`);
    const title = this.getAttribute("tieu-de") || list.title || this.textContent?.trim() || "";
    const look = LOOKS[this.getAttribute("kieu") ?? ""] ?? "cards";
    const section = createList({ ...list, href, title }, look, this.opens);
    if (list.choices) {
      const filters = createFilters(list.choices, this.#picked, (name, id) => {
        this.#picked[name] = id;
        this.refresh();
      });
      section.querySelector(".list__box")?.before(filters);
    }
    return section;
  }

  /** @returns {Promise<List>} */
  async readFeed() {
    const answer = await load(`${this.index}/feed.json`);
    if (answer.status === 404) return { title: "", href: "", items: [], total: 0 };
    const feed = await answer.json();
    const items = feed.items.slice(0, this.count).map(readItem);
    return { title: feed.title, href: "", items, total: 0 };
  }

  /**
   * From the feed where that is enough. The filters of search are exact and small; the code for
   * them comes when someone needs it.
   */
  async load() {
    const { filters } = this;
    const own = filters.length ? Object.fromEntries(filters) : filtersOf(this.index);
    const isOpen = this.hasAttribute("bo-loc") && own !== null;
    if (!filters.length && !isOpen) return this.readFeed();
    const { findNewest } = await import(`${root}nhung/1/filter.js`);
    const picked = isOpen ? this.#picked : null;
    return findNewest(`${root}tra-cuu/chi-muc/`, own, picked, this.count);
  }
}

/** @param {any} item An item of a JSON Feed of ours. @returns {Item} */
function readItem({ url, title, content_text, image, _ntvt }) {
  const slug = url.split("/").at(-2);
  const lines = content_text.split("\n");
  const label = lines.pop();
  const picture = image ? `anh/${slug}-the-160.webp` : null;
  return { slug, title, card: { ..._ntvt, text: lines.join(" "), label, picture } };
}

/**
 * @param {List} list
 * @param {string} look
 * @param {boolean} opens
 */
function createList({ title, href, items, total }, look, opens) {
  const cards = items.map(({ slug, title, card }) => {
    return create(
      "li",
      "list__item",
      createCard(card, createLink(`${root}ho-so/${slug}/`, title, opens), ""),
    );
  });
  const section = create("section", `list list--${look}`);
  if (title) section.append(create("h3", "list__title", title));
  const box = create("div", "list__box", create("ul", "list__items", ...cards));
  section.append(box);
  const all = total > items.length ? `Xem tất cả ${formatCount(total)} tấm gương` : "Xem tất cả";
  const foot = create("p", "list__foot", createLink(href, all, opens));
  if (!items.length)
    box.replaceChildren(create("p", "card__label", "Chưa có tấm gương nào như vậy."));
  if (look === "ticker") foot.append(createPause(section));
  section.append(foot);
  return section;
}

/** @param {Element} section */
function createPause(section) {
  const button = create("button", "list__pause", "Dừng");
  button.addEventListener("click", () => {
    const isStill = section.classList.toggle("list--still");
    button.textContent = isStill ? "Chạy" : "Dừng";
  });
  return button;
}
