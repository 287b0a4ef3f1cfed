/* Faults in words, and the save that they stop. */

import { capitalize } from "../../theme/scripts/shared/text.js";

/** @typedef {import("../../theme/scripts/form/privacy.js").Fault} Fault */
/** @typedef {import("./checks.js").Faults} Faults */
/** @typedef {{ name: string, label: string, label_singular?: string, fields?: Labelled[] }} Labelled */

/** @param {Fault} fault */
export function sentence({ message, hint }) {
  return `${capitalize(message)}. ${hint ? `${capitalize(hint)}.` : ""}`.trim();
}

/**
 * Return the error by which the CMS makes no commit, and which it shows.
 * @param {Faults} faults
 * @param {Labelled[]} fields
 */
export function refuse(faults, fields) {
  const lines = [...faults].map(
    ([path, fault]) => `${nameField(path, fields)}: ${sentence(fault)}`,
  );
  const title = "Chưa lưu gì cả, vì còn chỗ cần sửa.";
  return new Error("saving_failed", { cause: new Error([title, ...lines].join("\n")) });
}

/**
 * Return what the form calls a field: `honours.0.ward` is the ward of the first honour.
 * @param {string} path
 * @param {Labelled[]} fields
 * @returns {string}
 */
function nameField(path, fields) {
  const [name, ...rest] = path.split(".");
  const field = fields.find((one) => one.name === name);
  if (!field) return name;
  const isItem = /^\d+$/.test(rest[0] ?? "");
  const label = isItem ? `${field.label}, mục ${Number(rest.shift()) + 1}` : field.label;
  return rest.length && field.fields
    ? `${label}, ${nameField(rest.join("."), field.fields)}`
    : label;
}
