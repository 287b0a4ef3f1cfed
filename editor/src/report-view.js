/* What a report says of a district's year, in the markup of theme/pages/district-year.html. */

import { createElement as h } from "react";
import { capitalize } from "../../theme/scripts/shared/text.js";
import { line, list, lowerFirst, MAIN, writeNumber } from "./markup.js";

/** @typedef {import("./checks.js").Values} Values */

/**
 * @typedef {object} Row A number that the report states.
 * @property {string} label
 * @property {string} amount
 * @property {string} unit
 * @property {string} detail Level or status, or what was planned.
 * @property {string} section
 * @property {string} note
 * @property {string} [award] By which its bar is measured.
 * @property {number} count
 */

/** @typedef {{ title: string, note?: string, rows: Row[] }} Table */

const KINDS = /** @type {Record<string, string>} */ ({
  person: "cá nhân",
  collective: "tập thể",
});
const STATUS = /** @type {Record<string, string>} */ ({
  planned: "dự kiến",
  revoked: "đã thu hồi",
});
const UNSTATED = "không nêu cấp";

export class ReportView {
  /** @param {any} data What the build writes for the form. */
  constructor({ names, districts, sources }) {
    this.names = /** @type {import("./profile-view.js").Names} */ (names);
    this.districts = /** @type {Record<string, string>} */ (districts);
    this.sources = sources;
  }

  /** @param {Values} values */
  render(values) {
    const { title, noun = "báo cáo", notes = [] } = this.sources[values.source] ?? {};
    const tables = this.listAwardTables(values, noun);
    const head = h(
      "header",
      { className: "head" },
      h(
        "h1",
        null,
        `${capitalize(this.districts[values.district] ?? "Quận")}, năm ${values.year || "…"}`,
      ),
      this.renderNumerals(list(values.awards)),
      values.summary && line("lead", values.summary),
      title && line("head__source", `Nguồn: ${title}.`),
    );
    const awards = h(
      "section",
      { className: "shelf" },
      h("div", { className: "shelf__head" }, h("h2", null, "Khen thưởng trong năm")),
      ...tables.map(renderTable),
    );
    return h(
      "div",
      MAIN,
      head,
      tables.length > 0 && awards,
      renderFold(
        "Cuộc thi viết và những con số khác",
        this.listOtherTables(values, noun).map(renderTable),
        "fold--wide",
      ),
      renderFold(`Phong trào và sự kiện được ${noun} nhắc đến`, [
        this.renderMovements(list(values.movements)),
        renderEvents(list(values.events)),
      ]),
      renderFold("Ghi chú về nguồn", [renderNotes([...list(values.notes), ...notes])]),
    );
  }

  /**
   * The totals of people for the award that stands first; they stand beside each other and are no sum.
   * @param {Values[]} awards
   */
  renderNumerals(awards) {
    const [first] = awards;
    const rows = awards.filter(({ title, kind }) => title === first.title && kind !== "collective");
    const items = rows.map((row, index) => {
      const level = row.level
        ? lowerFirst(this.names.levels[row.level] ?? "")
        : row.giver || UNSTATED;
      return h(
        "li",
        { key: index },
        h("strong", { className: "numerals__amount" }, countAmount(row)),
        " ",
        h(
          "span",
          { className: "numerals__unit" },
          join([nameUnit(row), level, STATUS[row.status]]),
        ),
      );
    });
    if (items.length === 0) return null;
    const name = this.names.awards[first.title];
    return h(
      "section",
      { className: "numerals", "aria-label": name },
      h("p", { className: "numerals__award" }, h("a", null, name)),
      h("ul", { className: "numerals__list" }, ...items),
    );
  }

