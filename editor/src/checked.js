/* What all controls of ours have in common: each finds its values and says what is wrong with its field. */

import { Component, createRef } from "react";
import { sentence } from "./faults.js";

/** @typedef {import("./checks.js").Values} Values */

/**
 * @typedef {object} Knowledge
 * @property {import("./checks.js").Checks} checks
 * @property {(kind: string, values: Values) => import("./checks.js").Faults} findFaults By the name of the collection;
 * kept for the last values.
 * @property {Set<string>} slugs Of all profiles.
 */

// React shows what was typed a little later than it is checked.
const SETTLE_MS = 40;

/** A control that says what is wrong with its field. @extends {Component<any>} */
export class Checked extends Component {
  /** @type {Knowledge} */
  knowledge = /** @type {any} */ (null);
  /** @type {import("react").RefObject<any>} */
  root = createRef();

  /** Return the path of the field, as `honours.0.ward`. */
  get path() {
    return this.root.current?.closest("[data-key-path]")?.dataset.keyPath ?? "";
  }

  /** @returns {Values} */
  get values() {
    return this.props.entry?.get("data")?.toJS() ?? {};
  }

  /** Return what is wrong with the entry, by the rules for its kind. */
  get faults() {
    return this.knowledge.findFaults(this.props.entry?.get("collection") ?? "", this.values);
  }

  isValid = async () => {
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    const [pattern, message] = this.props.field.get("pattern")?.toJS?.() ?? [];
    if (pattern && this.props.value && !new RegExp(pattern).test(this.props.value))
      return { error: { message } };
    const fault = this.findFault();
    return fault ? { error: { message: sentence(fault) } } : true;
  };

  findFault() {
    return this.faults.get(this.path);
  }
}
