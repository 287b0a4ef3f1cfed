/* The page /nhung/: what is chosen becomes a preview and a snippet to copy. The address of the page
   may choose already: ?ho-so=…, ?danh-sach=…, ?noi-bat, or the filters of a search. */

import { debounce, find } from "../shared/elements.js";
import { WorkerClient } from "../search/worker-client.js";
import { showContrast } from "./builder/contrast.js";
import { createPreview, writePlain } from "./builder/preview.js";
import { PersonChoice } from "./builder/person-choice.js";
import { readCount } from "./parts/count.js";
import { filtersOf } from "./parts/filters-of.js";
import { FILTERS, writeFrame, writeScript } from "./builder/snippets.js";

/** @typedef {import("./builder/snippets.js").Choice} Choice */

const PAUSE = 250;

/** @type {HTMLFormElement} */
const form = find(document, "[data-builder]");
const { root: way = "", site: own = "" } = form.dataset;
const root = new URL(way, location.href).href;
const site = own.replace(/nhung\/$/, "");
/** @type {HTMLElement} */
const preview = find(form, "[data-preview]");
/** @type {HTMLTextAreaElement} */
const code = find(form, "[data-code]");
const person = new PersonChoice(form, createClient(), root, update);

function createClient() {
  /** @type {HTMLScriptElement} */
  const script = find(document, "script[data-worker-script]");
  const worker = new URL(script.dataset.workerScript ?? "", location.href).href;
  return new WorkerClient(worker, `${root}tra-cuu/chi-muc/`);
}

/**
 * The value of a control, or of the chosen one of a group.
 * @param {string} name
 */
function valueOf(name) {
  return (
    /** @type {RadioNodeList | HTMLInputElement} */ (form.elements.namedItem(name))?.value ?? ""
  );
}

/**
 * @param {string} name
 * @returns {HTMLSelectElement}
 */
function selectOf(name) {
  return find(form, `select[name="${name}"]`);
}

/** @returns {Choice} */
function readChoice() {
  const kind = valueOf("noi-dung");
  const filters = Object.fromEntries(
    FILTERS.map((name) => [name, kind === "loc" ? valueOf(name) : ""]).filter(([, value]) => value),
  );
  const accent = find(form, "[name=co-nhan]").checked ? valueOf("nhan") : "";
  return {
    kind,
    slug: person.slug,
    index: kind === "danh-sach" ? valueOf("danh-sach") : "",
    filters,
    title: titleOf(kind),
    count: Math.min(30, readCount(valueOf("so")) || 6),
    look: valueOf("kieu"),
    scheme: valueOf("mau"),
    target: valueOf("mo"),
    opensFilters: find(form, "[name=bo-loc]").matches(":checked:enabled"),
    accent,
  };
}

/** @param {string} kind */
function titleOf(kind) {
  if (kind === "ho-so") return person.name;
  if (kind === "danh-sach") return selectOf("danh-sach").selectedOptions[0]?.text ?? "";
  if (kind === "noi-bat") return "Câu chuyện nổi bật";
  const names = FILTERS.map((name) => {
    // A filter of which no profile has a value has no control.
    const select = /** @type {HTMLSelectElement | null} */ (
      form.querySelector(`select[name="${name}"]`)
    );
    return select?.value ? select.selectedOptions[0].text : "";
  });
  return names.filter(Boolean).join(" · ") || "Những tấm gương mới đăng";
}

/** Show the parts of the form that the kind of content needs. */
function showParts() {
  const kind = valueOf("noi-dung");
  for (const part of form.querySelectorAll("[data-for]")) {
    const kinds = /** @type {HTMLElement} */ (part).dataset.for?.split(" ") ?? [];
    /** @type {HTMLElement} */ (part).hidden = !kinds.includes(kind);
  }
}

/** Of awards and letters there are no filters: such a list is not offered to visitors to filter. */
function offerFilters() {
  const isOffered = valueOf("noi-dung") === "loc" || filtersOf(valueOf("danh-sach")) !== null;
  find(form, "[name=bo-loc]").disabled = !isOffered;
  find(form, "[data-no-filters]").hidden = isOffered;
}

let updates = 0;

