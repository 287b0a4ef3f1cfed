/* The page /bien-tap/gui/: the answers become the file of a profile, and go where the editor sends them. */

import { createElement, debounce, find } from "./shared/elements.js";
import { capitalize } from "./shared/text.js";
import { findFaults } from "./form/checks.js";
import { ChoiceBox } from "./form/choice.js";
import { Fields } from "./form/fields.js";
import { Places } from "./form/places.js";
import { Privacy } from "./form/privacy.js";
import { listSlugs, tidy, tidyStory, writeFile } from "./form/profile-file.js";
import { Rule } from "./form/rule.js";
import { makeMailAddress, makeNewFileAddress } from "./form/sending.js";
import { createCopyButton, createDownload, createLink, createWay, openForm } from "./form/ways.js";

/** @typedef {import("./form/profile-file.js").Answers} Answers */

const PAUSE = 400;
const PROFILES = "content/profiles/";

/** @type {HTMLFormElement} */
const form = find(document, "[data-form]");
/** @type {HTMLElement} */
const result = find(form, "[data-result]");
const fields = new Fields(form);

/** @param {any} data What `make_form_data` wrote. */
function start(data) {
  const knowledge = {
    privacy: new Privacy(data.rules),
    places: new Places(data.units),
    districts: data.districts,
    years: data.years,
  };
  const honorific = new Rule(data.rules.honorific);
  const abbreviation = new Rule(data.rules.abbreviation);
  /** @type {HTMLInputElement} */
  const ward = find(form, "[name=ward]");
  new ChoiceBox(ward, () =>
    knowledge.places.listChoices(
      fields.read("district"),
      Number(fields.read("year")) || data.years.latest,
    ),
  );
  let isReviewed = false;

  /** @returns {Answers} */
  const read = () => /** @type {Answers} */ (fields.readAll());

  const showParts = () => {
    const { kind, year, title } = read();
    for (const part of form.querySelectorAll("[data-when]")) {
      const kinds = /** @type {HTMLElement} */ (part).dataset.when?.split(" ") ?? [];
      /** @type {HTMLElement} */ (part).hidden = !kinds.includes(kind);
    }
    setHidden("district", Number(year) > data.years.lastOfDistricts);
    setHidden("level", !title);
    showAwards(data.awardKinds, kind);
    const label =
      kind === "collective"
        ? "Tên tập thể"
        : kind === "minor"
          ? "Chữ cái đầu của họ tên"
          : "Họ và tên";
    find(form, "label[for=name]").textContent = label;
    const hint =
      kind === "minor" ? "Mỗi chữ một dấu chấm: N.V.M." : "Không kèm ông, bà, chức danh.";
    find(form, "#name-hint").textContent = kind === "collective" ? "" : hint;
  };

  const review = async () => {
    const answers = read();
    const file = await makeFile(answers, knowledge.places, data);
    showPreview(answers, data, knowledge.places);
    showFile(file.path, file.text);
    showWays(data, file.path, file.text, answers);
    showNamesakes(file.taken);
  };

  const update = debounce(async () => {
    if (!isReviewed) return;
    const faults = findFaults(read(), knowledge);
    result.hidden = faults.size > 0;
    if (!faults.size) await review();
  }, PAUSE);

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const faults = findFaults(read(), knowledge);
    fields.report(faults);
    result.hidden = faults.size > 0;
    if (faults.size) return;
    await review();
    isReviewed = true;
    find(result, "#xem-lai").focus();
  });
  form.addEventListener("change", ({ target }) => {
    const { name } = /** @type {HTMLInputElement} */ (target);
    if (name === "name") splitHonorific(honorific, abbreviation);
    if (name === "year" || name === "district") offerDocuments(data.documents);
    if (name === "year" && Number(fields.read("year")) > data.years.lastOfDistricts) {
      find(form, "[name=district]").value = "";
    }
    showParts();
    const faults = findFaults(read(), knowledge);
    // What is not answered yet is no fault before the end; nor is it one beside another answer.
    const fault = fields.read(name) || isReviewed ? faults.get(name) : undefined;
    fields.mark(name, fault);
    if (name !== "year" && name !== "district") return;
    for (const other of ["ward", "document"])
      fields.mark(other, fields.read(other) ? faults.get(other) : undefined);
  });
  form.addEventListener("input", update);
  form.addEventListener("change", update);
  showParts();
}

/**
 * @param {string} name
 * @param {boolean} isHidden
 */
function setHidden(name, isHidden) {
  find(form, `[data-field="${name}"]`).hidden = isHidden;
}

/**
 * Offer the awards that the kind of honouree may have.
 * @param {Record<string, string[]>} kinds
 * @param {string} kind
 */
