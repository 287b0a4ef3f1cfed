"use strict";
/* The search itself, off the main thread: reads the index that generator/search/ writes, piece by piece.

   Words: a key is a word's letters and then its tone, so that it does not matter where the tone stands; its folded
   form has no marks at all. Tiers: names and places first, then heads (roles, summaries), then stories.
   The page talks to it by messages {id, type: "query" | "suggest", …}; each answer bears the same id. */

/* ---- words: the same as generator/search/syllables.py; tests/search/vectors.yml holds both to it ---- */

const TONES = /[\u0300\u0309\u0303\u0301\u0323]/g;
const FINAL_Y = /^(qu|[bcdđfghjklmnpqrstvwxz]+)y$/;
const WORD = /[\p{L}\p{N}]+/gu;

/* What texts are cleaned of when they are read, as generator/vietnamese.py does: look-alikes and invisible
   letters. Written as escapes, since scripts are read and cleaned, too. */

const LOOK_ALIKES = letterMap("\u00d0\u00f0\u0189\u0256\u01a2\u01a3\u01cd\u01ce\u0131\u0251\u0261", "ĐđĐđƯưĂăiag");
const FOREIGN_LOOK_ALIKES = letterMap(
  "\u0410\u0412\u0415\u0405\u0406\u0408\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u051a\u051c\u0430\u0435\u0455\u0456\u0458\u043e\u0440\u0441\u0443\u0445\u04bb\u0501\u051b\u051d\u0475\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf\u03bd",
  "ABESIJKMHOPCTYXQWaesijopcyxhdqwvABEZHIKMNOPTYXov",
);
const INVISIBLE =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e0fff}]/gu;
const JOINER = /([\u2190-\u2bff\ufe0f\u{1f000}-\u{1faff}]?)\u200d/gu;
const WIDE = /[\uff01-\uff5e\u{1d400}-\u{1d7ff}]+/gu;
const FOREIGN = /[\u0370-\u052f]/g;
const MIXED_WORD = /\p{L}[\p{L}\u0300-\u036f]*/gu;
const LATIN = /[A-Za-z\u00c0-\u024f\u1e00-\u1eff]/;

function letterMap(from, to) {
  return new Map([...from].map((letter, at) => [letter, to[at]]));
}

function replaced(text, letters) {
  return [...text].map((letter) => letters.get(letter) || letter).join("");
}

function clean(query) {
  const visible = query.normalize("NFC").replace(INVISIBLE, "").replace(JOINER, (all, picture) => (picture ? all : ""));
  const plain = visible.replace(WIDE, (run) => run.normalize("NFKC"));
  const text = replaced(plain, LOOK_ALIKES).normalize("NFD");
  const foreign = text.match(FOREIGN) || [];
  if (foreign.every((letter) => FOREIGN_LOOK_ALIKES.has(letter))) return replaced(text, FOREIGN_LOOK_ALIKES).normalize("NFC");
  return text.replace(MIXED_WORD, (word) => (LATIN.test(word) ? replaced(word, FOREIGN_LOOK_ALIKES) : word)).normalize("NFC");
}

function words(text) {
  return text.normalize("NFC").toLowerCase().match(WORD) || [];
}

function key(word) {
  const apart = word.normalize("NFD");
  const tones = apart.match(TONES) || [""];
  return apart.replace(TONES, "").normalize("NFC").replace(FINAL_Y, "$1i") + tones[tones.length - 1];
}

function fold(word) {
  return word.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replaceAll("đ", "d").normalize("NFC");
}

/* Raw keys of someone whose input method is off: the word they meant, or null when they typed no marks.
   A mark may come at once or later, as input methods allow: ddoongs, ddoosng, duongwfd; d9o61ng, dong961. */

const HAT = { a: "â", e: "ê", o: "ô" };
const TELEX_TONES = { f: "\u0300", s: "\u0301", r: "\u0309", x: "\u0303", j: "\u0323" };
const VNI_TONES = { 1: "\u0301", 2: "\u0300", 3: "\u0309", 4: "\u0303", 5: "\u0323" };
const ANY_VOWEL = /[aăâeêioôơuưy]/;
const ONSET = "(?:ngh?|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx])?";
const OPEN = "[iy]êu|uôi|ươ[iu]|o[ae]o|oa[iy]|uây|uy[au]|[aâ][uy]|[ao]i|ao|[ôơưu]i|eo|êu|i[au]|o[ae]|u[aêơy]|ư[au]|[aeêioôơuưy]";
const CLOSED = "(?:[iy]ê|o[aăeo]|u[âêôy]|ươ|uyê|[aăâeêioôơuưy])(?:(c|ch|p|t)|m|n|ng|nh)";
const SYLLABLE = new RegExp(`^${ONSET}(?:${OPEN}|${CLOSED})$`);

