// Prints collation.json: some 600 parts of names, in the order of Intl.Collator('vi'). See tests/unit/test_vietnamese.py.
"use strict";

const collator = new Intl.Collator("vi");
if (collator.resolvedOptions().locale !== "vi") throw new Error("this node has no Vietnamese collation (full ICU)");

const ONSETS = ["", ..."b c ch d đ g gh gi h k kh l m n ng ngh nh ph qu r s t th tr v x f j w z".split(" ")];
// A full stop follows the vowel that carries the tone.
const RIMES = (
  "a. a.i a.o a.n a.nh ă.n ă.ng â.n â.m â.u e. e.o e.n ê. ê.n ê.nh i. i.a i.n i.nh iê.n iê.u o. o.a o.e o.i o.n oa.n oă.n oa.i " +
  "ô. ô.i ô.n ơ. ơ.i ơ.n u. u.a u.i u.n u.y uâ.n uê. uô.n uy.nh uyê.n ư. ư.a ư.u ư.ng ươ.i ươ.ng y. yê.n"
).split(" ");
const TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"];
const CASES = [
  (text) => text,
  (text) => text.charAt(0).toUpperCase() + text.slice(1),
  (text) => text.toUpperCase(),
  (text) => text.slice(0, -1) + text.slice(-1).toUpperCase(),
];
const OTHERS = (
  "1 2 10 9 1a a1 A1 a-b An-be an’b an'b a-1 ab aab ñ Ñ nạ ña nz ä Ä ö Ö oz ü ç cz ĉ ć ě å ő ż é É è zf fz W w wu Wa J ja " +
  "- – _ , ; : ! ? ( ) & # + / @ * % = ~"
).split(" ");

const syllable = (onset, rime, tone) => onset + rime.replace(".", tone);

// Every tone and case of a few rimes; then a walk through onsets, rimes, tones and cases whose steps are
// coprime to their counts, so that all of each come and neighbours differ little.
const parts = new Set(OTHERS);
for (const rime of ["a.n", "ă.n", "â.n", "o.a", "uyê.n", "ư.", "đu.a"])
  for (const tone of TONES) for (const change of CASES) parts.add(change(syllable("", rime, tone)).normalize("NFC"));
for (let step = 0; parts.size < 600; step += 1) {
  const tone = TONES[(step * 5 + Math.floor(step / 6)) % TONES.length];
  const text = syllable(ONSETS[(step * 7) % ONSETS.length], RIMES[(step * 11) % RIMES.length], tone);
  if (/^gi\p{M}a/u.test(text)) continue; // gìa is another spelling of già
  parts.add(CASES[Math.floor(step / 3) % CASES.length](text).normalize("NFC"));
}

const sorted = [...parts].sort(collator.compare);
sorted.forEach((part, i) => {
  if (i > 0 && collator.compare(sorted[i - 1], part) >= 0) throw new Error(`no order between ${sorted[i - 1]} and ${part}`);
});
console.log(JSON.stringify(sorted, null, 0).replaceAll('","', '",\n"'));