  /**
   * @param {Values} values
   * @param {string} noun What kind of document it is.
   * @returns {Table[]} The kind that the document mentions first comes first.
   */
  listAwardTables({ awards, collectives }, noun) {
    const apart = " có thể được tính ở nhiều cấp, nhiều hình thức; không cộng các số này.";
    /** @type {Record<string, Omit<Table, "rows">>} */
    const headings = {
      "": { title: "Khen thưởng chung", note: `Số mà ${noun} không chia ra cá nhân, tập thể.` },
      person: { title: "Khen thưởng cá nhân", note: `Một người${apart}` },
      collective: { title: "Khen thưởng tập thể", note: `Một tập thể${apart}` },
    };
    /** @type {Map<string, Row[]>} */
    const rows = new Map();
    const add = (/** @type {string} */ kind, /** @type {Row} */ row) =>
      rows.set(kind, [...(rows.get(kind) ?? []), row]);
    for (const total of list(awards)) add(total.kind || "", this.makeAwardRow(total));
    for (const count of list(collectives))
      add("collective", makeCountRow(count, count.label || "Tập thể", "tập thể"));
    return [...rows].map(([kind, ofKind]) => ({ ...headings[kind], rows: ofKind }));
  }

  /**
   * @param {Values} values
   * @param {string} noun
   * @returns {Table[]}
   */
  listOtherTables({ contest, awards, figures }, noun) {
    const { entries, sent_to_city: sent, prizes } = contest ?? {};
    const writing = [
      entries && makeCountRow(entries, "Bài dự thi", "bài"),
      sent && makeCountRow(sent, "Bài gửi dự thi cấp Thành phố", "bài"),
      ...list(prizes).map((prize) => this.makePrizeRow(prize)),
    ].filter((row) => row?.amount);
    const others = list(awards).length > 0 || writing.length > 0 ? "khác " : "";
    return [
      {
        title: "Cuộc thi viết về gương điển hình",
        note: "Giải thưởng trao cho người viết bài, không phải danh hiệu.",
        rows: writing,
      },
      { title: `Những con số ${others}trong ${noun}`, rows: list(figures).map(makeFigureRow) },
    ].filter(({ rows }) => rows.length > 0);
  }

  /** @param {Values} total @returns {Row} */
  makeAwardRow(total) {
    const level = total.level ? this.names.levels[total.level] : total.giver || UNSTATED;
    return {
      ...makeCountRow(total, this.names.awards[total.title] ?? "", nameUnit(total)),
      detail: join([level, STATUS[total.status]]),
      award: total.title,
    };
  }

  /** @param {Values} prize @returns {Row} */
  makePrizeRow(prize) {
    return {
      ...makeCountRow(prize, this.names.prizes[prize.rank] ?? "Giải", "giải"),
      detail: join([this.names.levels[prize.level], STATUS[prize.status]]),
    };
  }

  /** @param {string[]} movements */
  renderMovements(movements) {
    const items = movements.map((id) =>
      h("li", { key: id }, h("a", null, this.names.movements[id])),
    );
    return items.length > 0 && h("ul", { className: "group__list group__list--chips" }, ...items);
  }
}

/** @param {Values} row */
function nameUnit({ unit, kind }) {
  return unit || KINDS[kind || "person"];
}

/** @param {Values} row */
function countAmount({ qualifier, count }) {
  return join([qualifier, writeNumber(count)], " ");
}

/** @param {(string | undefined)[]} parts @param {string} [between] */
function join(parts, between = ", ") {
  return parts.filter(Boolean).join(between);
}

/** @param {Values} row @param {string} label @param {string} unit @returns {Row} */
function makeCountRow(row, label, unit) {
  const { count = 0, status, section = "", note = "" } = row;
  return {
    label: capitalize(label),
    amount: countAmount(row),
    unit,
    detail: STATUS[status] ?? "",
    section,
    note,
    count: Number(count),
  };
}

/** @param {Values} figure @returns {Row} */
function makeFigureRow({ label = "", value, qualifier, unit = "", plan, section = "", note = "" }) {
  return {
    label: capitalize(label),
    amount: join([qualifier, writeNumber(value)], " "),
    unit,
    detail: plan ? `kế hoạch ${writeNumber(plan)}` : "",
    section,
    note,
    count: 0,
  };
}