function fromTelex(word) {
  let letters = "";
  let tone = "";
  for (const char of word) {
    if (TELEX_TONES[char] && ANY_VOWEL.test(letters)) {
      if (tone === TELEX_TONES[char]) return null;
      tone = TELEX_TONES[char];
    } else if (char === "w") letters = horned(letters) || changed(letters, { a: "ă" }) || `${letters}ư`;
    else if (char === "d" && letters[0] === "d") letters = `đ${letters.slice(1)}`;
    else if (HAT[char] && new RegExp(`${char}[bcghmnptiuy]*$`).test(letters)) letters = changed(letters, { [char]: HAT[char] });
    else letters += char;
  }
  if (/st$/.test(word) && /^[a-z]+$/.test(letters)) return null; // test, best: English, not tét and bét
  return settled(word, letters, tone);
}

function fromVni(word) {
  let letters = "";
  let tone = "";
  for (const char of word) {
    if (VNI_TONES[char]) {
      if (tone === VNI_TONES[char]) return null;
      tone = VNI_TONES[char];
    } else if (char === "6") letters = changed(letters, HAT) || `${letters}6`;
    else if (char === "7") letters = horned(letters) || `${letters}7`;
    else if (char === "8") letters = changed(letters, { a: "ă" }) || `${letters}8`;
    else if (char === "9") letters = letters.replace(/^d|$/, "đ");
    else letters += char;
  }
  return settled(word, letters, tone);
}

/* The last of the letters that can change, changed; null when there is none. */
function changed(letters, changes) {
  const at = Math.max(...Object.keys(changes).map((letter) => letters.lastIndexOf(letter)));
  return at < 0 ? null : letters.slice(0, at) + changes[letters[at]] + letters.slice(at + 1);
}

/* The horn goes over both letters of uo, the first u of ua, ui and uu, and any o but that of oa. */
function horned(letters) {
  const apart = letters.replace(/^qu/, "q");
  const vowels = apart.replace(/[uư][oơ]/, "ươ").replace(/^([^oơ]*?)u(?![oơ])/, "$1ư");
  const own = vowels === apart ? apart.replace(/o(?!a)/, "ơ") : vowels;
  return own === apart ? null : own.replace(/^q/, "qu");
}

function settled(word, letters, tone) {
  const whole = letters.replace(/ươ$/, "uơ").replace(/^([^q]*)(?:ưo|uơ)(?=.)/, "$1ươ");
  const found = whole.match(SYLLABLE);
  const canBe = found && (!found[1] || !tone || tone === "\u0301" || tone === "\u0323");
  return canBe && (whole !== word || tone) ? written(whole + tone) : null;
}

/* A key as one writes it: the tone over the vowel that bears it (the newer way: hòa, thúy). */
function written(one) {
  const tone = (one.normalize("NFD").match(TONES) || [""]).at(-1);
  const letters = one.normalize("NFD").replace(TONES, "").normalize("NFC");
  const found = letters.match(/^(qu(?=[aăâeêioôơuưy])|gi(?=[aăâeêoôơuư])|[^aăâeêioôơuưy]*)([aăâeêioôơuưy]+)(.*)$/);
  if (!tone || !found) return one.normalize("NFC");
  const [, onset, vowels, coda] = found;
  const strong = Math.max(...[..."ăâêôơư"].map((vowel) => vowels.lastIndexOf(vowel)));
  const last = coda ? vowels.length - 1 : Math.floor((vowels.length - 1) / 2);
  const at = strong >= 0 ? Math.max(strong, vowels.lastIndexOf("ơ")) : last;
  return (onset + vowels.slice(0, at + 1) + tone + vowels.slice(at + 1) + coda).normalize("NFC");
}

/* Whether two words are one letter apart: one more, one less, one other, or two neighbours swapped. */
function isNear(one, two) {
  if (Math.abs(one.length - two.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === two[start]) start++;
  let end = 0;
  while (end < Math.min(one.length, two.length) - start && one.at(-1 - end) === two.at(-1 - end)) end++;
  const left = one.slice(start, one.length - end);
  const right = two.slice(start, two.length - end);
  return Math.max(left.length, right.length) <= 1 || (left.length === 2 && left[0] === right[1] && left[1] === right[0]);
}

/* A query as words: `marked` when it was typed with marks (then tones count), the last one a beginning. */
function parse(query) {
  const text = clean(query.slice(0, 400)).toLowerCase();
  const tokens = [];
  let group = 0;
  for (const [at, part] of text.split(/["“”«»]/).entries()) {
    group += 1;
    for (const word of words(part)) tokens.push({ word, key: key(word), quote: at % 2 ? group : 0 });
    if (tokens.length >= MOST_WORDS) break;
  }
  tokens.length = Math.min(tokens.length, MOST_WORDS);
  const marked = tokens.some((token) => token.key !== fold(token.key));
  for (const token of tokens) Object.assign(token, { folded: fold(token.key), marked, begins: false });
  // Who types "ông Hùng" need not know how the gallery addresses him. Without marks, "ba" or "anh" may be a name.
  if (tokens.length > 1 && !tokens[0].quote) Object.assign(tokens[0], { optional: HONORIFICS.has(tokens[0].key), next: tokens[1] });
  const last = tokens.at(-1);
  if (last && !last.quote && /[\p{L}\p{N}]$/u.test(text)) last.begins = true;
  return tokens;
}

const MOST_WORDS = 12;
const HONORIFICS = new Set(["ông", "bà", "cô", "thầy", "anh", "chị", "em", "chú", "bác", "ong", "co", "thay", "chi"].map(key));
