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
    if (this.next !== null) scrollTo({ top: this.next, behavior: "instant" });
    this.next = null;
  }
}
