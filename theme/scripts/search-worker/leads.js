/* Words in front of a query that everyone in the gallery meets: "người tốt việc tốt Hoàn Kiếm", "những người hiến máu". */

import { fold, keysOf } from "./syllables.js";

/** @typedef {import("./query.js").Token} Token */

const LEADS = [
  "gương người tốt việc tốt",
  "gương người tốt",
  "người tốt việc tốt",
  "câu chuyện về",
  "chuyện về",
  "danh sách",
  "tấm gương",
  "những người",
  "ai ở",
  "ở hà nội",
  "hà nội",
  "tp hà nội",
  "thành phố hà nội",
].map(keysOf);
/** Without marks each of these may be another word, or a name. */
const MARKED_LEADS = [...LEADS, ...["những", "các", "gương", "ai"].map(keysOf)];

/**
 * How many words in front of a query need not be looked for; none of those in quotes, and never all.
 * @param {Token[]} tokens
 */
export function leadOf(tokens) {
  let length = 0;
  for (;;) {
    const rest = tokens.slice(length);
    const leads = rest[0]?.marked ? MARKED_LEADS : LEADS;
    const lead = leads.find((keys) => keys.length < rest.length && beginsWith(rest, keys));
    if (!lead) return length;
    length += lead.length;
  }
}

/**
 * @param {Token[]} tokens
 * @param {string[]} keys
 */
function beginsWith(tokens, keys) {
  return keys.every((key, at) => {
    const { quote, marked, key: own, folded } = tokens[at];
    return !quote && (marked ? own === key : folded === fold(key));
  });
}
