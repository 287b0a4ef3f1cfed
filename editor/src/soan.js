/* The form for editors at /bien-tap/soan/: Sveltia CMS with our files, our rules, and the look of our pages. */

import CMS from "@sveltia/cms";
import { Checks } from "./checks.js";
import { refuse } from "./faults.js";
import { registerFields } from "./fields.js";
import { FileFormat } from "./file-format.js";
import { registerPreviews } from "./preview.js";

const SETTINGS = "sveltia-cms.prefs";
const PROFILE_DEFAULTS = {
  kind: "person",
  minor: false,
  status: "given",
  show_residential_groups: false,
};

/** @param {string} why The name of what the page says instead. */
function giveUp(why) {
  document.documentElement.dataset.state = why;
}

async function start() {
  const answer = await fetch("cau-hinh.json").catch(() => null);
  const data = answer?.ok ? await answer.json().catch(() => null) : null;
  if (!data) return giveUp("offline");
  if (data.editorUrl && !location.href.startsWith(data.editorUrl)) return giveUp("elsewhere");
  try {
    register(data);
  } catch (error) {
    // A browser that does not know the patterns of the rules must not let anything through.
    console.error(error);
    return giveUp("old");
  }
  chooseLanguage();
  giveUp("open");
  await CMS.init({ config: data.config });
}

/** @param {any} data */
function register(data) {
  const checks = new Checks(data);
  const slugs = new Set(data.slugs);
  const findFaults = keepLast((values) => checks.findInProfile(values));
  registerFields({ checks, slugs, findFaults }, data.photo);
  registerPreviews(data, checks);
  const [profiles, reports, pages] = data.config.collections;
  const find = (/** @type {any} */ values) => checks.findPrivate(values);
  registerFormat(
    "ho-so",
    "md",
    profiles.fields,
    { isBrief: true, defaults: PROFILE_DEFAULTS },
    (values) => checks.findInProfile(values),
  );
  registerFormat("bao-cao", "yml", reports.fields, { defaults: { status: "given" } }, find);
  registerFormat("trang", "md", pages.fields, {}, find);
  CMS.registerEventListener({
    name: "postSave",
    handler: ({ entry }) => {
      slugs.add(entry.get("slug"));
    },
  });
}

/**
 * Register a kind of file. What exposes someone is stopped here, where every way to the repository passes.
 * @param {string} name
 * @param {string} extension
 * @param {any[]} fields
 * @param {Partial<import("./file-format.js").Style>} style
 * @param {(values: any) => import("./checks.js").Faults} find
 */
function registerFormat(name, extension, fields, style, find) {
  const format = new FileFormat({
    fields,
    hasText: extension === "md",
    isBrief: false,
    defaults: {},
    ...style,
  });
  CMS.registerCustomFormat(name, extension, {
    fromFile: (text) => format.read(text),
    toFile: (values) => {
      const faults = find(values);
      if (faults.size) throw refuse(faults, fields);
      return format.write(values);
    },
  });
}

/**
 * Return a function that remembers its last result: every field of the form asks for the same.
 * @template T
 * @param {(values: any) => T} find
 * @returns {(values: any) => T}
 */
function keepLast(find) {
  let key = "";
  /** @type {any} */
  let result;
  return (values) => {
    const now = JSON.stringify(values);
    if (now !== key) [key, result] = [now, find(values)];
    return result;
  };
}

/** Start in Vietnamese, whatever the language of the browser. */
function chooseLanguage() {
  const settings = JSON.parse(localStorage.getItem(SETTINGS) ?? "{}");
  localStorage.setItem(SETTINGS, JSON.stringify({ locale: "vi", ...settings }));
}

void start();
