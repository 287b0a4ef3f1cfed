/* The questions of a form: their answers, and messages beside them and above them all. */

import { createElement, find } from "../shared/elements.js";
import { capitalize } from "../shared/text.js";

/** @typedef {import("./privacy.js").Fault} Fault */
/** @typedef {Map<string, Fault>} Faults By the name of a field what is wrong with it. */

export class Fields {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    /** @type {HTMLElement} */
    this.errors = find(form, "[data-errors]");
    // Else a message that appears as the last answer loses the focus would move the button away from under the pointer.
    find(form, "[type=submit]").addEventListener("mousedown", (/** @type {Event} */ event) =>
      event.preventDefault(),
    );
  }

  /**
   * Return the answer to a question; "" for none.
   * @param {string} name
   */
  read(name) {
    const control = /** @type {RadioNodeList | HTMLInputElement | null} */ (
      this.form.elements.namedItem(name)
    );
    return control?.value ?? "";
  }

  /** Return all answers by name. */
  readAll() {
    const names = [...this.form.elements].map((one) => /** @type {HTMLInputElement} */ (one).name);
    return Object.fromEntries(names.filter(Boolean).map((name) => [name, this.read(name)]));
  }

  /**
   * Show what is wrong with a field, or that nothing is.
   * @param {string} name
   * @param {Fault | undefined} fault
   */
  mark(name, fault) {
    const error = this.form.querySelector(`#${name}-error`);
    if (!error) return;
    error.textContent = fault ? sentence(fault) : "";
    /** @type {HTMLElement} */ (error).hidden = !fault;
    for (const control of this.form.querySelectorAll(`[name="${name}"]`)) {
      if (fault) control.setAttribute("aria-invalid", "true");
      else control.removeAttribute("aria-invalid");
    }
  }

  /**
   * Show everything that is wrong, and above all a list that leads there.
   * @param {Faults} faults
   */
  report(faults) {
    for (const field of this.form.querySelectorAll("[data-field]")) {
      const name = /** @type {HTMLElement} */ (field).dataset.field ?? "";
      this.mark(name, faults.get(name));
    }
    const items = [...faults].map(([name, fault]) => {
      const control = this.form.querySelector(`[name="${name}"]`);
      const link = createElement("a", { href: `#${name}` }, sentence(fault));
      link.addEventListener("click", (event) => {
        event.preventDefault();
        /** @type {HTMLElement | null} */ (control)?.focus();
      });
      return createElement("li", {}, link);
    });
    const title = `Còn ${faults.size} chỗ cần sửa:`;
    this.errors.replaceChildren(createElement("p", {}, title), createElement("ul", {}, ...items));
    this.errors.hidden = !faults.size;
    if (faults.size) this.errors.focus();
  }
}

/** @param {Fault} fault */
function sentence({ message, hint }) {
  return `${capitalize(message)}. ${hint ? `${capitalize(hint)}.` : ""}`.trim();
}
