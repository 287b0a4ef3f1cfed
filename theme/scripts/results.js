/* The answers on /tra-cuu/: what is asked lives in the address, the worker answers, and the page shows the newest
   answer only. Fetched by search.js on this page alone; data reach the page as text, never as HTML. */

const FILTERS = ["quan", "phuong", "linh-vuc", "nam", "cap", "loai"];
const SORTS = ["lien-quan", "nam", "ten"];
const LONGEST = 200;
const MOST_VALUES = 60;

/** What an address asks. Several values of a filter are joined by commas, or the filter is named again. */
export function readState(address) {
  const parameters = new URLSearchParams(address);
  const values = (name) => [...new Set(parameters.getAll(name).flatMap((one) => one.split(",")).filter(Boolean))].slice(0, MOST_VALUES);
  const sort = parameters.get("sap");
  const page = Number.parseInt(parameters.get("trang"), 10);
  return {
    q: (parameters.get("q") || "").slice(0, LONGEST),
    filters: Object.fromEntries(FILTERS.map((name) => [name, values(name)])),
    sort: SORTS.includes(sort) ? sort : SORTS[0],
    page: page > 0 ? page : 1,
    deep: parameters.get("them") === "1",
  };
}

/** The address that asks the same; what is usual is left out. */
export function writeState({ q, filters, sort, page, deep }) {
  const parameters = new URLSearchParams();
  if (q) parameters.set("q", q);
  for (const name of FILTERS) if (filters[name].length) parameters.set(name, filters[name].join(","));
  if (sort !== SORTS[0]) parameters.set("sap", sort);
  if (page > 1) parameters.set("trang", page);
  if (deep) parameters.set("them", "1");
  const text = parameters.toString().replaceAll("%2C", ",");
  return location.pathname + (text ? `?${text}` : "");
}

export class Results {
  /** `page` is the element of the search page, `tools` what search.js lends: ask, calm, make, marked, root. */
  constructor(page, tools) {
    this.page = page;
    this.tools = tools;
    this.form = document.querySelector("[data-find]");
    this.input = this.form.querySelector("input");
    this.list = this.part("results");
    this.title = document.title;
    this.state = readState(location.search);
    this.labels = new Map();
    this.wardsDistrict = new Map();
    this.asked = 0;
    this.isTyping = false;
  }

  part(name) {
    return this.page.querySelector(`[data-${name}]`);
  }

  start() {
    const typed = this.tools.calm(() => this.type());
    this.input.addEventListener("input", () => (this.markLoading(), typed()));
    this.form.addEventListener("submit", (event) => this.submit(event));
    this.part("sort").addEventListener("change", (event) => this.change({ sort: event.target.value, page: 1 }));
    this.page.addEventListener("change", (event) => this.toggleFilter(event));
    this.part("chips").addEventListener("click", (event) => this.removeChip(event));
    this.part("pager").addEventListener("click", (event) => this.turnPage(event));
    this.part("deepen").addEventListener("click", () => this.deepen());
    this.part("clear").addEventListener("click", () => this.clear());
    this.part("retry").addEventListener("click", () => location.reload());
    this.part("open").addEventListener("click", () => this.openFilters(!this.page.classList.contains("search--open")));
    this.part("close").addEventListener("click", () => this.closeFilters());
    addEventListener("popstate", () => this.restore());
    this.restore();
  }

  /* ---- what the visitor does ---- */

  /** One visit to the box is one step of the history: its first word is a new step, the others change that step. */
  type() {
    const q = this.input.value.trim().slice(0, LONGEST);
    if (q === this.state.q) return this.show();
    const how = this.isTyping ? "replaceState" : "pushState";
    this.change({ q, page: 1, deep: false }, how);
    this.isTyping = true;
  }

  submit(event) {
    event.preventDefault();
    const q = this.input.value.trim().slice(0, LONGEST);
    if (q !== this.state.q) this.change({ q, page: 1, deep: false }, this.isTyping ? "replaceState" : "pushState");
    this.isTyping = false;
    this.goToResults(false);
  }

  toggleFilter({ target }) {
    const name = target.closest("[data-filter]")?.dataset.filter;
    if (!name) return;
    const others = this.state.filters[name].filter((value) => value !== target.value);
    this.setFilter(name, target.checked ? [...others, target.value] : others);
  }

  /** A ward goes when its district goes. */
  setFilter(name, values) {
    const filters = { ...this.state.filters, [name]: values };
    const gone = this.state.filters.quan.filter((district) => !filters.quan.includes(district));
    filters.phuong = filters.phuong.filter((ward) => !gone.includes(this.wardsDistrict.get(ward)));
    this.change({ filters, page: 1 });
  }

