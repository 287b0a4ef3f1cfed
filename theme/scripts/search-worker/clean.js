/* What texts are cleaned of when they are read, as generator/vietnamese.py does: look-alikes and invisible
   letters. Written as escapes, since scripts are read and cleaned, too. */

const LOOK_ALIKES = letterMap(
  "\u00d0\u00f0\u0189\u0256\u01a2\u01a3\u01cd\u01ce\u0131\u0251\u0261",
  "ĐđĐđƯưĂăiag",
);
const FOREIGN_LOOK_ALIKES = letterMap(
  "\u0410\u0412\u0415\u0405\u0406\u0408\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u051a\u051c\u0430\u0435\u0455\u0456\u0458\u043e\u0440\u0441\u0443\u0445\u04bb\u0501\u051b\u051d\u0475\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf\u03bd",
  "ABESIJKMHOPCTYXQWaesijopcyxhdqwvABEZHIKMNOPTYXov",
);
const INVISIBLE =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e0fff}]/gu;
const JOINER = /([\u2190-\u2bff\ufe0f\u{1f000}-\u{1faff}]?)\u200d/gu;
const SELECTORS = /([A-Za-z\u00c0-\u024f\u1e00-\u1eff])[\ufe00-\ufe0f]+/g;
const WIDE = /[\uff01-\uff5e\u{1d400}-\u{1d7ff}]+/gu;
const FOREIGN = /[\u0370-\u052f]/g;
const MIXED_WORD = /\p{L}[\p{L}\u0300-\u036f]*/gu;
const LATIN = /[A-Za-z\u00c0-\u024f\u1e00-\u1eff]/;

/**
 * @param {string} from
 * @param {string} to
 */
function letterMap(from, to) {
  return new Map([...from].map((letter, index) => [letter, to[index]]));
}

/**
 * @param {string} text
 * @param {Map<string, string>} letters
 */
function replaceLetters(text, letters) {
  return [...text].map((letter) => letters.get(letter) || letter).join("");
}

/**
 * Return a query with its look-alikes replaced and without invisible letters.
 * @param {string} query
 */
export function clean(query) {
  const visible = query
    .normalize("NFC")
    .replace(INVISIBLE, "")
    .replace(JOINER, (all, picture) => (picture ? all : ""))
    .replace(SELECTORS, "$1");
  const plain = visible.replace(WIDE, (run) => run.normalize("NFKC"));
  const text = replaceLetters(plain, LOOK_ALIKES).normalize("NFD");
  /** @type {string[]} */
  const foreign = text.match(FOREIGN) || [];
  if (foreign.every((letter) => FOREIGN_LOOK_ALIKES.has(letter)))
    return replaceLetters(text, FOREIGN_LOOK_ALIKES).normalize("NFC");
  return text
    .replace(MIXED_WORD, (word) =>
      LATIN.test(word) ? replaceLetters(word, FOREIGN_LOOK_ALIKES) : word,
    )
    .normalize("NFC");
}
