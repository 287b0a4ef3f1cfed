/* The filters with their counts, and a chip for each value that is on. */

import { find, setChildren } from "../shared/elements.js";
import { capitalize, formatCount } from "../shared/text.js";
import { FILTERS } from "./state.js";

/**
 * @typedef {import("./state.js").Filters} Filters
 * @typedef {import("./state.js").Facet} Facet
 * @typedef {import("../search-worker/facets.js").FacetValue} FacetValue
 * @typedef {(name: string) => any} Clone Clones one of the page's templates.
 */

/** Values of a filter shown at first; a few more are shown rather than hidden behind a button. */
const FIRST_VALUES = 7;
const FEW = 2;
/** Filters whose values stand in an order of their own. */
const IN_ORDER = ["nam", "cap", "loai"];
const KIND_OF_PLACE_BEFORE = /^(phường|xã|thị trấn|quận|huyện|thị xã) /i;

export class FilterList {
  /**
   * @param {Element} page
   * @param {Clone} clone
   */
  constructor(page, clone) {
    this.page = page;
    this.clone = clone;
    /** @type {Map<string, string>} Labels by filter and id. */
    this.labels = new Map();
    /** @type {Map<string, string | undefined>} */
    this.districtOfWard = new Map();
    /** @type {{ facets: Record<Facet, FacetValue[]>, filters: Filters } | null} What is shown. */
    this.answer = null;
    /** @type {Set<Facet>} The filters of which all values are shown. */
    this.expanded = new Set();
    /** @type {Set<Facet>} The filters whose values are sorted by name, not by how many have them. */
    this.byName = new Set();
  }

  /**
   * The filters with other values of one; a ward goes when its district goes.
   * @param {Filters} filters
   * @param {Facet} name
   * @param {string[]} values
   * @returns {Filters}
   */
  change(filters, name, values) {
    const changed = { ...filters, [name]: values };
    const gone = filters.quan.filter((district) => !changed.quan.includes(district));
    changed.phuong = changed.phuong.filter((ward) => {
      return !gone.includes(this.districtOfWard.get(ward) ?? "");
    });
    return changed;
  }

  /**
   * Show the values of every filter.
   * @param {Record<Facet, FacetValue[]>} facets
   * @param {Filters} filters
   */
  show(facets, filters) {
    this.answer = { facets, filters };
    const focused = document.activeElement?.closest("[data-value]");
    for (const name of FILTERS) {
      for (const { id, label, district } of facets[name]) {
        this.labels.set(`${name}/${id}`, capitalize(label));
        if (name === "phuong") this.districtOfWard.set(id, district);
      }
      const box = find(this.page, `[data-filter="${name}"]`);
      this.showValues(
        find(box, "[data-values]"),
        name,
        this.order(name, facets[name]),
        filters[name],
      );
      this.fold(box, name);
      box.hidden = !facets[name].length;
      box.classList.remove("is-awaited");
    }
    this.showCounts(filters);
    if (focused?.isConnected && document.activeElement === document.body) {
      find(focused, "input").focus();
    }
  }

  /**
   * Show what is chosen now where no answer came: the values and their counts stay.
   * @param {Filters} filters
   * @param {HTMLElement} status
   */
  showChosen(filters, status) {
    if (!this.answer) return;
    this.show(this.answer.facets, filters);
    this.showChips(filters, status);
  }

  /**
   * Keep room for the values of a filter that are not there yet, so that those below stay where they are.
   * @param {Facet} name
   */
  keepRoom(name) {
    const box = find(this.page, `[data-filter="${name}"]`);
    box.classList.toggle("is-awaited", box.hidden);
    box.hidden = false;
  }

  /** @param {Filters} filters */
  showCounts(filters) {
    const chosen = FILTERS.flatMap((name) => filters[name]).length;
    find(this.page, "[data-active]").textContent = chosen ? `(${chosen})` : "";
    find(this.page, "[data-active-words]").textContent = chosen ? `(${chosen} đang bật)` : "";
    find(this.page, "[data-filtered]").hidden = !chosen;
    find(this.page, "[data-era]").textContent = filters.quan.length ? "" : " hiện nay";
  }