function showAwards(kinds, kind) {
  const wanted = kind === "collective" ? "collective" : "person";
  /** @type {HTMLSelectElement} */
  const select = find(form, "[name=title]");
  for (const option of select.options) {
    option.hidden = option.value !== "" && !kinds[option.value].includes(wanted);
    option.disabled = option.hidden;
  }
  if (select.selectedOptions[0]?.disabled) select.value = "";
}

/**
 * Put the documents of the year and district first; choose the only one there is.
 * @param {Record<string, [district: string | null, year: number]>} documents
 */
function offerDocuments(documents) {
  /** @type {HTMLSelectElement} */
  const select = find(form, "[name=document]");
  const { value } = select;
  const [none, ...options] = select.options;
  /** @param {HTMLOptionElement} option */
  const fit = ({ value: id }) => {
    const [district, year] = documents[id];
    return (
      Number(String(year) === fields.read("year")) * (district === fields.read("district") ? 2 : 1)
    );
  };
  const ranked = options.map((option) => ({ option, rank: fit(option) }));
  ranked.sort((one, two) => two.rank - one.rank);
  select.replaceChildren(none, ...ranked.map(({ option }) => option));
  const best = ranked.filter(({ rank }) => rank === 2);
  select.value = value || (best.length === 1 ? best[0].option.value : "");
}

/**
 * Take the forms of address out of a person's name, and put them where they belong.
 * @param {Rule} rule
 * @param {Rule} abbreviation
 */
function splitHonorific(rule, abbreviation) {
  /** @type {HTMLInputElement} */
  const name = find(form, "[name=name]");
  /** @type {HTMLInputElement} */
  const honorific = find(form, "[name=honorific]");
  if (fields.read("kind") === "collective") return;
  const found = [];
  let rest = name.value.trim();
  for (let match; (match = rule.matchStart(rest)) && rest.slice(match[0].length).trim();) {
    found.push(match[0].replace(/[\s.,:/–-]+$/u, ""));
    rest = rest.slice(match[0].length).trim();
  }
  if (!found.length) return;
  name.value = rest;
  if (!honorific.value) honorific.value = spellHonorific(found.join(" "), abbreviation);
}

/**
 * Write a form of address as inside a sentence: "ÔNG" as "ông", "BS" as it stands; ranks keep their capital.
 * @param {string} written
 * @param {Rule} abbreviation
 */
function spellHonorific(written, abbreviation) {
  const words = written.split(/\s+/u);
  if (words.length > 1 && written !== written.toUpperCase()) return written;
  const spelled = words.map((word) =>
    abbreviation.matches(word.replace(/[.,]/gu, "")) ? word : word.toLowerCase(),
  );
  return words.length > 1 ? written[0] + spelled.join(" ").slice(1) : spelled[0];
}

/**
 * Make the file; `taken` are the addresses of profiles of the same name.
 * @param {Answers} answers
 * @param {Places} places
 * @param {any} data
 */
async function makeFile(answers, places, data) {
  const one = tidy(answers);
  const taken = [];
  let slug = "";
  for (slug of listSlugs(one)) {
    if (!(await isTaken(slug))) break;
    taken.push(slug);
  }
  const choices = one.ward && !one.district ? places.listChoices("", Number(one.year)) : [];
  const unit = choices.filter(({ value }) => value === one.ward);
  const folder = one.district || (unit.length === 1 ? unit[0].id : data.cityFolder);
  const today = new Date();
  const day = [today.getFullYear(), today.getMonth() + 1, today.getDate()];
  const published = day.map((part) => String(part).padStart(2, "0")).join("-");
  return {
    path: `${PROFILES}${folder}/${one.field}/${slug}.md`,
    text: writeFile(answers, published),
    taken,
  };
}

/** @type {Map<string, boolean>} Whether an address is taken; each is asked for once. */
const asked = new Map();

/** @param {string} slug */
async function isTaken(slug) {
  if (!asked.has(slug)) asked.set(slug, await hasPage(slug));
  return asked.get(slug);
}

/** @param {string} slug */
async function hasPage(slug) {
  const answer = await fetch(`${form.dataset.root}ho-so/${slug}/`, { method: "HEAD" }).catch(
    () => null,
  );
  return answer !== null && answer.ok;
}

/** @param {string[]} slugs */
function showNamesakes(slugs) {
  const note = find(form, "[data-namesake]");
  if (!slugs.length || fields.read("kind") === "minor") return note.replaceChildren();
  const links = slugs.map((slug) =>
    createElement("a", { href: `${form.dataset.root}ho-so/${slug}/`, target: "_blank" }, slug),
  );
  const text =
    "Đã có hồ sơ cùng tên; nếu vẫn là người ấy thì đừng gửi hồ sơ thứ hai, hãy báo ban biên tập: ";
  note.replaceChildren(text, ...links.flatMap((link, index) => (index ? [", ", link] : [link])));
}

/**
 * @param {string} path
 * @param {string} text
 */
