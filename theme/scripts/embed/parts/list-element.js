/* <ntvt-danh-sach danh-sach="phuong/hang-gai">: the newest of a list, from its JSON Feed;
   <ntvt-danh-sach quan="hoan-kiem" linh-vuc="giao-duc">: those who pass filters, newest years first. */

import { create, createCard, createLink } from "./cards.js";
import { EmbedElement, GoneError } from "./embed-element.js";
import { readCount } from "./count.js";
import { filtersOf } from "./filters-of.js";
import { createFilters } from "./list-filters.js";
import { load, readPath, root, warn } from "./site.js";
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

  /** The address of the list below the root, without its last "/"; that of all profiles where none is named. */
  get index() {
    const path = readPath(this.getAttribute("danh-sach"))?.replace(/^nhung\//, "");
    return path === "" ? "ho-so" : (path ?? null);
  }

  /** The filters that are set, each with its values; a list that filters can stand for is one more of them. */
  get filters() {
    const set = FILTERS.map((name) => [name, readIds(this.getAttribute(name))]);
    /** @type {Record<string, string>} */
    const own = Object.fromEntries(set.filter(([, value]) => value));
    const list = Object.keys(own).length && this.index ? filtersOf(this.index) : null;
    return Object.entries({ ...list, ...own });
  }

  get count() {
    return Math.min(MOST, readCount(this.getAttribute("so")) || USUAL);
  }

  /** @returns {[string, string]} */
  get fallback() {
    const { filters } = this;
    const query = `tra-cuu/?${new URLSearchParams(filters)}`;
    return [
      root + (filters.length ? query : `${this.index ?? "ho-so"}/`),
      "Xem danh sách trên trang Người tốt, việc tốt",
    ];
  }

  async createContent() {
    const [href, text] = this.fallback;
    const { filters, index } = this;
    const list = await this.load();
    const isLost = !list.items.length && !filters.length && !list.choices;
    if (isLost || (filters.length && !(index && filtersOf(index)))) {
      warn(this, `danh-sach="${this.getAttribute("danh-sach") ?? ""}"`);
    }
    if (isLost) throw new GoneError(text, href);
    for (const [name, id] of list.unknown ?? []) warn(this, `${name}="${id}"`);
    const title = this.getAttribute("tieu-de") || list.title || this.textContent?.trim() || "";
    const look = LOOKS[this.getAttribute("kieu") ?? ""] ?? "cards";
    // The title of a feed names our site; where it does not stand, the last line does.
    const where = list.title && title === list.title ? "" : " trên Người tốt, việc tốt";
    const section = createList({ ...list, href, title }, where, look, this.opens);
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
    const answer = this.index && (await load(`${this.index}/feed.json`));
    if (!answer) return { title: "", href: "", items: [], total: 0 };
    const feed = await answer.json();
    const items = feed.items.slice(0, this.count).map(readItem);
    return { title: feed.title, href: "", items, total: 0 };
  }

  /**
   * From the feed where that is enough; a list of which no profile has a day of publication has none.
   * The filters of search are exact and small; the code for them comes when someone needs it.
   */
  async load() {
    const { filters, index } = this;
    const own = filters.length ? Object.fromEntries(filters) : index ? filtersOf(index) : null;
    const isOpen = this.hasAttribute("bo-loc") && own !== null;
    if (!filters.length && !isOpen) {
      const list = await this.readFeed();
      if (list.items.length || !own) return list;
    }
    const { findNewest } = await import(`${root}nhung/1/filter.js`);
    const picked = isOpen ? this.#picked : null;
    return findNewest(`${root}tra-cuu/chi-muc/`, own, picked, this.count);
  }
}

/**
 * The ids of a filter, with a comma between them, however they were typed.
 * @param {string | null} text
 */
function readIds(text) {
  const ids = (text ?? "").toLowerCase().split(",");
  return ids
    .map((id) => id.trim())
    .filter(Boolean)
    .join(",");
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
 * @param {string} where What follows "Xem tất cả".
 * @param {string} look
 * @param {boolean} opens
 */
function createList({ title, href, items, total }, where, look, opens) {
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
  const foot = create("p", "list__foot", createLink(href, all + where, opens));
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
