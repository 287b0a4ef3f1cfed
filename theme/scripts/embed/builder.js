/* The page /nhung/: what is chosen becomes a preview and a snippet to copy. The address of the page
   may choose already: ?ho-so=…, ?danh-sach=…, ?noi-bat, or the filters of a search. */

import { debounce, find } from "../shared/elements.js";
import { WorkerClient } from "../search/worker-client.js";
import { showContrast } from "./builder/contrast.js";
import { createPreview, writePlain } from "./builder/preview.js";
import { PersonChoice } from "./builder/person-choice.js";
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
    count: Math.min(30, Math.max(1, parseInt(valueOf("so"), 10) || 6)),
    look: valueOf("kieu"),
    scheme: valueOf("mau"),
    target: valueOf("mo"),
    opensFilters: find(form, "[name=bo-loc]").checked,
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
  return names.filter(Boolean).join(" · ") || "Tất cả mọi người";
}

/** Show the parts of the form that the kind of content needs. */
function showParts() {
  const kind = valueOf("noi-dung");
  for (const part of form.querySelectorAll("[data-for]")) {
    const kinds = /** @type {HTMLElement} */ (part).dataset.for?.split(" ") ?? [];
    /** @type {HTMLElement} */ (part).hidden = !kinds.includes(kind);
  }
}

async function update() {
  showParts();
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
  else code.value = await writePlain(shown, choice, root, site);
  find(form, "[data-said]").textContent = "";
  code.rows = Math.min(14, code.value.split("\n").length + 2);
}

async function copy() {
  code.select();
  const status = find(form, "[data-said]");
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
  if (index) setValue("danh-sach", index);
  for (const name of filters) setValues(name, asked.get(name)?.split(",") ?? []);
  const words = asked.get("q")?.trim();
  const note = find(form, "[data-words]");
  note.hidden = !words;
  find(note, "q").textContent = words ?? "";
}

/**
 * Choose one value of a filter, or several, which become a choice of their own.
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
  setValue(name, value);
}

/**
 * @param {string} name
 * @param {string} value
 */
function setValue(name, value) {
  const select = /** @type {HTMLSelectElement | null} */ (
    form.querySelector(`select[name="${name}"]`)
  );
  if (select && [...select.options].some((option) => option.value === value)) select.value = value;
}

find(document, "[data-ready]").hidden = true;
form.hidden = false;
readAddress();
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("change", update);
find(form, "[name=so]").addEventListener("input", debounce(update, PAUSE));
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
