/* A box in which one types a part of a name, with or without marks, and chooses from a long list. */

import { createElement, find } from "../shared/elements.js";
import { foldText } from "../shared/folding.js";
import { findChoices } from "./places.js";

/** @typedef {{ value: string, label: string }} Choice */

const MOST_SHOWN = 12;

export class ChoiceBox {
  /**
   * @param {HTMLInputElement} input
   * @param {() => Choice[]} listChoices
   */
  constructor(input, listChoices) {
    this.input = input;
    this.listChoices = listChoices;
    /** @type {HTMLElement} */
    this.list = find(document, `#${input.id}-list`);
    /** @type {Choice[]} */
    this.shown = [];
    this.active = -1;
    input.addEventListener("input", () => this.open());
    input.addEventListener("focus", () => input.value && this.open());
    input.addEventListener("blur", () => this.leave());
    input.addEventListener("keydown", (event) => this.press(event));
    // Before the box loses the focus.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", ({ target }) => {
      const item = /** @type {Element} */ (target).closest("li");
      if (item) this.choose(this.shown[Number(item.dataset.index)]);
    });
  }

  open() {
    this.shown = findChoices(this.input.value, this.listChoices()).slice(0, MOST_SHOWN);
    this.active = -1;
    this.show();
  }

  show() {
    const items = this.shown.map(({ label }, index) => {
      const isActive = String(index === this.active);
      const id = `${this.input.id}-${index}`;
      const attributes = {
        role: "option",
        id,
        "aria-selected": isActive,
        "data-index": `${index}`,
      };
      return createElement("li", attributes, label);
    });
    this.list.replaceChildren(...items);
    this.list.hidden = !items.length;
    this.input.setAttribute("aria-expanded", String(items.length > 0));
    if (this.active < 0) this.input.removeAttribute("aria-activedescendant");
    else this.input.setAttribute("aria-activedescendant", `${this.input.id}-${this.active}`);
    items[this.active]?.scrollIntoView({ block: "nearest" });
  }

  close() {
    this.shown = [];
    this.active = -1;
    this.show();
  }

  /** Take what is typed for the one choice that it names; else leave it as it is. */
  leave() {
    const typed = foldText(this.input.value);
    const same = this.listChoices().filter(
      ({ value, label }) => foldText(value) === typed || foldText(label) === typed,
    );
    if (typed && same.length === 1) this.input.value = same[0].value;
    this.close();
  }

  /** @param {Choice} choice */
  choose(choice) {
    this.input.value = choice.value;
    this.close();
    this.input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    const steps = /** @type {Record<string, number>} */ ({ ArrowDown: 1, ArrowUp: -1 });
    if (event.key in steps) {
      if (!this.shown.length) this.open();
      const count = this.shown.length;
      this.active = count ? (this.active + steps[event.key] + count) % count : -1;
      this.show();
    } else if (event.key === "Enter" && this.active >= 0) this.choose(this.shown[this.active]);
    else if (event.key === "Escape" && this.shown.length) this.close();
    else return;
    event.preventDefault();
  }
}
