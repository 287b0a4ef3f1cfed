/* On a phone the filters lie in a sheet over the results; its button says how many there are. */

import { find } from "../shared/elements.js";
import { formatCount } from "../shared/text.js";

export class FilterSheet {
  /**
   * @param {Element} page
   * @param {() => void} onSight Called when the sheet was closed, or the page has got room for filters, or lost it.
   */
  constructor(page, onSight) {
    this.filters = find(page, "#bo-loc");
    this.opener = find(page, "[data-open]");
    /** @type {HTMLDialogElement} */
    this.dialog = find(page, "[data-sheet]");
    this.total = find(page, "[data-sheet-total]");
    this.place = document.createComment("");
    this.dialog.addEventListener("close", () => {
      this.putBack();
      onSight();
    });
    this.dialog.addEventListener("click", ({ target }) => {
      // Beside the sheet is still the dialog, its backdrop.
      if (target === this.dialog) this.close();
    });
    // A phone that is turned may have room for the filters beside the results.
    this.room = matchMedia("(min-width: 52rem)");
    this.room.addEventListener("change", () => {
      this.close();
      onSight();
    });
  }

  /** Whether the filters can be seen. */
  get isInSight() {
    return this.room.matches || this.dialog.open;
  }

  open() {
    this.filters.replaceWith(this.place);
    this.dialog.prepend(this.filters);
    this.opener.setAttribute("aria-expanded", "true");
    this.dialog.showModal();
  }

  close() {
    if (this.dialog.open) this.dialog.close();
  }

  putBack() {
    this.place.replaceWith(this.filters);
    this.opener.setAttribute("aria-expanded", "false");
  }

  /**
   * @param {number} total
   * @param {boolean} isAtMost
   */
  showTotal(total, isAtMost) {
    const count = isAtMost ? "các" : formatCount(total);
    this.total.textContent = total ? `Xem ${count} kết quả` : "Không có kết quả nào";
  }
}
