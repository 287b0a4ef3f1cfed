/* The controls of the form that Sveltia CMS has not: texts that are checked while one types, the ward, the file. */

import CMS from "@sveltia/cms";
import { createElement as h, createRef } from "react";
import { ChoiceBox } from "../../theme/scripts/form/choice.js";
import { listSlugs, makeSlug } from "../../theme/scripts/form/profile-file.js";
import { Checked } from "./checked.js";
import { makePhoto } from "./photo.js";

/** @typedef {import("./checked.js").Knowledge} Knowledge */

const UNNAMED = "Máy đặt tên tệp theo họ tên.";
const NAMESAKE = "Đã có hồ sơ cùng tên. Nếu là cùng một người thì đừng thêm: hãy sửa hồ sơ đã có.";

/**
 * Register the controls.
 * @param {Knowledge} knowledge
 * @param {any[]} photo The fields of a photo.
 */
export function registerFields(knowledge, photo) {
  const text = (/** @type {string} */ type, mode = "") => makeCheckedText(type, mode, knowledge);
  CMS.registerFieldType("line", text("string"));
  CMS.registerFieldType("lines", text("text"));
  CMS.registerFieldType("number-text", text("string", "decimal"));
  CMS.registerFieldType("ward", makeWard(knowledge));
  CMS.registerFieldType("photo", makePhoto(knowledge, photo));
  CMS.registerFieldType("address", makeAddress(knowledge));
  CMS.registerFieldType("folder", makeFolder(knowledge));
}

/** A field of a new file whose value follows from others. */
class Computed extends Checked {
  componentDidMount() {
    this.update();
  }

  componentDidUpdate() {
    this.update();
  }

  get isNew() {
    return !this.props.entry?.get("path");
  }

  /** @returns {string} */
  find() {
    return "";
  }

  update() {
    // The form may be about to show an entry of another kind.
    if (this.props.entry?.get("collection") !== "ho-so") return;
    const found = this.isNew ? this.find() : this.props.value;
    if (found !== this.props.value) this.props.onChange(found);
  }
}

/**
 * Make a text field of the CMS that is checked.
 * @param {string} type
 * @param {string} mode Of the keyboard that a phone shows; "" for letters.
 * @param {Knowledge} knowledge
 */
function makeCheckedText(type, mode, knowledge) {
  return class extends Checked {
    knowledge = knowledge;

    /** What the entry says. The control of the CMS says "" for nothing as soon as it is shown. */
    last = this.props.value;

    componentDidMount() {
      // Phones then show digits.
      if (mode) this.root.current.querySelector("input")?.setAttribute("inputmode", mode);
    }

    /** @param {any} before */
    componentDidUpdate(before) {
      if (before.value !== this.props.value) this.last = this.props.value;
    }

    /** @param {any} value */
    change = (value) => {
      if (String(value ?? "") === String(this.last ?? "")) return;
      this.last = value;
      this.props.onChange(value);
    };

    render() {
      const control = /** @type {any} */ (CMS.getFieldType(type)?.control);
      return h("div", { ref: this.root }, h(control, { ...this.props, onChange: this.change }));
    }
  };
}

/**
 * Make the box in which a ward is searched, among those of the honour's district and year.
 * @param {Knowledge} knowledge
 */
function makeWard(knowledge) {
  return class extends Checked {
    knowledge = knowledge;
    /** @type {import("react").RefObject<any>} */
    input = createRef();

    componentDidMount() {
      this.input.current.value = this.props.value ?? "";
      new ChoiceBox(this.input.current, () => this.listChoices());
      for (const type of ["input", "change"])
        this.input.current.addEventListener(type, () => this.take());
      // When it loses the focus, the box takes the one name that was typed. It also does when the form goes.
      this.input.current.addEventListener("blur", () => setTimeout(() => this.take()));
    }

    componentDidUpdate() {
      if (document.activeElement !== this.input.current)
        this.input.current.value = this.props.value ?? "";
    }

    take() {
      if (!this.input.current?.isConnected) return;
      const value = this.input.current.value.trim();
      if (value !== (this.props.value ?? "")) this.props.onChange(value);
    }

    listChoices() {
      const [, index] = this.path.split(".");
      const { year, district } = this.values.honours?.[Number(index)] ?? {};
      return year ? knowledge.checks.places.listChoices(district ?? "", Number(year)) : [];
    }

    render() {
      const { forID: id } = this.props;
      const { year, district } = this.values.honours?.[Number(this.path.split(".")[1])] ?? {};
      const { lastOfDistricts } = knowledge.checks.years;
      const first =
        Number(year) > lastOfDistricts
          ? "Phường, xã từ tháng 7/2025"
          : "Chọn quận, huyện rồi đến ô này";
      const input = h("input", {
        id,
        ref: this.input,
        type: "text",
        role: "combobox",
        "aria-label": this.props.field.get("label"),
        "aria-expanded": "false",
        "aria-autocomplete": "list",
        "aria-controls": `${id}-list`,
        autoComplete: "off",
        spellCheck: false,
        placeholder: !year ? "Điền năm rồi đến ô này" : district ? "" : first,
      });
      const list = h("ul", {
        id: `${id}-list`,
        className: "choice__list",
        role: "listbox",
        "aria-label": this.props.field.get("label"),
        hidden: true,
        suppressHydrationWarning: true,
      });
      return h("div", { ref: this.root, className: "choice soan__choice" }, input, list);
    }
  };
}

/**
 * Make the field that finds the name of a new file, and says why an old one stays where it is.
 * @param {Knowledge} knowledge
 */
function makeAddress(knowledge) {
  return class extends Computed {
    knowledge = knowledge;
    /** What the name was found for. */
    found = "";

    /** Find the name of a new file; a namesake gets a number from 2, a child's initials one from 01. */
    find() {
      const { name, minor, kind = "person" } = this.values;
      const answers = /** @type {any} */ ({ kind: minor ? "minor" : kind, name: tidy(name) });
      const key = JSON.stringify(answers);
      // The form stays open for a moment when the file was saved: its name is no namesake then.
      if (key === this.found) return this.props.value;
      this.found = key;
      if (!answers.name) return "";
      return [...listSlugs(answers)].find((slug) => slug && !knowledge.slugs.has(slug)) ?? "";
    }

    findFault() {
      // The list of fields is a control of the CMS, which shows no message of ours.
      if (this.isNew) return this.faults.get("address") ?? this.faults.get("fields");
      return knowledge.checks.findMove(this.props.entry.get("path"), this.values);
    }

    render() {
      const { folder, fields, minor, name } = this.values;
      const slug = this.props.value;
      if (this.isNew && !slug)
        return h("div", { ref: this.root, className: "soan__address" }, h("p", null, UNNAMED));
      const path = this.isNew
        ? `content/profiles/${folder}/${fields?.[0] ?? "…"}/${slug}.md`
        : this.props.entry?.get("path");
      const isNamesake = this.isNew && !minor && slug !== makeSlug(tidy(name));
      return h(
        "div",
        { ref: this.root, className: "soan__address" },
        h("code", null, path),
        h("p", { role: "status" }, isNamesake ? NAMESAKE : ""),
      );
    }
  };
}

/** @param {any} name */
function tidy(name) {
  return String(name ?? "").trim();
}

/**
 * Make the field that finds the folder of a new file; it is not shown.
 * @param {Knowledge} knowledge
 */
function makeFolder(knowledge) {
  return class extends Computed {
    knowledge = knowledge;

    find() {
      return knowledge.checks.findFolder(this.values);
    }

    render() {
      return h("div", { ref: this.root });
    }
  };
}
