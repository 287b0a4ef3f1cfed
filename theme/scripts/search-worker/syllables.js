/* Words as search compares them. A key is a word's letters and then its tone, so that it does
   not matter over which vowel the tone was written; a folded key has no marks at all.
   generator/search/syllables.py does the same to texts; tests/search/vectors.yml holds both to
   it. */

export const TONES = /[\u0300\u0309\u0303\u0301\u0323]/g;
export const WORD = /[\p{L}\p{N}]+/gu;
const FINAL_Y = /^(qu|[bcdđfghjklmnpqrstvwxz]+)y$/;
const MOST_KEPT_WORDS = 10_000;
const VOWELS = "aăâeêioôơuưy";
const PARTS = new RegExp(
  `^(qu(?=[${VOWELS}])|gi(?=[aăâeêoôơuư])|[^${VOWELS}]*)([${VOWELS}]+)(.*)$`,
);

/**
 * Return the words of a text in lower case.
 * @param {string} text
 * @returns {string[]}
 */
export function words(text) {
  return text.normalize("NFC").toLowerCase().match(WORD) || [];
}

/**
 * Keep what a function makes of a word: texts repeat few syllables, and the forms of Unicode are slow to make.
 * @param {(word: string) => string} make
 */
function keep(make) {
  /** @type {Map<string, string>} */
  const kept = new Map();
  return (/** @type {string} */ word) => {
    const known = kept.get(word);
    if (known !== undefined) return known;
    if (kept.size >= MOST_KEPT_WORDS) kept.clear();
    const made = make(word);
    kept.set(word, made);
    return made;
  };
}

/** Return the key of a word in lower case: `hoà` and `hòa` have the same one. */
export const key = keep((word) => {
  const letters = word.normalize("NFD");
  const tones = letters.match(TONES) || [""];
  const plain = letters.replace(TONES, "").normalize("NFC").replace(FINAL_Y, "$1i");
  return plain + tones[tones.length - 1];
});

/** Remove every mark from a word or a key. */
export const fold = keep((word) => {
  return word
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/đ/g, "d")
    .normalize("NFC");
});

/**
 * Return the keys of a text.
 * @param {string} text
 */
export function keysOf(text) {
  return words(text).map(key);
}

/**
 * Return the folded words of a text, separated by spaces.
 * @param {string} text
 */
export function foldedPhrase(text) {
  return keysOf(text).map(fold).join(" ");
}

/**
 * Write a key as a word, its tone over the vowel that bears it (the newer way: hòa, thúy).
 * @param {string} wordKey
 */
export function spell(wordKey) {
  const apart = wordKey.normalize("NFD");
  const tones = apart.match(TONES) || [""];
  const tone = tones[tones.length - 1];
  const parts = apart.replace(TONES, "").normalize("NFC").match(PARTS);
  if (!tone || !parts) return wordKey.normalize("NFC");
  const [, onset, vowels, coda] = parts;
  const strong = Math.max(...[..."ăâêôơư"].map((vowel) => vowels.lastIndexOf(vowel)));
  const last = coda ? vowels.length - 1 : Math.floor((vowels.length - 1) / 2);
  const bearer = strong >= 0 ? Math.max(strong, vowels.lastIndexOf("ơ")) : last;
  const [before, after] = [vowels.slice(0, bearer + 1), vowels.slice(bearer + 1)];
  return (onset + before + tone + after + coda).normalize("NFC");
}

/**
 * Whether two words are one letter apart: one more, one less, one other, or two neighbours swapped.
 * @param {string} one
 * @param {string} two
 */
export function isNear(one, two) {
  if (Math.abs(one.length - two.length) > 1) return false;
  const shorter = Math.min(one.length, two.length);
  let start = 0;
  while (start < one.length && one[start] === two[start]) start++;
  let end = 0;
  while (end < shorter - start && one[one.length - 1 - end] === two[two.length - 1 - end]) end++;
  const left = one.slice(start, one.length - end);
  const right = two.slice(start, two.length - end);
  const isSwapped = left.length === 2 && left[0] === right[1] && left[1] === right[0];
  return Math.max(left.length, right.length) <= 1 || isSwapped;
}

const SOUNDS = [
  ["l", "n"],
  ["ch", "tr"],
  ["s", "x"],
  ["d", "gi", "r"],
];

/**
 * Whether two folded words differ by sounds that people mix up alone: n and l, ch and tr, s and x, d,
 * gi and r.
 * @param {string} one
 * @param {string} two
 */
export function soundsLike(one, two) {
  if (one === two) return false;
  return SOUNDS.some((sounds) => {
    const rests = [one, two].map((word) =>
      sounds.filter((sound) => word.startsWith(sound)).map((sound) => word.slice(sound.length)),
    );
    return rests[0].some((rest) => rest && rests[1].includes(rest));
  });
}

/**
 * Whether a word of a query is one with this key; typed without marks, it may have any.
 * @param {import("./query.js").Token} token
 * @param {string} wordKey
 */
export function isWord(token, wordKey) {
  return token.marked ? token.key === wordKey : token.folded === fold(wordKey);
}
