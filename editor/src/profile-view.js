/* A profile's page, in the markup of theme/pages/profile.html. */

import { createElement as h } from "react";
import { capitalize } from "../../theme/scripts/shared/text.js";
import { line, list, lowerFirst, MAIN, Picture, Story, writeNumber } from "./markup.js";

/** @typedef {import("./checks.js").Values} Values */
/** @typedef {Record<string, Record<string, string>>} Names By a kind of thing, names by id. */

/** Words; a short story says what the summary says. */
const SHORT_STORY = 85;

export class ProfileView {
  /**
   * @param {any} data
   * @param {import("./checks.js").Checks} checks
   */
  constructor(data, checks) {
    this.names = /** @type {Names} */ (data.names);
    this.districts = /** @type {Record<string, string>} */ (data.districts);
    this.documents = data.sources;
    this.checks = checks;
  }

  /**
   * @param {Values} values
   * @param {(file: string) => any} getAsset Finds a file of the repository.
   */
  render(values, getAsset) {
    const honours = list(values.honours).filter(({ year }) => year);
    const titles = honours.filter(({ title }) => title);
    const story = (values.body ?? "").trim();
    const isShort = story.split(/\s+/).length < SHORT_STORY;
    const who = h(
      "div",
      { className: "profile__who" },
      h("h1", { className: "profile__name" }, ...this.renderName(values)),
      ...list(values.roles).map((role) => line("profile__role", joinRole(role))),
      ...this.listPlaces(honours).map((place) => line("ward", place)),
      ...titles.map((honour) => this.renderHonour(honour)),
    );
    const body = h(
      "div",
      { className: "profile__body" },
      values.summary && !(story && isShort) && line("lead", values.summary),
      story &&
        h(Story, {
          text: story,
          className: isShort && !values.summary ? "prose prose--short" : "prose",
        }),
      renderFigures(list(values.figures).slice(1)),
      h(
        "div",
        { className: "profile__quiet" },
        ...honours.filter(({ title }) => !title).map((honour) => this.renderHonour(honour)),
        h("p", null, this.listWords(values)),
      ),
      this.renderSources(honours),
    );
    const plate = h("div", { className: "profile__plate" }, ...this.renderPlate(values, getAsset));
    const head = h("header", { className: "profile__head" }, plate, who);
    return h("div", MAIN, h("article", { className: "profile" }, head, body));
  }

  /** @param {Values} values */
  renderName({ kind, honorific, name }) {
    const before = kind === "collective" ? "Tập thể" : capitalize(honorific ?? "");
    const spaced = before ? [h("span", { className: "profile__honorific" }, before), " "] : [];
    return [...spaced, name || "Họ tên"];
  }

  /** @param {Values} honour */
  nameUnit({ year, district, ward }) {
    if (!ward) return "";
    const units = this.checks.places.listChoices(district ?? "", Number(year));
    return units.find(({ value }) => value === ward)?.label ?? "";
  }

  /** @param {Values} honour */
  namePlace(honour) {
    if (honour.district) return this.districts[honour.district] ?? "";
    const unit = this.nameUnit(honour);
    return unit ? unit[0].toLowerCase() + unit.slice(1) : "thành phố Hà Nội";
  }

  /** @param {Values[]} honours */
  listPlaces(honours) {
    const places = honours
      .map((honour) => [this.nameUnit(honour), this.districts[honour.district]])
      .filter(([unit]) => unit)
      .map((parts) => parts.filter(Boolean).join(", "));
    return [...new Set(places)];
  }

  /** @param {Values} honour */
  renderHonour(honour) {
    const { year, title, level, status = "given", source = {} } = honour;
    const place = this.namePlace(honour);
    const isSealed = title && status === "given";
    const noun = this.documents[source.document]?.noun;
    const levelName = level ? ` ${lowerFirst(this.names.levels[level] ?? "")}` : "";
    const award = `${this.names.awards[title] ?? ""}${levelName}, năm ${year}, ${place}`;
    const planned = status === "planned" ? "Dự kiến: " : "";
    const revoked = status === "revoked" ? " (đã thu hồi)" : "";
    const mention = noun
      ? `Được nêu gương trong ${noun} về phong trào năm ${year} của ${place}`
      : `Được nêu gương năm ${year}, ${place}`;
    const kind = isSealed ? "sealed" : title ? "title" : "mention";
    const text = title ? `${planned}${award}${revoked}` : mention;
    return h("p", { className: `honour honour--${kind}` }, isSealed && SEAL, h("a", null, text));
  }

  /**
   * @param {Values} values
   * @param {(file: string) => any} getAsset Finds a file of the repository.
   */
  renderPlate({ fields, figures, photo, name = "", minor }, getAsset) {
    const [first] = list(figures);
    const number = first && (writeNumber(first.value) || first.qualifier);
    const file = minor ? "" : photo?.file;
    const kind = list(fields)[0] ?? "none";
    const more = `${number ? " plate--figure" : ""}${file ? " plate--photo" : ""}`;
    const parts = [
      file && h(Picture, { file, getAsset, alt: photo.alt ?? "" }),
      number && renderNumber(first, number),
      !number &&
        !file &&
        h("span", { className: "plate__initials", "aria-hidden": true }, initials(name)),
    ];
    const plate = h("span", { className: `plate plate--${kind}${more}` }, ...parts);
    return [plate, file && photo.credit && line("profile__credit", `Ảnh: ${photo.credit}`)];
  }

