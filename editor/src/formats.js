/* The kinds of files that the form reads and writes. */

import { FileFormat } from "./file-format.js";

/** The collections of editorial pages. */
export const PAGES = ["trang", "huong-dan"];

const REPORT_DEFAULTS = { status: "given" };
const PROFILE_DEFAULTS = {
  kind: "person",
  minor: false,
  status: "given",
  show_residential_groups: false,
};

/**
 * Make a format for each kind, by the name of its collection.
 * @param {any} config What the CMS is configured with.
 * @param {any[]} photo The fields of a photo, which one control shows.
 * @returns {Record<string, FileFormat>}
 */
export function makeFormats(config, photo) {
  const [profiles, reports, { fields: ofPages }] = config.collections;
  const fields = profiles.fields.map((/** @type {any} */ field) =>
    field.name === "photo" ? { ...field, fields: photo } : field,
  );
  const plain = { isBrief: false, defaults: {} };
  const pages = new FileFormat({ ...plain, fields: ofPages, hasText: true });
  return {
    "ho-so": new FileFormat({ fields, hasText: true, isBrief: true, defaults: PROFILE_DEFAULTS }),
    "bao-cao": new FileFormat({
      fields: reports.fields,
      hasText: false,
      isBrief: false,
      defaults: REPORT_DEFAULTS,
    }),
    ...Object.fromEntries(PAGES.map((name) => [name, pages])),
  };
}
