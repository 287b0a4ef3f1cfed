/* Words in front of a query that everyone in the gallery meets: "người tốt việc tốt Hoàn Kiếm", "những người hiến máu". */

import { isWord, keysOf } from "./syllables.js";

/** @typedef {import("./query.js").Token} Token */

const LEADS = [
  "gương người tốt việc tốt",
  "gương người tốt",
  "người tốt việc tốt",
  "tấm gương sáng",
  "gương sáng",
  "câu chuyện về",
  "chuyện về",
  "danh sách",
  "những người",
  "ai ở",
  "ở hà nội",
  "hà nội",
  "tp hà nội",
  "thành phố hà nội",
].map(keysOf);
/** Two words must follow these: "gương mẫu" is another word, "các bác" asks for no one called Bác. */
const LONGER_LEADS = ["tấm gương", "gương", "những", "các", "ai"].map(keysOf);

/**
 * How many words in front of a query need not be looked for; none of those in quotes, and never all.
 * @param {Token[]} tokens
 */
export function leadOf(tokens) {
  let length = 0;
  for (;;) {
    const lead = firstLead(tokens.slice(length));
    if (!lead) return length;
    length += lead.length;
  }
}

/** @param {Token[]} tokens */
function firstLead(tokens) {
  const marked = tokens[0]?.marked;
  const leads = [
    ...LEADS,
    // Without marks a single word may be another one, or a name.
    ...LONGER_LEADS.filter(({ length }) => tokens.length > length + 1 && (marked || length > 1)),
  ];
  return leads.find((keys) => keys.length < tokens.length && beginsWith(tokens, keys));
}

/**
 * @param {Token[]} tokens
 * @param {string[]} keys
 */
function beginsWith(tokens, keys) {
  return keys.every((key, at) => !tokens[at].quote && isWord(tokens[at], key));
}