  removeChip({ target }) {
    const chip = target.closest("button");
    if (!chip) return;
    if (!chip.dataset.chip) return this.clear();
    const name = chip.dataset.chip;
    this.setFilter(name, this.state.filters[name].filter((value) => value !== chip.value));
  }

  clear() {
    this.change({ filters: Object.fromEntries(FILTERS.map((name) => [name, []])), page: 1 });
  }

  turnPage(event) {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.change({ page: Number(link.dataset.page) });
    this.goToResults(true);
  }

  deepen() {
    this.change({ deep: true, page: 1 });
    this.goToResults(true);
  }

  openFilters(isOpen) {
    this.page.classList.toggle("search--open", isOpen);
    this.part("open").setAttribute("aria-expanded", String(isOpen));
  }

  closeFilters() {
    this.openFilters(false);
    this.goToResults(true);
  }

  /** Bring the results into view; the reader's focus goes to their total. */
  goToResults(withFocus) {
    const line = this.part("status");
    if (withFocus) line.focus({ preventScroll: true });
    line.scrollIntoView({ block: withFocus ? "start" : "nearest" });
  }

  /* ---- state, question, answer ---- */

  change(part, how = "pushState") {
    this.state = { ...this.state, ...part };
    this.isTyping = false;
    const address = writeState(this.state);
    if (address !== location.pathname + location.search) history[how](null, "", address);
    this.show();
  }

  /** Show what the address asks: at the start, and on Back and Forward. */
  restore() {
    this.state = readState(location.search);
    this.isTyping = false;
    this.input.value = this.state.q;
    this.show();
  }

  markLoading() {
    this.list.dataset.state = "loading";
    this.list.setAttribute("aria-busy", "true");
  }

  async show() {
    const asked = ++this.asked;
    this.markLoading();
    const { q, filters, sort, page, deep } = this.state;
    this.part("sort").value = sort;
    document.title = q ? `${q} – ${this.title}` : this.title;
    try {
      const answer = await this.tools.ask({ type: "query", q, filters, sort, page, deep });
      if (asked === this.asked) this.paint(answer);
    } catch (error) {
      if (asked === this.asked) this.fail();
      console.error(error);
    }
  }

  paint(answer) {
    this.paintFilters(answer.facets);
    this.paintChips();
    this.part("total").textContent = String(answer.total);
    this.part("scope").textContent = scope(answer, this.state.q);
    this.part("notes").replaceChildren(...answer.notes.map((note) => this.tools.make("p", {}, note)));
    this.list.replaceChildren(...answer.hits.map((hit) => this.hit(hit)));
    this.paintPager(answer);
    this.paintMore(answer);
    this.settle(answer.state);
  }

  fail() {
    this.part("total").textContent = "";
    this.part("scope").textContent = "Lúc này chưa tra cứu được.";
    for (const name of ["notes", "pager", "results"]) this.part(name).replaceChildren();
    this.part("pager").hidden = this.part("more").hidden = true;
    this.settle("error");
  }

  settle(state) {
    this.part("empty").hidden = state !== "empty";
    this.part("error").hidden = state !== "error";
    this.list.dataset.state = state;
    this.list.setAttribute("aria-busy", "false");
  }

  paintMore({ deepened, tiers }) {
    this.part("more").hidden = deepened || !this.state.q;
    const isHeadRead = tiers && !tiers.ten;
    this.part("deepen").textContent = `Tìm thêm trong ${isHeadRead ? "" : "vai trò, tóm tắt và "}câu chuyện`;
  }

  /* ---- results ---- */

  hit(hit) {
    const { make, marked, root } = this.tools;
    const look = hit.kind === "collective" ? "portrait portrait--collective" : "portrait";
    const initials = make("span", { class: "portrait__initials" }, hit.monogram);
    const honorific = hit.honorific ? make("span", { class: "hit__honorific" }, `${capital(hit.honorific)} `) : null;
    const link = make("a", { class: "hit__link", href: `${root}ho-so/${hit.slug}/`, "data-name": "" }, ...marked(hit.name));
    const text = hit.text.length ? make("p", { class: "hit__text" }, ...marked(hit.text)) : null;
    const kind = hit.kind === "collective" ? "Tập thể" : "";
    const label = [kind, hit.place, hit.fields.join("; "), hit.years.join(", "), hit.level].filter(Boolean).join(" · ");
    return make(
      "li",
      { class: "hit", "data-slug": hit.slug },
      make("span", { class: look, "aria-hidden": "true" }, initials),
      make("div", { class: "hit__body" }, make("h3", { class: "hit__name" }, honorific, link), text, make("p", { class: "hit__label" }, label)),
    );
  }

