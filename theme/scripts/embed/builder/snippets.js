/* The snippets, as text. */

import { filtersOf } from "../parts/filters-of.js";

/**
 * What is chosen. `kind` is "ho-so", "danh-sach", "loc" or "noi-bat".
 * @typedef {object} Choice
 * @property {string} kind
 * @property {string} slug
 * @property {string} index
 * @property {Record<string, string>} filters
 * @property {string} title
 * @property {number} count
 * @property {string} look
 * @property {string} scheme
 * @property {string} target
 * @property {boolean} opensFilters Whether visitors may filter.
 * @property {string} accent "#rrggbb", or empty.
 */

export const FILTERS = ["quan", "phuong", "linh-vuc", "nam", "cap", "loai", "phong-trao"];
const CARD_HEIGHT = 235;
const LIST_HEIGHT = 520;
const TICKER_HEIGHT = 330;

/** @param {string} text */
export function escapeText(text) {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
}

/** @param {Choice} choice */
export function isCard({ kind }) {
  return kind === "ho-so" || kind === "noi-bat";
}

/**
 * The height of a frame where no script gives it its own.
 * @param {Choice} choice
 */
export function heightOf(choice) {
  if (isCard(choice)) return CARD_HEIGHT;
  return choice.look === "chay" ? TICKER_HEIGHT : LIST_HEIGHT;
}

/**
 * The address of the page that a choice stands for, below the root.
 * @param {Choice} choice
 */
export function pageOf({ kind, slug, index, filters }) {
  if (kind === "ho-so") return `ho-so/${slug}/`;
  if (kind === "danh-sach") return `${index}/`;
  return kind === "loc" ? `tra-cuu/?${new URLSearchParams(filters)}` : "";
}

/**
 * The attributes of the element; an option that is usual is left out.
 * @param {Choice} choice
 * @returns {[string, string][]}
 */
export function attributesOf(choice) {
  const { kind, slug, index, filters, title, count, look, scheme, target, accent } = choice;
  const isList = !isCard(choice);
  /** @type {[string, string][]} */
  const attributes = [];
  if (kind === "ho-so") attributes.push(["slug", slug]);
  if (kind === "noi-bat") attributes.push(["noi-bat", ""]);
  if (kind === "danh-sach") attributes.push(["danh-sach", index]);
  if (kind === "loc") attributes.push(...Object.entries(filters), ["tieu-de", title]);
  if (isList) attributes.push(["so", String(count)]);
  if (isList && choice.opensFilters) attributes.push(["bo-loc", ""]);
  if (isList && look !== "the") attributes.push(["kieu", look]);
  if (scheme) attributes.push(["mau", scheme]);
  if (accent) attributes.push(["mau-nhan", accent]);
  if (target) attributes.push(["mo", target]);
  return attributes;
}

/**
 * @param {Choice} choice
 * @param {string} site
 */
export function writeScript(choice, site) {
  const name = isCard(choice) ? "ntvt-ho-so" : "ntvt-danh-sach";
  const attributes = attributesOf(choice).map(([key, value]) => {
    return value ? `${key}="${escapeText(value)}"` : key;
  });
  const link = `<a href="${escapeText(site + pageOf(choice))}">${escapeText(choice.title)}</a>`;
  return `<script async src="${site}nhung/1.js"></script>
<${[name, ...attributes].join(" ")}>
  ${link}
</${name}>`;
}

/**
 * The address of the frame.
 * @param {Choice} choice
 * @param {string} site
 */
export function frameOf(choice, site) {
  const { kind, title, count, look, scheme, target, accent, opensFilters } = choice;
  // What a page cannot hold, a script in the frame makes.
  const filters = kind === "loc" ? choice.filters : opensFilters ? filtersOf(choice.index) : null;
  const options = [scheme];
  if (!isCard(choice)) options.push(`so=${count}`, look === "the" ? "" : `kieu=${look}`);
  if (filters) options.push(`tieu-de=${encodeURIComponent(title)}`);
  if (filters && opensFilters) options.push("bo-loc");
  if (accent) options.push(`nhan=${accent.slice(1)}`);
  if (target) options.push(`mo=${target}`);
  const hash = options.filter(Boolean).join("&");
  const query = new URLSearchParams(filters ?? {}).toString();
  const ownPage = kind === "noi-bat" ? "noi-bat/" : pageOf(choice);
  const page = filters && !isCard(choice) ? `loc/${query ? `?${query}` : ""}` : ownPage;
  return `${site}nhung/${page}${hash ? `#${hash}` : ""}`;
}

/**
 * @param {Choice} choice
 * @param {string} site
 */
export function writeFrame(choice, site) {
  return `<iframe src="${escapeText(frameOf(choice, site))}"
  title="${escapeText(choice.title)} – Người tốt, việc tốt" width="100%" height="${heightOf(choice)}"
  frameborder="0" loading="lazy"></iframe>`;
}
