/* Says when the chosen accent is too pale or too dark to be read, and what stands in its place. */

import { find } from "../../shared/elements.js";
import { adjustAccent } from "../parts/accent.js";

/**
 * @param {HTMLFormElement} form
 * @param {string} accent
 */
export function showContrast(form, accent) {
  const adjusted = adjustAccent(accent);
  const changed = [];
  if (adjusted && adjusted.light !== accent) changed.push(`${adjusted.light} trên nền sáng`);
  if (adjusted && adjusted.dark !== accent) changed.push(`${adjusted.dark} trên nền tối`);
  const status = find(form, "[data-contrast]");
  status.textContent = changed.length ? `Để chữ dễ đọc, trang sẽ dùng ${changed.join(", ")}.` : "";
}
