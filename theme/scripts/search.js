"use strict";
/* The search box of every page: suggestions while typing. The worker and its index are fetched when a visitor first
   goes to the box, never before; without this script the box is a plain form that leads to /tra-cuu/. */
{
  const { root: above, worker: workerPath, answers: resultsPath } = document.currentScript.dataset;
  const absolute = (path) => new URL(path, document.baseURI).href;
  const root = absolute(above);

  /** Milliseconds without a keystroke before we ask. */
  const PAUSE = 130;

  /* ---- the worker ---- */

  const waiting = new Map();
  let worker = null;
  let last = 0;

  /** Start the worker, unless it runs. */
  function wake() {
    if (worker) return;
    worker = new Worker(absolute(workerPath));
    worker.addEventListener("message", ({ data }) => settle(data));
    worker.addEventListener("error", crash);
    worker.postMessage({ type: "open", folder: `${root}tra-cuu/chi-muc/` });
  }

  /** Hand an answer to whoever asked for it. */
  function settle(answer) {
    const asker = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (answer.state === "error") asker?.reject(new Error(answer.message));
    else asker?.resolve(answer);
  }

  /** The worker's script is gone or broke: everyone who waits is told; the next question starts a new one. */
  function crash(event) {
    event.preventDefault();
    worker.terminate();
    worker = null;
    for (const asker of waiting.values()) asker.reject(new Error("search worker stopped"));
    waiting.clear();
  }

  /** The worker's answer to one question; rejects when there is none to be had. */
  function ask(question) {
    return new Promise((resolve, reject) => {
      wake();
      last += 1;
      waiting.set(last, { resolve, reject });
      worker.postMessage({ ...question, id: last });
    });
  }

  /* ---- pieces of the page ---- */

  /** An element with attributes and children; data reach the page as text only. */
  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children.filter((child) => child !== null));
    return element;
  }

  /** Pieces [text, whether it matched] as text and <mark>. */
  function marked(pieces) {
    return pieces.map(([text, matched]) => (matched ? make("mark", {}, text) : text));
  }

  /** A call that waits until `PAUSE` has passed without another. */
  function calm(call) {
    let timer = 0;
    return () => {
      clearTimeout(timer);
      timer = setTimeout(call, PAUSE);
    };
  }

  /* ---- suggestions: a combobox with a list of links ---- */

  const KINDS = [["places", "Nơi"], ["fields", "Lĩnh vực"], ["movements", "Phong trào"]];

  class Suggestions {
    constructor(form) {
      this.input = form.querySelector("input");
      this.list = make("div", { class: "suggestions", role: "listbox", id: "goi-y", "aria-label": "Gợi ý" });
      this.list.hidden = true;
      this.active = -1;
      this.asked = 0;
      form.append(this.list);
      const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "goi-y" };
      for (const [name, value] of Object.entries(attributes)) this.input.setAttribute(name, value);
      this.listen(calm(() => this.suggest()));
    }

    listen(suggestSoon) {
      this.input.addEventListener("focus", () => warm(), { once: true });
      this.input.addEventListener("input", suggestSoon);
      this.input.addEventListener("keydown", (event) => this.press(event));
      this.input.addEventListener("blur", () => this.close());
      this.list.addEventListener("mousedown", (event) => event.preventDefault());
      this.list.addEventListener("click", (event) => this.go(event.target.closest("[role=option]")));
    }

    get options() {
      return [...this.list.querySelectorAll("[role=option]")];
    }

    /** Ask, and show the answer unless a newer question is on its way or the visitor has left the box. */
    async suggest() {
      const q = this.input.value.trim().slice(0, 200);
      const asked = ++this.asked;
      if (!q) return this.close();
      // Suggestions are a help on the way: where there are none to be had, the form itself still leads on.
      const found = await ask({ type: "suggest", q }).catch(() => null);
      if (asked !== this.asked || document.activeElement !== this.input) return;
      if (found) this.show(found, q);
      else this.close();
    }

    show(found, q) {
      const people = found.people.map((one) => option(`ho-so/${one.slug}/`, marked(one.name), [one.honorific, one.place]));
      const groups = KINDS.map(([kind, title]) => [title, found[kind].map((one) => option(`${one.facet}/${one.id}/`, [one.label], []))]);
      const all = option(`tra-cuu/?${new URLSearchParams({ q })}`, [`Tìm “${q}” trong mọi hồ sơ`], []);
      const filled = [["Người, tập thể", people], ...groups, ["Tra cứu", [all]]].filter(([, options]) => options.length);
      this.list.replaceChildren(...filled.map(([title, options]) => group(title, options)));
      this.options.forEach((one, at) => (one.id = `goi-y-${at}`));
      this.list.hidden = false;
      this.input.setAttribute("aria-expanded", "true");
      this.choose(-1);
    }

    close() {
      this.asked += 1;
      this.list.hidden = true;
      this.input.setAttribute("aria-expanded", "false");
      this.choose(-1);
    }

    /** Make one option the active one; -1 is the box itself. */
    choose(at) {
      this.active = at;
      this.options.forEach((one, index) => one.setAttribute("aria-selected", String(index === at)));
      const chosen = this.options[at];
      if (!chosen) return this.input.removeAttribute("aria-activedescendant");
      this.input.setAttribute("aria-activedescendant", chosen.id);
      chosen.scrollIntoView({ block: "nearest" });
    }

    press(event) {
      if (event.isComposing) return;
      const isOpen = !this.list.hidden;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) {
        event.preventDefault();
        if (isOpen) this.choose(around(this.active + step, this.options.length));
        else this.suggest();
      } else if (event.key === "Enter" && isOpen && this.active >= 0) {
        event.preventDefault();
        this.go(this.options[this.active]);
      } else if (event.key === "Escape" && isOpen) {
        event.preventDefault();
        this.close();
      }
    }

    go(chosen) {
      if (!chosen) return;
      this.close();
      location.assign(chosen.dataset.href);
    }
  }

  /** Steps past either end lead back to the box (-1). */
  function around(at, length) {
    if (at >= length) return -1;
    return at < -1 ? length - 1 : at;
  }

  function option(path, text, notes) {
    const note = notes.filter(Boolean).join(" · ");
    const more = note ? make("span", { class: "suggestion__note" }, note) : null;
    const name = make("span", { class: "suggestion__name" }, ...text);
    return make("div", { class: "suggestion", role: "option", "aria-selected": "false", "data-href": root + path }, name, more ? " " : null, more);
  }

  function group(title, options) {
    const heading = make("div", { class: "suggestions__title", "aria-hidden": "true" }, title);
    return make("div", { class: "suggestions__group", role: "group", "aria-label": title }, heading, ...options);
  }

  /** Fetch the worker and the index's beginning while the visitor starts to type. */
  function warm() {
    // What fails here fails again, and is told, when something is asked.
    ask({ type: "suggest", q: "" }).catch(() => null);
  }

  /* ---- the page ---- */

  function focusBox(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key?.toLowerCase() !== "k") return;
    const input = document.querySelector("[data-find] input");
    if (!input) return;
    event.preventDefault();
    input.focus();
    input.select();
  }

  /** On /tra-cuu/: the answers have a script of their own; where it does not come, the page says so. */
  async function showResults(page) {
    wake();
    try {
      const { Results } = await import(absolute(resultsPath));
      new Results(page, { ask, calm, make, marked, root }).start();
    } catch (error) {
      page.querySelector("[data-results]").dataset.state = "error";
      page.querySelector("[data-scope]").textContent = "";
      page.querySelector("[data-error]").hidden = false;
      console.error(error);
    }
  }

  document.addEventListener("keydown", focusBox);
  const form = document.querySelector("[data-suggests]");
  if (form) new Suggestions(form);
  const page = document.querySelector("[data-search]");
  if (page) showResults(page);
}
