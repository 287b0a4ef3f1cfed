/* What the page shows of an answer: results, total, filters, notes, pages, and ways on. */

import { debounce, find, markedNodes, setChildren } from "../shared/elements.js";
import { FilterList } from "./filter-list.js";
import { fillHit } from "./hits.js";
import { MORE, createNotes, scopeOf, totalOf } from "./notes.js";
import { createPager } from "./pager.js";
import { writeState } from "./state.js";

/**
 * @typedef {import("./state.js").State} State
 * @typedef {import("../search-worker/query-handler.js").Answer} Answer
 */

/** Milliseconds after which what is shown is no longer taken for the answer. */
const PATIENCE = 1000;

export class AnswerView {
  /**
   * @param {HTMLElement} page The element of the search page.
   * @param {string} root Address of the site, which ends in "/".
   * @param {import("./sheet.js").FilterSheet} sheet
   */
  constructor(page, root, sheet) {
    this.page = page;
    this.root = root;
    this.sheet = sheet;
    this.list = this.part("results");
    this.filters = new FilterList(page, (name) => this.clone(name));
    this.sayWaiting = debounce(() => this.showNoTotal("Đang tìm…"), PATIENCE);
  }

  /** @param {string} name */
  part(name) {
    return find(this.page, `[data-${name}]`);
  }

  /**
   * Clone one of the page's templates.
   * @param {string} name
   */
  clone(name) {
    return this.part(`template=${name}`).content.firstElementChild.cloneNode(true);
  }

  markLoading() {
    this.list.dataset.state = "loading";
    this.list.setAttribute("aria-busy", "true");
    this.sayWaiting();
  }

  /**
   * Sentences of stories, or further results, are still to come.
   * @param {boolean} isBegun Whether further results follow.
   */
  markEarly(isBegun) {
    this.list.dataset.state = "early";
    this.list.setAttribute("aria-busy", String(isBegun));
  }

  /** @param {import("../search-worker/hit.js").Hit} hit */
  create(hit) {
    return fillHit(this.clone("hit"), hit, this.root);
  }

  /**
   * Show a whole answer.
   * @param {Answer} answer
   * @param {State} state What was asked.
   */
  show(answer, state) {
    this.showFigures(answer, state);
    setChildren(this.list, ...answer.hits.map((hit) => this.create(hit)));
  }

  /**
   * Show all of an answer but its results.
   * @param {Answer} answer
   * @param {State} state
   */
  showFigures(answer, state) {
    this.filters.show(answer.facets, state.filters);
    this.filters.showChips(state.filters, this.part("status"));
    this.part("total").textContent = totalOf(answer);
    this.sheet.showTotal(answer.total, answer.isAtMost);
    this.part("scope").textContent = scopeOf(answer, state.q);
    const namesOf = (/** @type {import("./state.js").Facet} */ name) =>
      this.filters.namesOf(name, state.filters);
    setChildren(this.part("notes"), ...createNotes(answer, state.q, namesOf));
    this.showPager(answer, state);
    this.showMore(answer, state);
    this.showEmbed(answer, state);
  }

  /**
   * Whether the results that were shown without their sentences are the first ones of the answer.
   * @param {Answer} answer
   */
  isShown({ hits }) {
    const shown = Array.from(this.list.children, (hit) => hit.getAttribute("data-slug"));
    return shown.every((slug, at) => slug === hits[at]?.slug);
  }

  /**
   * Complete an early answer: the figures, if they were counted to the end since, words to try, the sentences of stories,
   * and further results.
   * @param {Answer} answer
   * @param {Answer} early
   * @param {State} state
   */
  complete(answer, early, state) {
    const isCounted = early.isAtMost === answer.isAtMost && early.unfiltered === answer.unfiltered;
    if (!isCounted || answer.nearest) this.showFigures(answer, state);
    answer.hits.forEach((hit, at) => {
      const shown = this.list.children[at];
      const text = shown?.querySelector("[data-text]");
      if (text) setChildren(text, ...markedNodes(hit.text));
      else if (shown) shown.replaceWith(this.create(hit));
      else this.list.append(this.create(hit));
    });
  }

  /** @param {State} state */
  showFailure(state) {
    this.showNoTotal("Lúc này chưa tra cứu được.");
    this.filters.showChosen(state.filters, this.part("status"));
    for (const name of ["notes", "pager", "results"]) setChildren(this.part(name));
    for (const name of ["pager", "more", "embed"]) this.part(name).hidden = true;
    this.settle("error");
  }

  /**
   * Say why there is no total, in the sheet as well, which lies over the page.
   * @param {string} why
   */
  showNoTotal(why) {
    this.part("total").textContent = "";
    this.part("scope").textContent = why;
    this.sheet.total.textContent = why;
  }

  /** @param {"ready" | "empty" | "asks" | "error"} state */
  settle(state) {
    this.sayWaiting.cancel();
    this.part("empty").hidden = state !== "empty";
    this.part("error").hidden = state !== "error";
    this.list.dataset.state = state === "asks" ? "empty" : state;
    this.list.setAttribute("aria-busy", "false");
  }

  /**
   * @param {Answer} answer
   * @param {State} state
   */
  showPager(answer, state) {
    const pager = this.part("pager");
    const addressOf = (/** @type {number} */ page) => writeState({ ...state, page });
    const sample = this.part("template=pager").content;
    pager.hidden = answer.pages < 2;
    setChildren(pager, ...createPager(sample, answer, addressOf));
  }

  /**
   * Other sites may show what filters find; of words, which are looked for here alone, the builder says so.
   * @param {Answer} answer
   * @param {State} state
   */
  showEmbed({ total }, state) {
    const { search } = new URL(
      writeState({ ...state, page: 1, deep: false, exact: false }),
      location.href,
    );
    const box = this.part("embed");
    box.hidden = !total || !search;
    box.querySelector("a").search = search;
  }

  /**
   * @param {Answer} answer
   * @param {State} state
   */
  showMore({ scope, searched }, state) {
    this.part("more").hidden = scope === "all" || !state.q || Boolean(searched);
    this.part("deepen").textContent = MORE[scope];
  }
}
