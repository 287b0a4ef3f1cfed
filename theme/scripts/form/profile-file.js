/* A profile's file made of the answers of a form: the same bytes as `ntvt new` (generator/editing/new_profile.py). */

import { foldText } from "../shared/folding.js";
import { inOneLine, writeBrackets, writeText } from "./yaml.js";

/**
 * @typedef {object} Answers All texts; empty where nothing was said.
 * @property {string} kind `person`, `minor` or `collective`.
 * @property {string} name
 * @property {string} honorific
 * @property {string} role
 * @property {string} organisation
 * @property {string} year
 * @property {string} district
 * @property {string} ward
 * @property {string} document
 * @property {string} section
 * @property {string} title
 * @property {string} level
 * @property {string} field
 * @property {string} summary
 * @property {string} story
 */

/**
 * Write the file; `published` is the day of publication, as 2026-11-26.
 * @param {Answers} answers
 * @param {string} published
 */
export function writeFile(answers, published) {
  const one = tidy(answers);
  const roles = one.role
    ? ["roles:", `  - ${writeBrackets({ title: one.role, organisation: one.organisation })}`]
    : [];
  const lines = [
    ...pair("name", one.name),
    ...(one.kind === "collective" ? ["kind: collective"] : []),
    ...pair("honorific", one.honorific),
    ...(one.kind === "minor" ? ["minor: true"] : []),
    ...pair("summary", one.summary),
    ...roles,
    `fields: [${one.field}]`,
    "honours:",
    ...writeHonour(one),
    `published: ${published}`,
  ];
  const story = tidyStory(answers.story);
  return `---\n${lines.join("\n")}\n---\n${story ? `${story}\n` : ""}`;
}

/** @param {Answers} answers */
function writeHonour(answers) {
  const { year, district, ward, title, level, document, section } = answers;
  const lines = [
    `year: ${year}`,
    ...pair("district", district),
    ...pair("ward", ward),
    ...pair("title", title),
    ...pair("level", level),
    `source: ${writeBrackets({ document, section })}`,
  ];
  return lines.map((line, index) => `${index ? "    " : "  - "}${line}`);
}

/**
 * @param {string} key
 * @param {string} value
 */
function pair(key, value) {
  return value ? [`${key}: ${writeText(value, false)}`] : [];
}

/**
 * Put every answer into one line, and leave out what the kind of profile has not.
 * @param {Answers} answers
 * @returns {Answers}
 */
export function tidy(answers) {
  const one = /** @type {Answers} */ (
    Object.fromEntries(Object.entries(answers).map(([key, value]) => [key, inOneLine(value)]))
  );
  const isCollective = one.kind === "collective";
  return {
    ...one,
    honorific: isCollective ? "" : one.honorific,
    role: isCollective ? "" : one.role,
    organisation: isCollective || !one.role ? "" : one.organisation,
    level: one.title ? one.level : "",
  };
}

/**
 * Keep paragraphs, each without spaces around it.
 * @param {string} story
 */
export function tidyStory(story) {
  return story
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n]|\ufeff/gu, " ")
    .split("\n")
    .map((line) => line.trim())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/**
 * Make the ASCII address of a name: "Đặng Thị Ơn" gives `dang-thi-on`.
 * @param {string} name
 */
export function makeSlug(name) {
  return foldText(name).replaceAll(" ", "-");
}

/**
 * Yield the addresses to try, the first free one counts: a name with a number from 2; a child's initials from 01.
 * @param {Answers} answers
 */
export function* listSlugs({ kind, name }) {
  if (kind === "minor") {
    const initials = makeSlug(name.replaceAll(".", "")) || "em";
    for (let number = 1; number < 100; number++)
      yield `${initials}-${String(number).padStart(2, "0")}`;
    return;
  }
  const slug = makeSlug(name);
  yield slug;
  for (let number = 2; number < 100; number++) yield `${slug}-${number}`;
}
