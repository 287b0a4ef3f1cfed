/* Raw keys of someone whose input method is off. A mark may come at once or later, as input
   methods allow: ddoongs, ddoosng, duongwfd; d9o61ng, dong961. */

import { spell } from "./syllables.js";

/** @type {Record<string, string>} */
const HAT = { a: "â", e: "ê", o: "ô" };
const BREVE = { a: "ă" };
/** @type {Record<string, string>} */
const TELEX_TONES = { f: "\u0300", s: "\u0301", r: "\u0309", x: "\u0303", j: "\u0323" };
/** @type {Record<string, string>} */
const VNI_TONES = { 1: "\u0301", 2: "\u0300", 3: "\u0309", 4: "\u0303", 5: "\u0323" };
const ANY_VOWEL = /[aăâeêioôơuưy]/;
const ONSET = "(?:ngh?|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx])?";
const OPEN =
  "[iy]êu|uôi|ươ[iu]|o[ae]o|oa[iy]|uây|uy[au]|[aâ][uy]|[ao]i|ao|[ôơưu]i|eo|êu|i[au]" +
  "|o[ae]|u[aêơy]|ư[au]|[aeêioôơuưy]";
const CLOSED = "(?:[iy]ê|o[aăeo]|u[âêôy]|ươ|uyê|[aăâeêioôơuưy])(?:(c|ch|p|t)|m|n|ng|nh)";
const SYLLABLE = new RegExp(`^${ONSET}(?:${OPEN}|${CLOSED})$`);

/**
 * Return the word meant by raw Telex keys, or null where they hold no mark or make no syllable.
 * @param {string} word
 * @returns {string | null}
 */
export function fromTelex(word) {
  let letters = "";
  let tone = "";
  for (const char of word) {
    if (TELEX_TONES[char] && ANY_VOWEL.test(letters)) {
      if (tone === TELEX_TONES[char]) return null;
      tone = TELEX_TONES[char];
    } else letters = addTelex(letters, char);
  }
  // test, best: English, not tét and bét
  if (/st$/.test(word) && /^[a-z]+$/.test(letters)) return null;
  return asSyllable(word, letters, tone);
}

/**
 * @param {string} letters
 * @param {string} char
 */
function addTelex(letters, char) {
  if (char === "w") return addHorn(letters) || replaceLast(letters, BREVE) || `${letters}ư`;
  if (char === "d" && letters[0] === "d") return `đ${letters.slice(1)}`;
  if (HAT[char] && new RegExp(`${char}[bcghmnptiuy]*$`).test(letters)) {
    return replaceLast(letters, { [char]: HAT[char] }) || letters;
  }
  return letters + char;
}

/**
 * Return the word meant by raw VNI keys, or null where they hold no mark or make no syllable.
 * @param {string} word
 * @returns {string | null}
 */
export function fromVni(word) {
  let letters = "";
  let tone = "";
  for (const char of word) {
    if (VNI_TONES[char]) {
      if (tone === VNI_TONES[char]) return null;
      tone = VNI_TONES[char];
    } else letters = addVni(letters, char);
  }
  return asSyllable(word, letters, tone);
}

/**
 * @param {string} letters
 * @param {string} char
 */
function addVni(letters, char) {
  if (char === "6") return replaceLast(letters, HAT) || `${letters}6`;
  if (char === "7") return addHorn(letters) || `${letters}7`;
  if (char === "8") return replaceLast(letters, BREVE) || `${letters}8`;
  if (char === "9") return letters.replace(/^d|$/, "đ");
  return letters + char;
}

/**
 * Replace the last letter that `changes` names; null where there is none.
 * @param {string} letters
 * @param {Record<string, string>} changes
 */
function replaceLast(letters, changes) {
  const last = Math.max(...Object.keys(changes).map((letter) => letters.lastIndexOf(letter)));
  if (last < 0) return null;
  return letters.slice(0, last) + changes[letters[last]] + letters.slice(last + 1);
}

/**
 * Put the horn over both letters of uo, the first u of ua, ui and uu, and any o but that of oa;
 * null where there is none.
 * @param {string} letters
 */
function addHorn(letters) {
  const apart = letters.replace(/^qu/, "q");
  const vowels = apart.replace(/[uư][oơ]/, "ươ").replace(/^([^oơ]*?)u(?![oơ])/, "$1ư");
  const horned = vowels === apart ? apart.replace(/o(?!a)/, "ơ") : vowels;
  return horned === apart ? null : horned.replace(/^q/, "qu");
}

/**
 * Spell letters and a tone that make a Vietnamese syllable other than the `word` typed; null where
 * they do not.
 * @param {string} word
 * @param {string} letters
 * @param {string} tone
 */
function asSyllable(word, letters, tone) {
  const whole = letters.replace(/ươ$/, "uơ").replace(/^([^q]*)(?:ưo|uơ)(?=.)/, "$1ươ");
  const match = whole.match(SYLLABLE);
  // Before c, ch, p and t only two tones can stand.
  const isPossible = match && (!match[1] || !tone || tone === "\u0301" || tone === "\u0323");
  return isPossible && (whole !== word || tone) ? spell(whole + tone) : null;
}