  paintPager({ page, pages }) {
    const { make } = this.tools;
    const pager = this.part("pager");
    pager.hidden = pages < 2;
    const link = (to, attributes, ...text) => make("a", { href: writeState({ ...this.state, page: to }), "data-page": to, ...attributes }, ...text);
    const near = [...new Set([1, page - 1, page, page + 1, pages])].filter((one) => one >= 1 && one <= pages);
    const items = near.flatMap((one, at) => {
      const current = one === page ? { "aria-current": "page" } : {};
      const item = make("li", {}, link(one, { class: "pager__page", ...current }, make("span", { class: "hidden" }, "Trang "), String(one)));
      return at && one > near[at - 1] + 1 ? [make("li", {}, make("span", { class: "pager__gap" }, "…")), item] : [item];
    });
    const before = page > 1 ? link(page - 1, { class: "pager__step", rel: "prev" }, "‹ Trang trước") : null;
    const after = page < pages ? link(page + 1, { class: "pager__step", rel: "next" }, "Trang sau ›") : null;
    pager.replaceChildren(...[before, make("ol", { class: "pager__list" }, ...items), after].filter(Boolean));
  }

  /* ---- filters and their chips ---- */

  paintFilters(facets) {
    const held = document.activeElement?.closest("[data-value]");
    for (const name of FILTERS) {
      for (const row of facets[name]) {
        this.labels.set(`${name}/${row.id}`, capital(row.label));
        if (name === "phuong") this.wardsDistrict.set(row.id, row.district);
      }
      const box = this.page.querySelector(`[data-filter="${name}"]`);
      this.paintValues(box, name, facets[name]);
      box.hidden = !facets[name].length;
    }
    const chosen = FILTERS.flatMap((name) => this.state.filters[name]).length;
    this.part("active").textContent = chosen ? `(${chosen} đang bật)` : "";
    this.part("filtered").hidden = !chosen;
    this.part("era").textContent = this.state.filters.quan.length ? "" : " hôm nay";
    if (held && held.isConnected && document.activeElement === document.body) held.querySelector("input").focus();
  }

  /** Values that stay keep their elements, and with them the visitor's focus. */
  paintValues(box, name, rows) {
    const values = box.querySelector("[data-values]");
    const known = new Map([...values.children].map((one) => [one.dataset.value, one]));
    const elements = rows.map((row) => known.get(row.id) || this.value(name, row));
    elements.forEach((element, at) => {
      const { id, count } = rows[at];
      element.querySelector("input").checked = this.state.filters[name].includes(id);
      element.querySelector("[data-count]").textContent = String(count);
    });
    if (elements.length !== known.size || elements.some((one, at) => values.children[at] !== one)) values.replaceChildren(...elements);
  }

  value(name, { id, label }) {
    const { make } = this.tools;
    const box = make("input", { type: "checkbox", value: id, id: `loc-${name}-${id}` });
    const count = make("span", { class: "filter__count" }, make("span", { "data-count": "" }), make("span", { class: "hidden" }, " hồ sơ"));
    return make("label", { class: "filter__value", "data-value": id }, box, make("span", { class: "filter__label" }, capital(label)), " ", count);
  }

  paintChips() {
    const { make } = this.tools;
    const chips = this.part("chips");
    const held = [...chips.querySelectorAll("button")].indexOf(document.activeElement);
    const chip = (name, id) => {
      const button = make("button", { class: "chip", type: "button", value: id, "data-chip": name }, make("span", { class: "hidden" }, "Bỏ lọc "), this.labels.get(`${name}/${id}`) || id);
      return make("li", {}, button);
    };
    const items = FILTERS.flatMap((name) => this.state.filters[name].map((id) => chip(name, id)));
    if (items.length > 1) items.push(make("li", {}, make("button", { class: "link chips__clear", type: "button" }, "Bỏ mọi bộ lọc")));
    chips.replaceChildren(...items);
    chips.hidden = !items.length;
    if (held < 0) return;
    const next = chips.querySelectorAll("[data-chip]");
    (next[Math.min(held, next.length - 1)] || this.part("status")).focus({ preventScroll: true });
  }
}

/** What stands after the total: where was looked. */
function scope({ deepened, tiers }, q) {
  if (!q || !tiers) return "hồ sơ";
  if (deepened) return "hồ sơ, tìm trong cả câu chuyện";
  return tiers.ten ? "hồ sơ, tìm trong tên, nơi, lĩnh vực và năm" : "hồ sơ, tìm trong tên, nơi, vai trò và tóm tắt";
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
