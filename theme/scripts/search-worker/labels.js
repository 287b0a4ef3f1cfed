/* Who has a phrase of three words and more within one label: lists of pairs do not tell it from two labels together. */

import { decodeJson, numbersOf } from "./decode.js";
import { isInText } from "./phrases.js";

/** @typedef {import("./query.js").Token} Token */

/**
 * The profiles that have a label with these words side by side, or belong to a place of this name.
 * @param {import("./matcher.js").Matcher} matcher
 * @param {Token[]} phrase
 */
export async function haveInLabel(matcher, phrase) {
  const { index, filters } = matcher;
  /** @type {[string, string][]} Each label, and the hash of the list of those who have it. */
  const labels = decodeJson(await index.single("labels-directory"));
  const meant = labels.filter(([label]) => isInText(phrase, label));
  const lists = await Promise.all(meant.map(([, hash]) => index.file("labels", hash)));
  const named = matcher.entities.find(phrase).filter(({ part }) => part.length === phrase.length);
  const places = named.map(({ entity }) => filters.holders(entity.facet, [entity.id]));
  return new Set([...lists.map(numbersOf), ...places].flat());
}
