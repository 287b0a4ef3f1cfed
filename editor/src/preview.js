/* The preview: a page as the site will show it, with the site's own styles. */

import CMS from "@sveltia/cms";
import { createElement as h } from "react";
import { PAGES } from "./formats.js";
import { MAIN, Story } from "./markup.js";
import { ProfileView } from "./profile-view.js";
import { ReportView } from "./report-view.js";

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
  const reportView = new ReportView(data);
  CMS.registerPreviewTemplate("bao-cao", ({ entry }) => reportView.render(read(entry)));
  for (const name of PAGES)
    CMS.registerPreviewTemplate(name, ({ entry }) => renderPage(read(entry)));
}

/** @param {any} entry */
function read(entry) {
  return entry.get("data").toJS();
}

/** @param {Values} values */
function renderPage({ title, body = "" }) {
  const hasTitle = /^# /m.test(body);
  const text = h(Story, { text: showPictures(body), className: "prose" });
  return h("div", MAIN, !hasTitle && h("h1", null, title), text);
}

/**
 * Let a picture be that of the site; one inside a list, which the CMS would show as code, follows its item.
 * @param {string} markdown
 */
function showPictures(markdown) {
  const media = new URL("../../media/", location.href).href;
  return markdown
    .replace(/^ +(?=!\[)/gm, "")
    .replace(/(!\[[^\]]*\]\()(?:\.\.\/)*media\//g, (_, start) => `${start}${media}`);
}
