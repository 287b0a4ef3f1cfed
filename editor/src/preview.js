/* The preview: a page as the site will show it, with the site's own styles. */

import CMS from "@sveltia/cms";
import { createElement as h } from "react";
import { capitalize } from "../../theme/scripts/shared/text.js";
import { line, list, lowerFirst, MAIN, Story } from "./markup.js";
import { ProfileView } from "./profile-view.js";

/** @typedef {import("./checks.js").Values} Values */

const FOLDERS = /^content\/profiles\/([^/]+)\/([^/]+)\//;

/**
 * Register the previews of profiles, reports and pages.
 * @param {any} data What the build writes for the form.
 * @param {import("./checks.js").Checks} checks
 */
export function registerPreviews(data, checks) {
  for (const link of document.querySelectorAll("link[data-preview]"))
    CMS.registerPreviewStyle(/** @type {HTMLLinkElement} */ (link).href);
  const view = new ProfileView(data, checks);
  CMS.registerPreviewTemplate("ho-so", ({ entry, getAsset }) => {
    const values = read(entry);
    const [folder = "", , field] = FOLDERS.exec(entry.get("path") ?? "") ?? [];
    // The folder's field, where the file has none.
    const fields = values.fields?.length || !field ? values.fields : [field];
    return view.render({ ...values, fields }, (file) => getAsset(`/${folder}${file}`));
  });
  CMS.registerPreviewTemplate("bao-cao", ({ entry }) => renderReport(read(entry), data));
  CMS.registerPreviewTemplate("trang", ({ entry }) => renderPage(read(entry)));
}

/** @param {any} entry */
function read(entry) {
  return entry.get("data").toJS();
}

/**
 * @param {Values} values
 * @param {any} data
 */
function renderReport(values, { names, districts, sources }) {
  const totals = list(values.awards).map((total, index) => {
    const { title, level, kind, unit, count, qualifier, giver, status, note } = total;
    const counted =
      unit ?? { person: "cá nhân", collective: "tập thể" }[/** @type {string} */ (kind)] ?? "";
    const award = [names.awards[title], level && lowerFirst(names.levels[level] ?? ""), giver];
    return h(
      "tr",
      { key: index },
      h(
        "td",
        null,
        award.filter(Boolean).join(", "),
        status === "planned" && " (dự kiến)",
        note && ` — ${note}`,
      ),
      h("td", null, [qualifier, count, counted].filter((part) => part ?? false).join(" ")),
    );
  });
  const table = h("table", null, h("tbody", null, ...totals));
  const events = list(values.events).map(({ name, date }, index) =>
    h("li", { key: index }, [date, name].filter(Boolean).join(": ")),
  );
  return h(
    "div",
    MAIN,
    h(
      "header",
      { className: "head" },
      h("h1", null, `${capitalize(districts[values.district] ?? "Quận")}, ${values.year ?? "năm"}`),
      line("lead", values.summary),
    ),
    h(
      "div",
      { className: "prose" },
      table,
      h("ul", null, ...events),
      line("", sources[values.source]?.title),
    ),
  );
}

/** @param {Values} values */
function renderPage({ title, body = "" }) {
  const hasTitle = /^# /m.test(body);
  const text = h(Story, { text: body, className: "prose" });
  return h("div", MAIN, !hasTitle && h("h1", null, title), text);
}
