/* Files as the form reads and writes them: only what an editor changed is written; comments, order and quotes of the
   rest stay as they are. New files look as `ntvt new` writes them. */

import { Document, isMap, isScalar, isSeq, parseDocument, visit } from "yaml";
import { inOneLine, writeText } from "../../theme/scripts/form/yaml.js";

/** @typedef {import("yaml").Node} Node */
/** @typedef {{ name: string, fields?: Field[], widget?: string }} Field A field of the form's configuration. */

/**
 * @typedef {object} Style How files of a kind are written.
 * @property {Field[]} fields The keys, in their order.
 * @property {boolean} hasText Whether a text follows the YAML.
 * @property {boolean} isBrief Whether a map of plain values stands in one line: `{document: a, section: b}`.
 * @property {Record<string, unknown>} defaults Values by key that go without saying.
 */

/** The text that a form was filled from; it travels with the values, as a key that no field shows. */
const ORIGIN = "_origin";
const FRONT_MATTER = /^---[^\S\n]*\n([\s\S]*?\n)?---[^\S\n]*(?:\n([\s\S]*))?$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const COUNT = /^(?:0|[1-9]\d{0,14})$/;
const NOT_WRITTEN = new Set([ORIGIN, "address", "body", "folder"]);

export class FileFormat {
  /** @param {Style} style */
  constructor(style) {
    this.style = style;
  }

  /**
   * Return the values of a file, by key.
   * @param {string} text
   */
  read(text) {
    const { head, body } = this.split(text);
    const values = parseDocument(head).toJS() ?? {};
    return { ...values, ...(this.style.hasText ? { body: body.trim() } : {}), [ORIGIN]: text };
  }

  /**
   * Return the file with these values.
   * @param {Record<string, any>} values
   */
  write(values) {
    const origin = values[ORIGIN];
    const { start, head, body } = this.split(origin ?? "---\n---\n");
    const document = origin ? parseDocument(head) : new Document({});
    const kept = Object.entries(values).filter(([key]) => !NOT_WRITTEN.has(key));
    this.update(document, document.contents, this.tidy(Object.fromEntries(kept)) ?? {}, {
      fields: this.style.fields,
    });
    const yaml = print(document, head);
    if (!this.style.hasText) return `${start}${yaml}`;
    const story = (values.body ?? "").normalize("NFC").trim();
    return `---\n${yaml}---\n${story === body.trim() ? body : story && `${story}\n`}`;
  }

  /** @param {string} text */
  split(text) {
    if (!this.style.hasText) {
      const [start] = /^(?:---\n)?/.exec(text) ?? [""];
      return { start: start || (text ? "" : "---\n"), head: text.slice(start.length), body: "" };
    }
    const [, head = "", body = ""] = FRONT_MATTER.exec(text) ?? [null, "", text];
    return { start: "", head, body };
  }

  /**
   * Drop what is empty and what goes without saying; put texts into one line. Undefined for nothing.
   * @param {any} value
   * @param {string} key
   * @returns {any}
   */
  tidy(value, key = "") {
    if (Array.isArray(value)) {
      const items = value.map((item) => this.tidy(item, key)).filter((item) => item !== undefined);
      return items.length ? items : undefined;
    }
    if (value && typeof value === "object") {
      const pairs = Object.entries(value)
        .map(([name, one]) => [name, this.tidy(one, name)])
        .filter(([, one]) => one !== undefined);
      return pairs.length ? Object.fromEntries(pairs) : undefined;
    }
    if (value === null || value === this.style.defaults[key]) return undefined;
    return typeof value === "string" ? inOneLine(value) || undefined : value;
  }

  /**
   * Change the map of a document until it says what is wanted.
   * @param {Document} document
   * @param {any} map
   * @param {Record<string, any>} wanted
   * @param {{ fields?: Field[] }} field
   */
  update(document, map, wanted, field) {
    const rank = rankKeys(field);
    for (const pair of [...map.items]) {
      const name = String(pair.key);
      const isSaid = this.tidy(pair.value?.toJS?.(document), name) !== undefined;
      if (isSaid && !(name in wanted)) map.delete(pair.key);
    }
    for (const [name, value] of Object.entries(wanted)) {
      const pair = map.items.find((/** @type {any} */ one) => String(one.key) === name);
      const inside = findField(field, name);
      if (pair) {
        pair.value = this.replace(document, pair.value, value, inside, map.flow);
        continue;
      }
      const node = this.make(document, value, inside, map.flow);
      const before = map.items.findLastIndex(
        (/** @type {any} */ one) => rank(String(one.key)) < rank(name),
      );
      map.items.splice(before + 1, 0, document.createPair(document.createNode(name), node));
    }
  }

