/* Pieces of a preview. */

import CMS from "@sveltia/cms";
import { Component, createElement as h, createRef } from "react";

export const MAIN = { className: "main", lang: "vi" };

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

/** @param {any} value */
export function list(value) {
  return Array.isArray(value) ? value : [];
}
