/* Pieces of a preview. */

import CMS from "@sveltia/cms";
import { Component, createElement as h, createRef } from "react";
import { formatCount } from "../../theme/scripts/shared/text.js";

/** The frame of a preview is a document of its own, which the CMS gives no language. */
export const MAIN = {
  className: "main",
  ref: (/** @type {HTMLElement | null} */ node) => {
    if (node) node.ownerDocument.documentElement.lang = "vi";
  },
};

/** A text with the signs of Markdown, as the CMS shows it. @extends {Component<{ text: string, className: string }>} */
export class Story extends Component {
  /** @type {import("react").RefObject<any>} */
  root = createRef();
  remove = () => {};

  componentDidMount() {
    this.show();
  }

  /** @param {{ text: string }} before */
  componentDidUpdate(before) {
    if (before.text !== this.props.text) this.show();
  }

  componentWillUnmount() {
    this.remove();
  }

  show() {
    this.remove();
    // The CMS writes into elements of its own document alone; the preview is another one.
    const text = document.createElement("div");
    this.remove = CMS.renderRichText(text, this.props.text);
    this.root.current.replaceChildren(text);
  }

  render() {
    return h("div", { ref: this.root, className: this.props.className });
  }
}

/**
 * @param {string} className
 * @param {any} text
 */
export function line(className, text) {
  return h("p", { className, key: `${className}${text}` }, text);
}

/** @param {string} text */
export function lowerFirst(text) {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}

/**
 * Write a number as the page does: a whole one gets its dots.
 * @param {any} value
 */
export function writeNumber(value) {
  return /^\d+$/.test(value) ? formatCount(value) : String(value ?? "");
}

/** @param {any} value */
export function list(value) {
  return Array.isArray(value) ? value : [];
}

/** A picture that was just chosen, or one of the repository. @extends {Component<{ file: string, alt: string, getAsset: (file: string) => any }>} */
export class Picture extends Component {
  state = { src: "" };

  componentDidMount() {
    void this.load();
  }

  /** @param {{ file: string }} before */
  componentDidUpdate(before) {
    if (before.file !== this.props.file) void this.load();
  }

  async load() {
    const { file, getAsset } = this.props;
    const data = file.startsWith("blob:") ? "" : await getAsset(file)?.toBase64();
    if (file !== this.props.file) return;
    // Browsers see by its bytes what kind of picture it is.
    const src = data ? `data:image/webp;base64,${data.replace(/^data:.*,/, "")}` : file;
    this.setState({ src: data === undefined ? "" : src });
  }

  render() {
    const { alt } = this.props;
    return this.state.src && h("img", { className: "plate__picture", src: this.state.src, alt });
  }
}
