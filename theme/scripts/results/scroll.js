/* Where the visitor was: a result opened and left again leads back to the same place. The list is
   not there yet when the browser would scroll, so the page does it once the list is shown. */

import { debounce } from "../shared/elements.js";

/** Milliseconds; Safari allows a hundred changes of the history in half a minute. */
const SCROLL_PAUSE = 300;

export class ScrollKeeper {
  constructor() {
    history.scrollRestoration = "manual";
    /** @type {number | null} Pixels from the top that the next answer scrolls to. */
    this.next = null;
    /** The place gone to last, and how far that went: a list may be too short yet. */
    this.gone = [0, -1];
    const keepLater = debounce(() => this.keep(), SCROLL_PAUSE);
    addEventListener("scroll", keepLater, { passive: true });
    addEventListener("click", () => this.keep(), { capture: true });
  }

  /** Keep the place with the current step of the history, unless one is still to be restored. */
  keep() {
    if (this.next !== null) return;
    history.replaceState({ ...history.state, scroll: Math.round(scrollY) }, "");
  }

  /** Take the place that the current step of the history kept. */
  recall() {
    const scroll = history.state?.scroll;
    this.next = typeof scroll === "number" ? scroll : null;
  }

  /** Go there, now that the list has its height. */
  restore() {
    if (this.next !== null) this.go(this.next);
    this.next = null;
  }

  /** @param {number} top */
  go(top) {
    scrollTo({ top, behavior: "instant" });
    this.gone = [top, scrollY];
  }

  /**
   * Add something above the list; who was led back and has not moved since stays at the place that was left.
   * @param {() => void} add
   */
  addAbove(add) {
    const [place, reached] = this.gone;
    const isThere = scrollY === reached;
    add();
    if (isThere) this.go(place);
  }
}