  /**
   * Values that stay keep their elements, and with them the visitor's focus.
   * @param {HTMLElement} list
   * @param {Facet} name
   * @param {FacetValue[]} values
   * @param {string[]} chosen
   */
  showValues(list, name, values, chosen) {
    const known = new Map(
      [...list.children].map((item) => [item.getAttribute("data-value"), item]),
    );
    const items = values.map(({ id, label, count }) => {
      const item = known.get(id) || this.createValue(name, id, label);
      find(item, "input").checked = chosen.includes(id);
      find(item, "[data-count]").textContent = formatCount(count);
      return item;
    });
    const isSame =
      items.length === known.size && items.every((item, at) => list.children[at] === item);
    if (!isSame) setChildren(list, ...items);
  }

  /**
   * Leave the last values of a long filter behind a button; what is chosen stays in sight.
   * @param {HTMLElement} box
   * @param {Facet} name
   */
  fold(box, name) {
    const later = [...find(box, "[data-values]").children].slice(FIRST_VALUES);
    const isFolded = later.length > FEW && !this.expanded.has(name);
    let hidden = 0;
    for (const item of later) {
      item.hidden = isFolded && !find(item, "input").checked;
      hidden += Number(item.hidden);
    }
    const more = find(box, "[data-more-values]");
    more.hidden = !hidden;
    more.textContent = `Thêm ${hidden}`;
    const order = find(box, "[data-order-values]");
    order.hidden = later.length <= FEW || IN_ORDER.includes(name);
    order.textContent = this.byName.has(name) ? "Xếp theo số" : "Xếp theo tên";
  }

  /**
   * The values of a filter as the visitor wants them: those of most people first, or by name.
   * @param {Facet} name
   * @param {FacetValue[]} values
   */
  order(name, values) {
    if (!this.byName.has(name)) return values;
    const nameOf = (/** @type {FacetValue} */ { label }) => label.replace(KIND_OF_PLACE_BEFORE, "");
    return [...values].sort((one, two) => nameOf(one).localeCompare(nameOf(two), "vi"));
  }

  /**
   * Sort the values of a filter by name, or by how many have them again.
   * @param {HTMLElement} button
   */
  turnOrder(button) {
    const box = /** @type {HTMLElement} */ (button.closest("[data-filter]"));
    const name = /** @type {Facet} */ (box.dataset.filter);
    if (!this.byName.delete(name)) this.byName.add(name);
    if (!this.answer) return;
    this.show(this.answer.facets, this.answer.filters);
    button.focus();
  }

  /**
   * The chosen values of a filter, for a sentence.
   * @param {Facet} name
   * @param {Filters} filters
   */
  namesOf(name, filters) {
    const labels = filters[name].map((id) => this.labels.get(`${name}/${id}`) || id);
    return `“${labels.join(", ")}”`;
  }

  /**
   * Show all values of a filter; the focus goes to the first new one.
   * @param {HTMLElement} button
   */
  expand(button) {
    const box = /** @type {HTMLElement} */ (button.closest("[data-filter]"));
    const first = box.querySelector("[data-value][hidden]");
    const name = /** @type {Facet} */ (box.dataset.filter);
    this.expanded.add(name);
    this.fold(box, name);
    if (first) find(first, "input").focus();
  }

  /**
   * @param {Facet} name
   * @param {string} id
   * @param {string} label
   */
  createValue(name, id, label) {
    const item = this.clone("value");
    item.dataset.value = id;
    const box = find(item, "input");
    box.value = id;
    box.id = `loc-${name}-${id}`;
    find(item, ".filter__label").textContent = capitalize(label);
    return item;
  }

  /**
   * Show a chip for each chosen value; after the removal of one the focus goes to its neighbour, or
   * to `status`.
   * @param {Filters} filters
   * @param {HTMLElement} status
   */
  showChips(filters, status) {
    const chips = find(this.page, "[data-chips]");
    const focused = [...chips.querySelectorAll("button")].findIndex((button) => {
      return button === document.activeElement;
    });
    const items = FILTERS.flatMap((name) => filters[name].map((id) => this.createChip(name, id)));
    if (items.length > 1) items.push(this.clone("clear"));
    setChildren(chips, ...items);
    chips.hidden = !items.length;
    document.documentElement.classList.remove("is-filtered");
    if (focused < 0) return;
    const next = chips.querySelectorAll("[data-chip]");
    (next[Math.min(focused, next.length - 1)] || status).focus({ preventScroll: true });
  }

  /**
   * @param {Facet} name
   * @param {string} id
   */
  createChip(name, id) {
    const item = this.clone("chip");
    const button = find(item, "button");
    button.value = id;
    button.dataset.chip = name;
    button.append(this.labels.get(`${name}/${id}`) || id);
    return item;
  }
}
