/* What is wrong with the answers of the form for editors: what `ntvt check` would say, before anything leaves the page. */

import { tidy } from "./profile-file.js";
import { foldText } from "../shared/text.js";

/** @typedef {import("./privacy.js").Privacy} Privacy */
/** @typedef {import("./privacy.js").Fault} Fault */
/** @typedef {import("./profile-file.js").Answers} Answers */
/** @typedef {{ first: number, latest: number, lastOfDistricts: number, firstListed: number }} Years */

/**
 * @typedef {object} Knowledge What answers are compared with.
 * @property {Privacy} privacy
 * @property {import("./places.js").Places} places
 * @property {Record<string, string>} districts Titles by id.
 * @property {Years} years
 */

const REQUIRED = {
  name: "thiếu tên",
  year: "thiếu năm",
  document: "thiếu văn bản nói tới người ấy",
  field: "thiếu lĩnh vực",
};
const TEXTS = ["name", "honorific", "role", "organisation", "ward", "section", "summary", "story"];
const CHILD_TEXTS = ["summary", "story", "role", "organisation", "section"];

/**
 * Return what is wrong, by the name of the field, in the order of the form.
 * @param {Answers} given
 * @param {Knowledge} knowledge
 */
export function findFaults(given, knowledge) {
  const answers = { ...tidy(given), story: given.story };
  /** @type {Map<string, Fault>} */
  const faults = new Map();
  /** @param {string} name @param {Fault | null} fault */
  const add = (name, fault) => {
    if (fault && !faults.has(name)) faults.set(name, fault);
  };
  for (const name of TEXTS)
    add(name, knowledge.privacy.findFault(get(answers, name), answers.name));
  for (const [name, message] of Object.entries(REQUIRED)) {
    if (!get(answers, name)) add(name, { message, hint: "mục này cần có" });
  }
  addChildFaults(answers, knowledge.privacy, add);
  add("year", findYearFault(answers.year, knowledge.years));
  add("district", findDistrictFault(answers, knowledge.years));
  add("ward", findWardFault(answers, knowledge));
  const longest = knowledge.privacy.data.longestSummary;
  if (answers.summary.length > longest) {
    const hint = "viết lại trong khoảng 140 chữ cái; phần còn lại để trong câu chuyện";
    add("summary", { message: `câu này dài ${answers.summary.length} chữ cái`, hint });
  }
  return faults;
}

/**
 * @param {Answers} answers
 * @param {string} name
 */
function get(answers, name) {
  return /** @type {Record<string, string>} */ (/** @type {unknown} */ (answers))[name] ?? "";
}

/**
 * @param {Answers} answers
 * @param {Privacy} privacy
 * @param {(name: string, fault: Fault | null) => void} add
 */
function addChildFaults(answers, privacy, add) {
  const { kind, name, honorific, role } = answers;
  const { child, data } = privacy;
  if (kind === "minor") {
    const [message, hint] = data.childHints.initials;
    if (name && !child.initials.matches(name)) add("name", { message, hint });
    for (const text of CHILD_TEXTS) add(text, privacy.findChildFault(get(answers, text), name));
    return;
  }
  const hint = "chọn “Trẻ em” ở mục đầu và chỉ ghi chữ cái đầu; nếu là người lớn thì sửa lại";
  if (kind === "person" && child.young.matchStart(honorific))
    add("honorific", { message: `cách gọi "${honorific}" cho thấy đây là trẻ em`, hint });
  if (kind === "person" && child.pupil.matchStart(role))
    add("role", { message: `"${role}" cho thấy đây là trẻ em`, hint });
}

/**
 * @param {string} text
 * @param {Years} years
 * @returns {Fault | null}
 */
function findYearFault(text, { first, latest }) {
  const year = Number(text);
  const hint = `ghi bốn chữ số, từ ${first} đến ${latest}`;
  if (!/^\d{4}$/.test(text)) return text ? { message: `"${text}" không phải là năm`, hint } : null;
  if (year < first)
    return { message: `năm ${year} là trước khi có phong trào Người tốt, việc tốt`, hint };
  return year > latest ? { message: `năm ${year} chưa đến`, hint } : null;
}

/**
 * @param {Answers} answers
 * @param {Years} years
 * @returns {Fault | null}
 */
function findDistrictFault({ year, district }, { lastOfDistricts }) {
  if (district || !/^\d{4}$/.test(year) || Number(year) >= lastOfDistricts) return null;
  return { message: "thiếu quận, huyện", hint: "chọn quận, huyện đã nêu gương hoặc khen thưởng" };
}

/**
 * @param {Answers} answers
 * @param {Knowledge} knowledge
 * @returns {Fault | null}
 */
function findWardFault({ year, district, ward }, { places, districts, years }) {
  // An older ward may not be on the oldest list.
  if (!ward || !/^\d{4}$/.test(year) || Number(year) < years.firstListed) return null;
  const choices = places.listChoices(district, Number(year));
  const same = choices.filter(
    ({ value, label }) => value === ward || foldText(label) === foldText(ward),
  );
  if (same.length === 1 || choices.some(({ value }) => value === ward)) return null;
  const where = district ? ` ở ${districts[district]}` : "";
  const hint = "gõ vài chữ của tên rồi chọn trong danh sách hiện ra";
  return { message: `không có phường, xã "${ward}"${where} năm ${year}`, hint };
}
