/* What the page says of an answer: where it was looked for, what was searched instead of what was typed, ways on. */

import { createElement } from "../shared/elements.js";
import { formatCount } from "../shared/text.js";

/**
 * @typedef {import("../search-worker/query-handler.js").Answer} Answer
 * @typedef {(string | Element)[]} Line
 */

const SCOPES = {
  names: "tấm gương, tìm trong tên, nơi và năm",
  near: "tấm gương có các từ đứng cạnh nhau",
  apart: "tấm gương có đủ các từ",
  rare: "tấm gương có những từ ít gặp nhất",
  all: "tấm gương, tìm trong cả câu chuyện",
};
/** How to look further. */
export const MORE = {
  names: "Tìm thêm trong lĩnh vực, vai trò, tóm tắt và câu chuyện",
  near: "Tìm cả nơi các từ đứng rời nhau",
  apart: "Tìm cả nơi từng từ đứng rời nhau",
  rare: "Tìm cả những từ hay gặp",
  all: "",
};
const QUOTE = /["“”«»]/;
/** The word for a kind of place, also abbreviated or without marks, and more behind it. */
const PLACE = /(^|[\s,])([pqxh]|t[tx]|ph[uư].ng|x[aã]|qu[aậ]n|huy[eệ]n|th[iị] (tr.n|x.))[\s.]/i;
const UNMET = "Không ai có đúng như đã gõ. Tìm không có ngoặc kép: ";

/**
 * The total; of profiles that may not all hold the words in quotes it is the most there can be.
 * @param {Answer} answer
 */
export function totalOf({ total, isAtMost }) {
  return (isAtMost && total ? "Nhiều nhất " : "") + formatCount(total);
}

/**
 * Say where the answer was looked for; it stands after the total.
 * @param {Answer} answer
 * @param {string} q
 */
export function scopeOf({ scope }, q) {
  return q ? SCOPES[scope] : "tấm gương";
}

/**
 * Say what was searched instead of what was typed, and offer the way back; then the other notes.
 * @param {Answer} answer
 * @param {string} q
 * @param {(facet: import("./state.js").Facet) => string} namesOf The chosen values of a filter, for a sentence.
 */
export function createNotes(answer, q, namesOf) {
  const { notes, searched, nearest, state, unfiltered, without, isAtMost } = answer;
  const most = isAtMost ? "nhiều nhất " : "";
  /** @type {Line[]} */
  const lines = [];
  if (searched) {
    const exact = createOffer("data-exact", `Tìm đúng “${q}”`);
    const shown = createElement("strong", {}, `“${searched}”`);
    lines.push(["Đang hiện kết quả cho ", shown, ". ", exact]);
  }
  if (nearest) {
    const lead = QUOTE.test(q) ? UNMET : "Có câu chuyện nói đến ";
    lines.push([lead, createOffer("data-try", nearest, nearest), "."]);
  }
  if (without && without.count < unfiltered) {
    const offer = createOffer("data-without", most + countOf(without.count), without.facet);
    lines.push([`Không lọc ${namesOf(without.facet)} thì có `, offer, "."]);
  }
  if (state === "empty" && unfiltered) {
    lines.push([
      "Không lọc gì thì có ",
      createOffer("data-clear", most + countOf(unfiltered)),
      ".",
    ]);
  }
  if (state === "asks") lines.push(["Hãy gõ vài chữ: tên người, phường, hay việc đã làm."]);
  lines.push(...notes.map((note) => [note]));
  return lines.map((line) => createElement("p", {}, ...line));
}

/**
 * Whether a query that was mended has the word for a kind of place: what looked like a slip may be the place's name, so
 * nothing is shown before that is known.
 * @param {Answer} answer
 * @param {string} q
 */
export function mayBePlace({ searched }, q) {
  return searched && PLACE.test(q);
}

/**
 * Say of which places that the query names the gallery has nobody yet: others who hold its words are shown then. The names
 * of such places are fetched where the query has the word for a kind of place, nobody has all words side by side, or others
 * were searched.
 * @param {Answer} answer
 * @param {string} q
 * @param {HTMLElement} page The element of the search page.
 * @param {string} root Address of the site, which ends in "/".
 * @returns {Promise<Element | null>}
 */
export async function createPlaceNote({ isScattered, searched }, q, page, root) {
  if (!q || (!isScattered && !searched && !PLACE.test(q))) return null;
  try {
    const script = new URL(page.dataset.placesScript ?? "", document.baseURI).href;
    const { nameEmptyPlaces } = await import(script);
    return await nameEmptyPlaces(q, root);
  } catch (error) {
    console.warn("no places:", String(error));
    return null;
  }
}

/** @param {number} count */
function countOf(count) {
  return `${formatCount(count)} tấm gương`;
}

/**
 * @param {string} name The attribute by which results.js knows what to do.
 * @param {string} text
 * @param {string} [value]
 */
function createOffer(name, text, value = "") {
  return createElement("button", { class: "link", type: "button", [name]: value }, text);
}