function showFile(path, text) {
  find(form, "[data-path]").textContent = path;
  find(form, "[data-text]").textContent = text;
}

/**
 * Show the profile nearly as its page will be.
 * @param {Answers} answers
 * @param {any} data
 * @param {Places} places
 */
function showPreview(answers, data, places) {
  const one = tidy(answers);
  /** @param {string} name */
  const chosen = (name) => find(form, `[name=${name}]`).selectedOptions[0].text;
  const honour = one.title ? chosen("title") : "Được nêu gương";
  const district = one.district ? data.districts[one.district] : "";
  const units = places.listChoices(one.district, Number(one.year));
  const unit = units.find(({ value }) => value === one.ward)?.label ?? one.ward;
  const place = [unit, district].filter(Boolean).join(", ");
  /** @param {string} className @param {string} text */
  const line = (className, text) => (text ? createElement("p", { class: className }, text) : null);
  const role = [one.role, one.organisation].filter(Boolean).join(", ");
  const story = tidyStory(answers.story).split(/\n\n+/).filter(Boolean);
  const parts = [
    line("form__deed", one.summary),
    createElement("h3", {}, capitalize([one.honorific, one.name].filter(Boolean).join(" "))),
    line("form__facts", [role, place].filter(Boolean).join(" · ")),
    line("form__facts", `${honour}, ${one.year} · ${chosen("field")}`),
    ...story.map((paragraph) => createElement("p", {}, paragraph)),
    line("form__facts", `Nguồn: ${[chosen("document"), one.section].filter(Boolean).join(", ")}`),
  ];
  find(form, "[data-preview]").replaceChildren(...parts.filter((part) => part !== null));
}

/** @type {Record<string, [title: string, steps: string]>} */
const FORGES = {
  github: [
    "Trên GitHub",
    "Cần một tài khoản GitHub, không mất tiền. Trang mở ra: bấm “Commit changes…”, rồi “Propose changes”, rồi “Create pull request”. Máy kiểm tra, rồi người quản trị xem và đăng.",
  ],
  gitlab: [
    "Trên GitLab",
    "Trang mở ra: chọn một nhánh mới ở “Target branch”, bấm “Commit changes”, rồi “Create merge request”. Máy kiểm tra, rồi người quản trị xem và đăng.",
  ],
  forgejo: [
    "Trên kho hồ sơ",
    "Cần tài khoản ở kho. Trang mở ra: chọn “Create a new branch”, bấm nút gửi, rồi “New pull request”. Máy kiểm tra, rồi người quản trị xem và đăng.",
  ],
};
const PASTE =
  "Bài không điền sẵn được ở đó: bấm “Chép tệp” trước, rồi dán vào khung trống của trang mở ra. ";

/**
 * @param {any} data
 * @param {string} path
 * @param {string} text
 * @param {Answers} answers
 */
function showWays(data, path, text, answers) {
  const shown = find(form, "[data-text]");
  const copy = createCopyButton("Chép tệp", text, shown);
  const name = path.slice(path.lastIndexOf("/") + 1);
  const ways = [];
  if (data.forge) {
    const [title, steps] = FORGES[data.forge];
    const { address, isFilled } = makeNewFileAddress(data, path, text);
    const link = createLink(isFilled ? "Mở trang đã điền sẵn" : "Mở trang tạo tệp", address);
    ways.push(
      createWay(title, (isFilled ? "" : PASTE) + steps, ...(isFilled ? [link] : [copy, link])),
    );
  }
  const title = `Hồ sơ: ${answers.kind === "minor" ? "một em nhỏ" : tidy(answers).name}`;
  const short = `Xin gửi hồ sơ ${name}: tệp đính kèm thư này.\n\nNơi cất tệp: ${path}\n`;
  const mail = makeMailAddress(data, title, `Nơi cất tệp: ${path}\n\n${text}`, short);
  const attach = mail.isWhole ? "" : " Bài dài, nên hãy tải tệp về trước, rồi đính kèm vào thư.";
  const none = data.forge
    ? ""
    : " Trang này chưa khai địa chỉ kho hồ sơ (mục repository trong site_data/settings.yml), nên gửi bằng thư.";
  ways.push(
    createWay(
      "Bằng thư điện tử",
      `Thư tới ${data.email}, đã có sẵn nội dung.${attach}${none}`,
      ...(mail.isWhole ? [] : [createDownload(name, text)]),
      createLink("Viết thư", mail.address),
    ),
    createWay(
      "Cách khác",
      "Chép hoặc tải tệp, rồi gửi cho người quản trị theo cách vẫn quen.",
      createCopyButton("Chép tệp", text, shown),
      createDownload(name, text),
    ),
  );
  find(form, "[data-ways]").replaceChildren(...ways);
}

openForm(form, find(document, "[data-without]"), start);
