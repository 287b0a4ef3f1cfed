/* The results on /tra-cuu/: what is asked lives in the address, the worker answers, and the page
   shows the newest answer only. Fetched by search.js on this page alone. */

import { debounce, find } from "./shared/elements.js";
import { AnswerView } from "./results/answer-view.js";
import { createPlaceNote, mayBePlace } from "./results/notes.js";
import { ScrollKeeper } from "./results/scroll.js";
import { FilterSheet } from "./results/sheet.js";
import { cutQuery, noFilters, readAddress, readState, writeState } from "./results/state.js";

/**
 * @typedef {import("./results/state.js").State} State
 * @typedef {import("./search-worker/query-handler.js").Answer} Answer
 */

export class Results {
  /**
   * @param {HTMLElement} page The element of the search page.
   * @param {import("./search/worker-client.js").WorkerClient} client
   * @param {string} root Address of the site, which ends in "/".
   */
  constructor(page, client, root) {
    this.page = page;
    this.client = client;
    this.root = root;
    this.form = find(document, "[data-search-box]");
    this.input = find(this.form, "input");
    this.sheet = new FilterSheet(page, () => this.changeSight());
    this.view = new AnswerView(page, root, this.sheet);
    this.filters = this.view.filters;
    this.scroll = new ScrollKeeper();
    this.title = document.title;
    this.address = find(document, ".address");
    this.plainAddress = this.address.textContent;
    this.order = find(page, "[data-sort]");
    this.relevance = this.order.options[0].textContent;
    this.state = readState(location.search);
    this.asked = 0;
    this.isTyping = false;
    this.typeSoon = debounce(
      () => this.type(),
      () => this.client.pause,
    );
  }

  start() {
    this.input.addEventListener("input", () => {
      this.view.markLoading();
      this.client.prepare(cutQuery(this.input.value));
      this.typeSoon();
    });
    this.form.addEventListener("submit", (/** @type {Event} */ event) => this.submit(event));
    this.page.addEventListener("change", (event) => this.changeControl(event));
    this.page.addEventListener("click", (event) => this.click(event));
    addEventListener("popstate", () => this.restore());
    addEventListener("online", () => {
      if (this.view.list.dataset.state === "error") this.show();
    });
    this.restore();
  }

  /* ---- what the visitor does ---- */

  /**
   * One visit to the box is one step of the history: its first word is a new step, the others
   * change that step.
   */
  type() {
    const q = cutQuery(this.input.value.trim());
    if (q === this.state.q) {
      this.show();
      return;
    }
    this.change({ q, page: 1, deep: false, exact: false }, this.isTyping);
    this.isTyping = true;
  }

  /** @param {Event} event */
  submit(event) {
    event.preventDefault();
    this.typeSoon.cancel();
    this.type();
    this.isTyping = false;
    // The keyboard of a phone would lie over the results.
    if (matchMedia("(pointer: coarse)").matches) this.input.blur();
    this.goToResults(false);
  }

  /** @param {Event} event */
  changeControl({ target }) {
    const control = /** @type {HTMLInputElement} */ (target);
    if (control.matches("[data-sort]")) {
      this.change({ sort: control.value, page: 1 });
      return;
    }
    const box = /** @type {HTMLElement | null} */ (control.closest("[data-filter]"));
    const name = /** @type {import("./results/state.js").Facet} */ (box?.dataset.filter);
    if (!name) return;
    const others = this.state.filters[name].filter((value) => value !== control.value);
    this.setFilter(name, control.checked ? [...others, control.value] : others);
  }

  /** @param {MouseEvent} event */
  click(event) {
    const target = /** @type {Element} */ (event.target);
    const control = /** @type {HTMLButtonElement | null} */ (
      target.closest("button, a[data-page]")
    );
    if (!control) return;
    const { chip, page } = control.dataset;
    if (page) this.turnPage(event, Number(page));
    else if (chip) this.removeChip(/** @type {any} */ (chip), control.value);
    else if (control.matches("[data-clear]")) this.change({ filters: noFilters(), page: 1 });
    else if (control.matches("[data-deepen]")) this.deepen();
    else if (control.matches("[data-exact]")) this.change({ exact: true, page: 1 });
    else if (control.matches("[data-try]")) this.ask(control.getAttribute("data-try") ?? "");
    else if (control.matches("[data-without]")) this.dropFilter(control);
    else if (control.matches("[data-retry]")) this.retry();
    else if (control.matches("[data-more-values]")) this.filters.expand(control);
    else if (control.matches("[data-order-values]")) this.filters.turnOrder(control);
    else if (control.matches("[data-open]")) this.openSheet();
    else if (control.matches("[data-close]")) this.closeSheet();
  }

