/* The control for a portrait: a picture, what it shows, and who took it. A child has none. */

import { createElement as h } from "react";
import { Checked } from "./checked.js";

/** @typedef {import("./checked.js").Knowledge} Knowledge */
/** @typedef {{ file?: string, alt?: string, credit?: string }} Photo */

const TYPES = "image/jpeg,image/png,image/webp,image/heic,image/heif";

/**
 * Make the control.
 * @param {Knowledge} knowledge
 * @param {{ name: string, label: string, hint?: string }[]} fields Those of a photo.
 */
export function makePhoto(knowledge, fields) {
  const texts = fields.filter(({ name }) => name !== "file");
  return class extends Checked {
    knowledge = knowledge;
    state = { problem: "" };

    /** @returns {Photo} */
    get photo() {
      return this.values.photo ?? {};
    }

    /** @param {Photo} changes */
    change(changes) {
      this.props.onChange({ ...this.photo, ...changes });
    }

    /** Take a picture; the CMS shrinks it, and nothing else of the original is kept. @param {File | undefined} file */
    async take(file) {
      if (!file) return;
      const suffix = file.name.replace(/^.*(?=\.[^.]+$)/, "").toLowerCase();
      try {
        const name = `${this.slug || "anh"}${suffix}`;
        this.change({ file: await this.props.addFile(file, { name }) });
        this.setState({ problem: "" });
      } catch {
        this.setState({
          problem: "Không dùng được ảnh này: hãy chọn ảnh JPEG, PNG hoặc WebP, không quá 20 MB.",
        });
      }
    }

    get slug() {
      const path = this.props.entry?.get("path") ?? "";
      return path ? path.replace(/^.*\/|\.md$/g, "") : this.values.address;
    }

    render() {
      const { file } = this.photo;
      const children = this.values.minor ? this.renderNone(file) : this.renderPhoto(file);
      return h("div", { ref: this.root, className: "soan__photo" }, ...children);
    }

    /** @param {string | undefined} file */
    renderNone(file) {
      const note = h("p", { key: "none" }, "Hồ sơ trẻ em không có ảnh.");
      return file ? [note, this.renderRemove()] : [note];
    }

    /** @param {string | undefined} file */
    renderPhoto(file) {
      const isNew = file?.startsWith("blob:");
      return [
        file &&
          (isNew ? h("img", { key: "new", src: file, alt: "" }) : h("code", { key: "old" }, file)),
        h(
          "label",
          { key: "choose", className: "soan__button" },
          file ? "Đổi ảnh khác…" : "Chọn ảnh…",
          h("input", {
            id: this.props.forID,
            type: "file",
            accept: TYPES,
            onChange: (/** @type {any} */ event) => this.take(event.target.files[0]),
          }),
        ),
        file && this.renderRemove(),
        h("p", { key: "problem", role: "alert", className: "soan__problem" }, this.state.problem),
        ...(file ? texts.map((field) => this.renderText(field)) : []),
      ];
    }

    renderRemove() {
      const props = { key: "remove", type: "button", className: "soan__button" };
      return h("button", { ...props, onClick: () => this.props.onChange(null) }, "Bỏ ảnh");
    }

    /** @param {{ name: string, label: string, hint?: string }} field */
    renderText({ name, label, hint }) {
      const value = /** @type {any} */ (this.photo)[name] ?? "";
      const input = h("input", {
        type: "text",
        value,
        onChange: (/** @type {any} */ event) => this.change({ [name]: event.target.value }),
      });
      return h(
        "label",
        { key: name, className: "soan__text" },
        label,
        h("small", null, hint ?? ""),
        input,
      );
    }
  };
}