  /** @param {Values} values */
  listWords({ fields, movements }) {
    const names = [
      ...list(fields).map((id) => this.names.fields[id]),
      ...list(movements).map((id) => this.names.movements[id]),
    ];
    return names.filter(Boolean).join(" · ");
  }

  /** @param {Values[]} honours */
  renderSources(honours) {
    const sources = honours.map(({ source }) => source).filter((source) => source?.document);
    const ids = [...new Set(sources.map(({ document: id }) => id))];
    const parts = ids.map((id) => {
      const ofOne = sources.filter(({ document: one }) => one === id);
      const sections = [...new Set(ofOne.map(({ section }) => section).filter(Boolean))];
      return h(
        "div",
        { className: "source", key: id },
        h("p", null, `${this.documents[id]?.title ?? id}.`),
        sections.length > 0 && line("source__section", `${sections.join("; ")}.`),
        ...ofOne
          .filter(({ note }) => note)
          .map(({ note }) => line("source__note", `Ghi chú: ${note}`)),
      );
    });
    const summary = h("summary", { className: "fold__title" }, "Nguồn, căn cứ, sửa hoặc gỡ");
    return h(
      "details",
      { className: "fold", open: true },
      summary,
      h("div", { className: "fold__body" }, ...parts),
    );
  }
}

/**
 * @param {Values} figure
 * @param {string} number
 */
function renderNumber({ value, qualifier, unit, label }, number) {
  const size = number.length < 3 ? "short" : number.length < 5 ? "medium" : "long";
  const behind = [unit, label].filter(Boolean).join(" ");
  return h(
    "span",
    { className: `plate__figure plate__figure--${size}` },
    value && qualifier ? h("span", { className: "plate__word" }, qualifier) : null,
    " ",
    h("strong", { className: "plate__number" }, number),
    " ",
    behind && h("span", { className: "plate__unit" }, behind),
  );
}

/** @param {Values[]} figures */
function renderFigures(figures) {
  const items = figures.map(({ value, qualifier, unit, label, note }, index) => {
    const className = value ? "figure__number" : "figure__number figure__number--word";
    const number = h("strong", { className }, writeNumber(value) || qualifier);
    const amount = [value && qualifier ? qualifier : "", " ", number, " ", unit ?? ""];
    return h(
      "li",
      { className: "figure", key: index },
      h("p", { className: "figure__amount" }, ...amount),
      line("figure__label", label),
      note && line("figure__note", note),
    );
  });
  return items.length > 0 && h("ul", { className: "figures" }, ...items);
}

const SEAL = h(
  "svg",
  { className: "honour__sign", viewBox: "0 0 40 40", width: 40, height: 40, "aria-hidden": true },
  h("path", {
    d: "m20 2 4.1 3 5-.9 2.2 4.6 4.8 1.7-.1 5.1L39 20l-3 4.5.1 5.1-4.8 1.7-2.2 4.6-5-.9L20 38l-4.1-3-5 .9-2.2-4.6-4.8-1.7.1-5.1L1 20l3-4.5-.1-5.1 4.8-1.7 2.2-4.6 5 .9z",
    fill: "currentColor",
  }),
  h(
    "g",
    { className: "honour__lotus", fill: "none", strokeWidth: 1.7, strokeLinejoin: "round" },
    h("path", { d: "M20 10.5c4.3 4.2 5 9.5 0 16-5-6.5-4.3-11.8 0-16z" }),
    h("path", {
      d: "M15.6 17.5c-1.8-1.2-3.4-1.6-5-1.7-.1 5.7 3 10.1 9.4 10.7 6.4-.6 9.5-5 9.4-10.7-1.6.1-3.2.5-5 1.7",
    }),
  ),
);

/**
 * Join title and organisation; words that end the one and begin the other are written once.
 * @param {Values} role
 */
function joinRole({ title = "", organisation = "" }) {
  const [ends, starts] = [title, organisation].map((text) => text.split(/\s+/).filter(Boolean));
  const fold = (/** @type {string[]} */ words) => words.join(" ").toLowerCase();
  const counts = starts.map(
    (/** @type {string} */ _, /** @type {number} */ index) => starts.length - index,
  );
  const shared =
    counts.find(
      (/** @type {number} */ count) => fold(ends.slice(-count)) === fold(starts.slice(0, count)),
    ) ?? 0;
  return [...ends, ...starts.slice(shared)].join(" ");
}

/** @param {string} name */
function initials(name) {
  const words = name.split(/[\s.]+/).filter(Boolean);
  return [words[0], words.at(-1)]
    .map((word) => word?.[0] ?? "")
    .slice(0, words.length)
    .join("")
    .toUpperCase();
}