  /**
   * Return the node of a value: the old one where it says the same, changed or new where it does not.
   * @param {Document} document
   * @param {any} node
   * @param {any} value
   * @param {Field} field
   * @param {boolean} isInside Whether it stands inside brackets.
   */
  replace(document, node, value, field, isInside) {
    if (isSame(this.tidy(node?.toJS?.(document), field.name), value)) return node;
    if (isMap(node) && isPlainObject(value)) this.update(document, node, value, field);
    else if (isSeq(node) && Array.isArray(value)) this.replaceItems(document, node, value, field);
    else {
      const made = this.make(document, value, field, isInside);
      if (isScalar(node))
        Object.assign(made, { comment: node.comment, commentBefore: node.commentBefore });
      return made;
    }
    return node;
  }

  /**
   * Change a list: items that say the same keep their node wherever they stand now.
   * @param {Document} document
   * @param {any} list
   * @param {any[]} values
   * @param {Field} field
   */
  replaceItems(document, list, values, field) {
    const left = [...list.items];
    const kept = values.map((value) => {
      const index = left.findIndex((node) =>
        isSame(this.tidy(node.toJS(document), field.name), value),
      );
      return index < 0 ? null : left.splice(index, 1)[0];
    });
    list.items = values.map((value, index) => {
      if (kept[index]) return kept[index];
      const node = left.shift();
      if (isMap(node) && isPlainObject(value)) {
        this.update(document, node, value, field);
        return node;
      }
      return this.make(document, value, field, list.flow);
    });
  }

  /**
   * Make the node of a value, in the style of new files.
   * @param {Document} document
   * @param {any} value
   * @param {Field} field
   * @param {boolean} [isInside] Whether it stands inside brackets.
   * @returns {any}
   */
  make(document, value, field, isInside = false) {
    if (Array.isArray(value)) {
      const list = /** @type {any} */ (document.createNode([]));
      list.flow = isInside || (this.style.isBrief && !value.some(isPlainObject));
      list.items = value.map((item) => this.make(document, item, field, list.flow));
      return list;
    }
    if (isPlainObject(value)) {
      const map = /** @type {any} */ (document.createNode({}));
      map.flow = isInside || (this.style.isBrief && !Object.values(value).some(isPlainObject));
      const names = Object.keys(value).sort(
        (one, two) => rankKeys(field)(one) - rankKeys(field)(two),
      );
      map.items = names.map((name) =>
        document.createPair(
          document.createNode(name),
          this.make(document, value[name], findField(field, name), map.flow),
        ),
      );
      return map;
    }
    const isCount = field.widget === "number-text" && COUNT.test(value);
    const scalar = /** @type {any} */ (document.createNode(isCount ? Number(value) : value));
    if (typeof scalar.value === "string") scalar.type = chooseQuotes(value, isInside, field);
    return scalar;
  }
}

/**
 * Print a document. A text over several lines that nobody changed keeps its lines: a word stands for it meanwhile.
 * @param {Document} document
 * @param {string} source What the document was read from.
 */
function print(document, source) {
  /** @type {Map<string, string>} */
  const kept = new Map();
  visit(document, {
    Scalar(_, node) {
      const text = node.range ? source.slice(node.range[0], node.range[1]).trimEnd() : "";
      if (!text.includes("\n")) return;
      const word = `kept-${kept.size}-text`;
      kept.set(word, text);
      node.value = word;
      node.type = "PLAIN";
    },
  });
  const yaml = document.toString({ lineWidth: 0, flowCollectionPadding: false, singleQuote: true });
  return yaml.replace(/kept-\d+-text/g, (word) => kept.get(word) ?? word);
}

/**
 * Choose quotes as PyYAML does, which reads more words as something else than text; days stand without.
 * @param {string} text
 * @param {boolean} isInside
 * @param {Field} field
 */
function chooseQuotes(text, isInside, { widget }) {
  const isDay = widget === "datetime" && DAY.test(text);
  return isDay || writeText(text, isInside) === text ? "PLAIN" : "QUOTE_SINGLE";
}

/**
 * Return the place of a key among those of a field; unknown ones stand last.
 * @param {{ fields?: Field[] }} field
 */
function rankKeys({ fields = [] }) {
  return (/** @type {string} */ key) => {
    const index = fields.findIndex(({ name }) => name === key);
    return index < 0 ? fields.length : index;
  };
}

/**
 * @param {{ fields?: Field[] }} field
 * @param {string} name
 * @returns {Field}
 */
function findField({ fields = [] }, name) {
  return fields.find((field) => field.name === name) ?? { name };
}

/**
 * Whether two values say the same; a number may be written as a text.
 * @param {any} one
 * @param {any} two
 */
function isSame(one, two) {
  const plain = (/** @type {any} */ value) =>
    JSON.stringify(value, (_, part) => (typeof part === "number" ? String(part) : sortKeys(part)));
  return plain(one) === plain(two);
}

/** @param {any} value */
function sortKeys(value) {
  return isPlainObject(value) ? Object.fromEntries(Object.entries(value).sort()) : value;
}

/** @param {any} value */
function isPlainObject(value) {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