  /**
   * @param {import("./results/state.js").Facet} name
   * @param {string[]} values
   */
  setFilter(name, values) {
    this.change({ filters: this.filters.change(this.state.filters, name, values), page: 1 });
  }

  /**
   * @param {import("./results/state.js").Facet} name
   * @param {string} removed
   */
  removeChip(name, removed) {
    this.setFilter(
      name,
      this.state.filters[name].filter((value) => value !== removed),
    );
  }

  /** @param {HTMLButtonElement} control */
  dropFilter(control) {
    this.setFilter(/** @type {any} */ (control.getAttribute("data-without")), []);
    this.goToResults(true);
  }

  /**
   * @param {MouseEvent} event
   * @param {number} page
   */
  turnPage(event, page) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.change({ page });
    this.goToResults(true);
  }

  deepen() {
    this.change({ deep: true, page: 1 });
    this.goToResults(true);
  }

  /** @param {string} q */
  ask(q) {
    this.input.value = q;
    this.change({ q, page: 1, deep: false, exact: false });
  }

  openSheet() {
    this.sheet.open();
    this.filters.keepRoom("linh-vuc");
    this.show();
  }

  /** Ask for the filters that came into sight; an answer that waits for those out of sight needs them no longer. */
  changeSight() {
    if (this.sheet.isInSight || this.view.list.dataset.state === "loading") this.show();
  }

  closeSheet() {
    this.sheet.close();
    this.goToResults(true);
  }

  /** Ask again; where there is a network, by loading the page again: without one that would leave an empty page. */
  retry() {
    if (navigator.onLine) location.reload();
    else this.show();
  }

  /**
   * Bring the results into view.
   * @param {boolean} withFocus Whether the reader's focus goes to their total.
   */
  goToResults(withFocus) {
    const status = this.view.part("status");
    if (withFocus) status.focus({ preventScroll: true });
    status.scrollIntoView({ block: withFocus ? "start" : "nearest" });
  }

  /* ---- state, question, answer ---- */

  /**
   * @param {Partial<State>} part
   * @param {boolean} replaces Whether this changes the last step of the history instead of adding
   *   one.
   */
  change(part, replaces = false) {
    this.state = { ...this.state, ...part };
    if (!replaces) this.isTyping = false;
    const address = writeState(this.state);
    if (address !== location.pathname + location.search) {
      if (replaces) history.replaceState(history.state, "", address);
      else history.pushState(null, "", address);
    }
    this.show();
  }

  /** Show what the address asks, where the visitor left it: at the start, on Back and Forward. */
  restore() {
    this.scroll.recall();
    this.state = readState(location.search);
    this.isTyping = false;
    this.input.value = this.state.q;
    this.show();
  }

  async show() {
    const asked = ++this.asked;
    this.view.markLoading();
    const { q, sort } = this.state;
    this.order.value = sort;
    this.order.options[0].textContent = q ? this.relevance : "Gợi ý";
    this.printAddress();
    document.title = q ? `${q} – ${this.title}` : this.title;
    /** @type {Answer | null} */
    let early = null;
    const showNext = (/** @type {Answer} */ answer) => {
      if (asked !== this.asked) return;
      this.namePage(answer.page);
      if (early && this.view.isShown(answer)) this.view.complete(answer, early, this.state);
      else this.view.show(answer, this.state);
      this.view.settle(answer.state);
      if (!answer.isBegun) this.scroll.restore();
      early = answer;
    };
    const showEarly = (/** @type {Answer} */ answer) => {
      if (mayBePlace(answer, q)) return;
      showNext(answer);
      if (asked === this.asked) this.view.markEarly(answer.isBegun);
    };
    try {
      const question = { ...this.state, withFields: this.sheet.isInSight };
      const answer = await this.client.ask({ type: "query", ...question }, showEarly);
      const noted = createPlaceNote(answer, q, this.page, this.root);
      if (!mayBePlace(answer, q) || !(await noted)) showNext(answer);
      const note = await noted;
      if (!note || asked !== this.asked) return;
      // The name of a place is no slip: what was typed is looked for as it stands.
      if (answer.searched) this.change({ exact: true, page: 1 }, true);
      else this.scroll.addAbove(() => this.view.part("notes").prepend(note));
    } catch (error) {
      if (asked === this.asked) this.view.showFailure(this.state);
      console.error(error);
    }
  }

  printAddress() {
    this.address.textContent = this.plainAddress + readAddress(location.search);
  }

  /**
   * The address names the page that is shown, where it asked for one that there is not.
   * @param {number} page
   */
  namePage(page) {
    const named = new URLSearchParams(location.search).get("trang") ?? "1";
    if (named === String(page)) return;
    this.state = { ...this.state, page };
    history.replaceState(history.state, "", writeState(this.state));
    this.printAddress();
  }
}