/** @param {Table} table */
function renderTable({ title, note, rows }) {
  const hasDetail = rows.some(({ detail }) => detail);
  const head = ["Nội dung", ...(hasDetail ? ["Cấp"] : []), "Số", "Đơn vị", "Mục"];
  const classes = ["", ...(hasDetail ? ["report__level"] : []), "report__amount", "report__of", ""];
  const cells = head.map((text, index) =>
    h("th", { scope: "col", className: classes[index], key: text }, text),
  );
  const lines = rows.map((row, index) => renderRow(row, measureBar(row, rows), hasDetail, index));
  const caption = h(
    "caption",
    { className: "report__title" },
    title,
    note && h("span", { className: "report__note" }, note),
  );
  const table = h(
    "table",
    { className: "report__table" },
    caption,
    h("thead", { className: "report__head" }, h("tr", null, ...cells)),
    h("tbody", null, ...lines),
  );
  const scroll = { className: "report__scroll", tabIndex: 0, role: "group", "aria-label": title };
  return h("div", { className: "report", key: title }, h("div", scroll, table));
}

/**
 * @param {Row} row
 * @param {number} bar
 * @param {boolean} hasDetail
 * @param {number} key
 */
function renderRow({ label, note, detail, amount, unit, section, award }, bar, hasDetail, key) {
  const rect = { x: `${100 - bar}%`, width: `${bar}%`, height: "100%", rx: 3 };
  return h(
    "tr",
    { key },
    h(
      "th",
      { className: "report__what", scope: "row" },
      award ? h("a", null, label) : label,
      note && " ",
      note && h("span", { className: "report__remark" }, note),
    ),
    hasDetail && h("td", { className: "report__level" }, detail),
    h(
      "td",
      { className: "report__amount" },
      h("span", { className: "report__number" }, amount),
      bar > 0 && h("svg", { className: "report__bar", "aria-hidden": true }, h("rect", rect)),
    ),
    h("td", { className: "report__of" }, unit),
    h("td", { className: "report__section" }, section),
  );
}

/**
 * Return the part of the largest number of its award and unit, in per cent; 0 for a number alone.
 * @param {Row} row
 * @param {Row[]} rows
 */
function measureBar({ award, unit, count }, rows) {
  const alike = rows.filter((row) => award && row.award === award && row.unit === unit);
  const largest = Math.max(0, ...alike.map((row) => row.count));
  return alike.length > 1 && largest > 0 ? Math.round((100 * count) / largest) : 0;
}

/**
 * A part that a visitor opens; in the preview it is open. None where there is nothing in it.
 * @param {string} title
 * @param {any[]} parts
 * @param {string} [kind]
 */
function renderFold(title, parts, kind = "") {
  if (!parts.some(Boolean)) return null;
  return h(
    "details",
    { className: `fold ${kind}`, open: true },
    h("summary", { className: "fold__title" }, title),
    h("div", { className: "fold__body" }, ...parts),
  );
}

/** @param {Values[]} events Dated ones come first. */
function renderEvents(events) {
  const sorted = [...events].sort((one, two) => rankDay(one).localeCompare(rankDay(two)));
  const items = sorted.map(({ date, name, section }, index) =>
    h(
      "li",
      { className: "events__item", key: index },
      h("span", { className: "events__day" }, date ? formatDay(date) : "không ghi ngày"),
      h("span", null, name),
      h("span", { className: "events__section" }, section),
    ),
  );
  return (
    items.length > 0 &&
    h(
      "section",
      { className: "events" },
      h("h2", { className: "events__title" }, "Các sự kiện được nhắc đến"),
      h("ul", { className: "events__list" }, ...items),
    )
  );
}

/** @param {Values} event */
function rankDay({ date }) {
  return date || "9";
}

/** @param {string} day As `2024-10-05`. */
function formatDay(day) {
  return day.split("-").reverse().join("/");
}

/** @param {string[]} notes */
function renderNotes(notes) {
  const items = notes.map((note, index) => h("li", { key: index }, note));
  return (
    items.length > 0 &&
    h(
      "section",
      { className: "notes" },
      h("h2", { className: "notes__title" }, "Ghi chú về nguồn"),
      h("ul", { className: "notes__list" }, ...items),
    )
  );
}