async function update() {
  const update = ++updates;
  showParts();
  offerFilters();
  const choice = readChoice();
  showContrast(form, choice.accent);
  find(form, "[name=nhan]").disabled = !choice.accent;
  if (choice.kind === "ho-so" && !choice.slug) {
    preview.replaceChildren("Chọn một hồ sơ để xem trước.");
    code.value = "";
    return;
  }
  const way = valueOf("cach");
  const shown = createPreview(choice, way, root);
  preview.replaceChildren(shown);
  if (way === "script") code.value = writeScript(choice, site);
  else if (way === "iframe") code.value = writeFrame(choice, site);
  else {
    code.value = "";
    const plain = await writePlain(shown, choice, root, site);
    if (update !== updates) return;
    code.value = plain;
  }
  find(form, "[data-said]").textContent = code.value ? "" : "Không có hồ sơ nào như vậy.";
  code.rows = Math.min(14, code.value.split("\n").length + 2);
}

async function copy() {
  const status = find(form, "[data-said]");
  if (!code.value) {
    status.textContent = "Chưa có gì để chép.";
    return;
  }
  code.select();
  try {
    await navigator.clipboard.writeText(code.value);
    status.textContent = "Đã chép. Dán vào cổng thông tin của bạn.";
  } catch {
    status.textContent = "Đoạn mã đã được chọn: nhấn Ctrl+C để chép.";
  }
}

/** @param {string} width */
function setWidth(width) {
  preview.dataset.width = width;
  for (const button of form.querySelectorAll("button[data-width]")) {
    const isChosen = /** @type {HTMLElement} */ (button).dataset.width === width;
    button.setAttribute("aria-pressed", String(isChosen));
  }
}

/** Choose what the address asks for; what it names and we do not know is passed over. */
function readAddress() {
  const asked = new URLSearchParams(location.search);
  const slug = asked.get("ho-so");
  const index = asked.get("danh-sach")?.replace(/\/$/, "");
  const filters = FILTERS.filter((name) => asked.get(name));
  let kind = "danh-sach";
  if (slug) {
    kind = "ho-so";
    person.open(slug);
  } else if (asked.has("noi-bat")) kind = "noi-bat";
  else if (filters.length || asked.get("q")) kind = "loc";
  /** @type {HTMLInputElement | null} */
  const control = form.querySelector(`[name="noi-dung"][value="${kind}"]`);
  if (control) control.checked = true;
  const isKnown = [
    !index || setValue("danh-sach", index),
    ...filters.map((name) => setValues(name, asked.get(name)?.split(",") ?? [])),
  ];
  find(form, "[data-unknown]").hidden = isKnown.every(Boolean);
  const words = asked.get("q")?.trim();
  const note = find(form, "[data-words]");
  note.hidden = !words;
  find(note, "q").textContent = words ?? "";
}

/**
 * Choose one value of a filter, or several, which become a choice of their own; whether all are known.
 * @param {string} name
 * @param {string[]} values
 */
function setValues(name, values) {
  /** @type {HTMLSelectElement | null} */
  const select = form.querySelector(`select[name="${name}"]`);
  const options = [...(select?.options ?? [])].filter(
    ({ value }) => value && values.includes(value),
  );
  const value = options.map((option) => option.value).join(",");
  if (options.length > 1) {
    select?.add(new Option(options.map((option) => option.text).join(", "), value));
  }
  return setValue(name, value) && options.length === values.length;
}

/**
 * Choose a value, if it is one of those offered; whether it is.
 * @param {string} name
 * @param {string} value
 */
function setValue(name, value) {
  const select = /** @type {HTMLSelectElement | null} */ (
    form.querySelector(`select[name="${name}"]`)
  );
  const isOffered = [...(select?.options ?? [])].some((option) => option.value === value);
  if (select && isOffered) select.value = value;
  return isOffered;
}

find(document, "[data-ready]").hidden = true;
form.hidden = false;
readAddress();
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("change", update);
const number = find(form, "[name=so]");
number.addEventListener("change", () => (number.value = String(readChoice().count)));
number.addEventListener("input", debounce(update, PAUSE));
find(form, "[name=nhan]").addEventListener("input", debounce(update, PAUSE));
form.addEventListener("click", ({ target }) => {
  const button = /** @type {HTMLElement | null} */ (
    /** @type {Element} */ (target).closest("button")
  );
  if (button?.dataset.width) setWidth(button.dataset.width);
  else if (button?.matches("[data-copy]")) copy();
});
setWidth(innerWidth < 640 ? "320" : "480");
update();
