/* The page /gioi-thieu-mot-nguoi/: five answers become a mail, or an issue where the person agreed to be named. */

import { find } from "./shared/elements.js";
import { Fields } from "./form/fields.js";
import { Privacy } from "./form/privacy.js";
import { tidyStory } from "./form/profile-file.js";
import { makeIssueAddress, makeMailAddress } from "./form/sending.js";
import { createCopyButton, createLink, createWay, openForm } from "./form/ways.js";
import { inOneLine } from "./form/yaml.js";

const AGREED = "Có, và đồng ý";
/** @type {[name: string, question: string, missing: string][]} */
const QUESTIONS = [
  ["ai", "Người ấy là ai", "chưa ghi người ấy là ai"],
  ["o-dau", "Ở đâu", "chưa ghi ở đâu"],
  ["viec", "Đã làm việc gì", "chưa kể việc đã làm"],
  ["tu-bao-gio", "Từ bao giờ", ""],
  ["biet-tu-dau", "Vì sao bạn biết", "chưa ghi vì sao bạn biết"],
  ["dong-y", "Người ấy có biết bạn giới thiệu không", "chưa chọn câu trả lời này"],
];

/** @type {HTMLFormElement} */
const form = find(document, "[data-form]");
/** @type {HTMLElement} */
const result = find(form, "[data-result]");
const fields = new Fields(form);

/** @returns {Record<string, string>} */
function read() {
  const answers = fields.readAll();
  return Object.fromEntries(
    QUESTIONS.map(([name]) => [
      name,
      name === "viec" ? tidyStory(answers[name]) : inOneLine(answers[name]),
    ]),
  );
}

/**
 * @param {Record<string, string>} answers
 * @param {Privacy} privacy
 */
function findFaults(answers, privacy) {
  /** @type {import("./form/fields.js").Faults} */
  const faults = new Map();
  for (const [name, , missing] of QUESTIONS) {
    const fault = privacy.findFault(answers[name], answers.ai);
    if (fault) faults.set(name, { ...fault, hint: "hãy xóa: ban biên tập không cần điều này" });
    else if (missing && !answers[name]) faults.set(name, { message: missing, hint: "" });
  }
  return faults;
}

/** @param {Record<string, string>} answers */
function writeLetter(answers) {
  return QUESTIONS.filter(([name]) => answers[name])
    .map(([name, question]) => `${question}?\n${answers[name]}\n`)
    .join("\n");
}

/**
 * @param {any} data
 * @param {Record<string, string>} answers
 */
function showWays(data, answers) {
  const text = writeLetter(answers);
  const shown = find(form, "[data-text]");
  shown.textContent = text;
  const subject = "Giới thiệu một người";
  const mail = makeMailAddress(
    data,
    subject,
    text,
    "(Dán vào đây những điều đã chép ở trang Giới thiệu một người.)\n",
  );
  const copy = createCopyButton("Chép lại", text, shown);
  const paste = mail.isWhole ? "" : " Bài dài: bấm “Chép lại” trước, rồi dán vào thư.";
  const ways = [
    createWay(
      "Bằng thư điện tử",
      `Thư tới ${data.email}; chỉ ban biên tập đọc.${paste}`,
      ...(mail.isWhole ? [] : [copy]),
      createLink("Viết thư", mail.address),
    ),
  ];
  const issue = makeIssueAddress(data, `${subject}: ${answers.ai}`.slice(0, 120), answers, text);
  if (issue && answers["dong-y"] === AGREED) {
    const note = "Phiếu ở kho hồ sơ thì ai cũng đọc được, và cần tài khoản ở đó.";
    ways.push(
      createWay("Bằng một phiếu công khai", note, createLink("Mở phiếu đã điền sẵn", issue)),
    );
  } else if (data.forge) {
    const reason =
      "Phiếu ở kho hồ sơ ai cũng đọc được, nên chỉ dùng khi người ấy đã đồng ý và bài đủ ngắn.";
    ways.push(createWay("Phiếu công khai", reason));
  }
  find(form, "[data-ways]").replaceChildren(...ways);
}

/** @param {any} data What `make_form_data` wrote. */
function start(data) {
  const privacy = new Privacy(data.rules);
  let isReviewed = false;
  const where = new URLSearchParams(location.search).get("o-dau");
  if (where) find(form, '[name="o-dau"]').value = where.slice(0, 200);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const answers = read();
    const faults = findFaults(answers, privacy);
    fields.report(faults);
    result.hidden = faults.size > 0;
    isReviewed = true;
    if (faults.size) return;
    showWays(data, answers);
    find(result, "#xem-lai").focus();
  });
  form.addEventListener("change", ({ target }) => {
    const { name } = /** @type {HTMLInputElement} */ (target);
    const answers = read();
    const faults = findFaults(answers, privacy);
    fields.mark(name, answers[name] || isReviewed ? faults.get(name) : undefined);
  });
  // What was reviewed is no longer what is written.
  form.addEventListener("input", () => (result.hidden = true));
}

openForm(form, find(document, "[data-without]"), start);
