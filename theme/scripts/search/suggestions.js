/* Suggestions below the search box: a combobox with a list of links. */

import { createElement, debounce, find, markedNodes, setChildren } from "../shared/elements.js";

/**
 * @typedef {import("../search-worker/suggester.js").Suggestions} Found
 * @typedef {import("./worker-client.js").WorkerClient} WorkerClient
 */

const LONGEST = 200;
/** Pixels: three suggestions. */
const LEAST_ROOM = 200;
/** @type {["places" | "fields" | "movements", string][]} */
const KINDS = [
  ["places", "Nơi"],
  ["fields", "Lĩnh vực"],
  ["movements", "Phong trào"],
];

export class Suggestions {
  /**
   * @param {HTMLFormElement} form
   * @param {WorkerClient} client
   * @param {string} root Address of the site, which ends in "/".
   */
  constructor(form, client, root) {
    this.client = client;
    this.root = root;
    /** @type {HTMLInputElement} */
    this.input = find(form, "input");
    this.list = createElement("div", {
      class: "suggestions",
      role: "listbox",
      id: "goi-y",
      "aria-label": "Gợi ý",
    });
    this.list.hidden = true;
    this.active = -1;
    this.asked = 0;
    this.suggestSoon = debounce(
      () => this.suggest(),
      () => this.client.pause,
    );
    form.append(this.list);
    this.input.setAttribute("role", "combobox");
    this.input.setAttribute("aria-autocomplete", "list");
    this.input.setAttribute("aria-expanded", "false");
    this.input.setAttribute("aria-controls", "goi-y");
    this.listen();
  }

  listen() {
    this.input.addEventListener("focus", () => this.warmUp(), { once: true });
    this.input.addEventListener("input", this.suggestSoon);
    this.input.addEventListener("keydown", (event) => this.press(event));
    this.input.addEventListener("blur", () => this.close());
    this.input.form?.addEventListener("submit", () => this.close());
    // The keyboard of a phone comes and goes.
    window.visualViewport?.addEventListener("resize", () => this.fit());
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const target = /** @type {Element} */ (event.target);
      this.go(target.closest("[role=option]"));
    });
  }

  /** Fetch the worker and the beginning of the index while the visitor starts to type. */
  warmUp() {
    // What fails here fails again when something is asked.
    this.client.ask({ type: "suggest", q: "" }).catch(() => null);
  }

  /** @returns {HTMLElement[]} */
  get options() {
    return [...this.list.querySelectorAll("[role=option]")].map((option) => {
      return /** @type {HTMLElement} */ (option);
    });
  }

  /**
   * Ask, and show the answer unless a newer question is on its way or the visitor has left the box.
   */
  async suggest() {
    this.suggestSoon.cancel();
    const q = this.input.value.trim().slice(0, LONGEST);
    const asked = ++this.asked;
    if (!q) return this.close();
    // Suggestions only help on the way: without them the form itself still leads to the results.
    const found = await this.client.ask({ type: "suggest", q }).catch(() => null);
    if (asked !== this.asked || document.activeElement !== this.input) return;
    if (found) this.show(found, q);
    else this.close();
  }

  /**
   * @param {Found} found
   * @param {string} q
   */
  show(found, q) {
    setChildren(this.list, ...this.groups(found, q));
    this.options.forEach((option, at) => (option.id = `goi-y-${at}`));
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.choose(-1);
    this.fit();
  }

  /** End the list above the keyboard; where that leaves too little, the box goes up first. */
  fit() {
    if (this.list.hidden) return;
    if (roomBelow(this.list) < LEAST_ROOM) this.input.form?.scrollIntoView({ block: "start" });
    const room = Math.max(roomBelow(this.list), LEAST_ROOM / 2);
    this.list.style.setProperty("--room", `${room}px`);
  }

  /**
   * @param {Found} found
   * @param {string} q
   */
  groups(found, q) {
    const people = found.people.map(({ slug, name, honorific, place }) => {
      return this.option(`ho-so/${slug}/`, markedNodes(name), [honorific, place]);
    });
    const deeds = found.deeds.map(({ slug, text, name }) => {
      return this.option(`ho-so/${slug}/`, markedNodes(text), [name]);
    });
    const links = KINDS.map(([kind, title]) => {
      const options = found[kind].map(({ facet, id, label, note }) =>
        this.option(`${facet}/${id}/`, [label], [note]),
      );
      return createGroup(title, options);
    });
    const all = `tra-cuu/?${new URLSearchParams({ q })}`;
    return [
      createGroup("Người, tập thể", people),
      createGroup("Việc làm", deeds),
      ...links,
      createGroup("Tra cứu", [this.option(all, [`Tìm “${q}” trong mọi câu chuyện`])]),
    ].filter((group) => group !== null);
  }

  /**
   * @param {string} path
   * @param {(Node | string)[]} text
   * @param {string[]} notes
   */
  option(path, text, notes = []) {
    const note = notes.filter(Boolean).join(" · ");
    const more = note ? [" ", createElement("span", { class: "suggestion__note" }, note)] : [];
    return createElement(
      "div",
      {
        class: "suggestion",
        role: "option",
        "aria-selected": "false",
        "data-href": this.root + path,
      },
      createElement("span", { class: "suggestion__name" }, ...text),
      ...more,
    );
  }

  /** Close the list; what is still to be asked, or on its way, does not open it again. */
  close() {
    this.suggestSoon.cancel();
    this.asked += 1;
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.choose(-1);
  }

  /**
   * Make one option the active one; -1 is the box itself.
   * @param {number} index
   */
  choose(index) {
    this.active = index;
    const { options } = this;
    options.forEach((option, at) => option.setAttribute("aria-selected", String(at === index)));
    const chosen = options[index];
    if (!chosen) return this.input.removeAttribute("aria-activedescendant");
    this.input.setAttribute("aria-activedescendant", chosen.id);
    chosen.scrollIntoView({ block: "nearest" });
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    if (event.isComposing) return;
    const isOpen = !this.list.hidden;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      if (isOpen) this.choose(wrap(this.active + step, this.options.length));
      else this.suggest();
    } else if (event.key === "Enter" && isOpen && this.active >= 0) {
      event.preventDefault();
      this.go(this.options[this.active]);
    } else if (event.key === "Escape") {
      if (isOpen) event.preventDefault();
      this.close();
    }
  }

  /** @param {Element | null} option */
  go(option) {
    const address = option?.getAttribute("data-href");
    if (!address) return;
    this.close();
    location.assign(address);
  }
}

/**
 * Pixels from the top of an element to the end of what is seen, above the keyboard.
 * @param {HTMLElement} element
 */
function roomBelow(element) {
  const view = window.visualViewport;
  const end = view ? view.offsetTop + view.height : innerHeight;
  return end - element.getBoundingClientRect().top - 8;
}

/**
 * Steps past either end lead back to the box (-1).
 * @param {number} index
 * @param {number} length
 */
function wrap(index, length) {
  if (index >= length) return -1;
  return index < -1 ? length - 1 : index;
}

/**
 * @param {string} title
 * @param {HTMLElement[]} options
 */
function createGroup(title, options) {
  if (!options.length) return null;
  return createElement(
    "div",
    { class: "suggestions__group", role: "group", "aria-label": title },
    createElement("div", { class: "suggestions__title", "aria-hidden": "true" }, title),
    ...options,
  );
}
