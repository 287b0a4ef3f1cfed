/* The form for editors at /bien-tap/soan/: Sveltia CMS with our files, our rules, and the look of our pages. */

// Before the CMS, which reads its settings as soon as it is loaded.
import "./language.js";
import CMS from "@sveltia/cms";
// Loaded with the form itself, so that it does not begin in English.
import "../node_modules/@sveltia/cms/locales/vi.json";
import { Checks } from "./checks.js";
import { refuse } from "./faults.js";
import { registerFields } from "./fields.js";
import { makeFormats } from "./formats.js";
import { keepOffBranch } from "./guard.js";
import { registerPreviews } from "./preview.js";

/** @param {string} state What the page shows. */
function show(state) {
  document.documentElement.dataset.state = state;
}

async function start() {
  const answer = await fetch("cau-hinh.json").catch(() => null);
  const data = answer?.ok ? await answer.json().catch(() => null) : null;
  if (!data) return show("offline");
  if (data.editorUrl && !location.href.startsWith(data.editorUrl)) return show("elsewhere");
  try {
    register(data);
  } catch (error) {
    // A browser that does not know the patterns of the rules must not let anything through.
    console.error(error);
    return show("old");
  }
  keepOffBranch(data.config.backend.branch);
  show("open");
  await CMS.init({ config: data.config });
}

/** @param {any} data */
function register(data) {
  const checks = new Checks(data);
  const slugs = new Set(data.slugs);
  const findFaults = keepLast((kind, values) => checks.find(kind, values));
  registerFields({ checks, slugs, findFaults }, data.photo);
  registerPreviews(data, checks);
  const formats = makeFormats(data.config, data.photo);
  for (const { name, fields } of data.config.collections) {
    CMS.registerCustomFormat(name, name === "bao-cao" ? "yml" : "md", {
      fromFile: (text) => formats[name].read(text),
      // Every way to the repository passes here: what exposes someone stays on this machine.
      toFile: (values) => {
        const faults = checks.find(name, values);
        if (faults.size) throw refuse(faults, fields);
        return formats[name].write(values);
      },
    });
  }
  CMS.registerEventListener({
    name: "postSave",
    handler: ({ entry }) => {
      slugs.add(entry.get("slug"));
    },
  });
}

/**
 * Return a function that remembers its last result: every field of the form asks for the same.
 * @template T
 * @param {(kind: string, values: any) => T} find
 * @returns {(kind: string, values: any) => T}
 */
function keepLast(find) {
  let key = "";
  /** @type {any} */
  let result;
  return (kind, values) => {
    const now = JSON.stringify([kind, values]);
    if (now !== key) [key, result] = [now, find(kind, values)];
    return result;
  };
}

void start();
