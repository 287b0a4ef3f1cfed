"use strict";
/* The search itself, off the main thread: reads the index that generator/search/ writes, piece by piece.

   Words: a key is a word's letters and then its tone, so that it does not matter where the tone stands; its folded
   form has no marks at all. Tiers: names and places first, then heads (roles, summaries), then stories.
   The page talks to it by messages {id, type: "query" | "suggest", …}; each answer bears the same id. */

/* ---- words: the same as generator/search/syllables.py; tests/search/vectors.yml holds both to it ---- */

const TONES = /[\u0300\u0309\u0303\u0301\u0323]/g;
const FINAL_Y = /^(qu|[bcdđfghjklmnpqrstvwxz]+)y$/;
const WORD = /[\p{L}\p{N}]+/gu;

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
  const text = query.slice(0, 400).normalize("NFC").toLowerCase();
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

/* ---- the index ---- */

class Gone extends Error {}

class Index {
  constructor(folder, contents) {
    this.folder = folder;
    this.contents = contents;
    this.size = contents.n;
    this.files = new Map();
  }

  static async open(folder, reload) {
    const answer = await fetch(`${folder}muc-luc.json`, { cache: reload ? "reload" : "no-cache" });
    if (!answer.ok) throw new Gone("muc-luc.json");
    return new Index(folder, await answer.json());
  }

  /* The unpacked bytes of a file; asked for once. */
  file(name, hash) {
    const path = `${name}-${hash}.bin`;
    if (!this.files.has(path)) this.files.set(path, this.read(path).catch((error) => (this.files.delete(path), Promise.reject(error))));
    return this.files.get(path);
  }

  async read(path) {
    const answer = await fetch(this.folder + path);
    if (!answer.ok) throw new Gone(path);
    const stream = answer.body.pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  }

  async json(name, hash) {
    return JSON.parse(new TextDecoder().decode(await this.file(name, hash)));
  }

  single(name) {
    return this.file(name, this.contents.files[name]);
  }

  /* Row `number` of a numbered family: so many rows to a file, so many files under one hash. */
  async row(family, number) {
    const { rows, block, hash } = this.contents.families[family];
    const file = Math.floor(number / rows);
    return (await this.json(family, `${hash[Math.floor(file / block)]}-${file % block}`))[number % rows];
  }

  /* The hashes of the shards that may hold folded keys from `low` to `high`. */
  async hashesOf(family, low, high) {
    const directory = this.contents.families[family];
    if (directory.hash) return span(directory.first, low, high).map((at) => directory.hash[at]);
    const pages = await Promise.all(span(directory.first, low, high).map((at) => this.json(`${family}-m`, directory.page[at])));
    return pages.flatMap((page) => span(page.first, low, high).map((at) => page.hash[at]));
  }

  /* All lists of a family whose folded key is `folded`, or begins with it. Where those are long, each key may have a
     shard of its own, named by the folded form, a tab and the key; the one of `only` is enough then. */
  async lists(family, folded, begins, only) {
    const own = only ? `${folded}\t${only}` : folded;
    const hashes = await this.hashesOf(family, own, begins ? `${folded}\uffff` : only ? own : `${folded}\t\uffff`);
    const shards = await Promise.all(hashes.slice(0, MOST_SHARDS).map((hash) => this.file(family, hash)));
    const found = [];
    for (const shard of shards) {
      for (const list of listsOf(shard)) {
        const own = fold(list.key);
        if (only && list.key !== only) continue;
        if (own === folded || (begins && own.startsWith(folded))) found.push({ ...list, own });
      }
    }
    return found;
  }
}

const MOST_SHARDS = 12;

/* Which entries of a directory, sorted by their first key, may hold keys from `low` to `high`. */
function span(firsts, low, high) {
  const found = [];
  for (let at = Math.max(0, firsts.findLastIndex((first) => first <= low)); at < firsts.length && firsts[at] <= high; at++) found.push(at);
  return found;
}

function varintAt(bytes, at) {
  let value = 0;
  let shift = 0;
  for (;;) {
    const byte = bytes[at++];
    if (byte === undefined) throw new Error("truncated");
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return [value, at];
    shift += 7;
  }
}

function* listsOf(bytes) {
  const decoder = new TextDecoder();
  let at = 0;
  while (at < bytes.length) {
    let length;
    [length, at] = varintAt(bytes, at);
    const name = decoder.decode(bytes.subarray(at, at + length));
    at += length;
    [length, at] = varintAt(bytes, at);
    yield { key: name, body: bytes.subarray(at, at + length) };
    at += length;
  }
}

function numbersOf(body) {
  const numbers = [];
  let last = -1;
  for (let at = 0, step; at < body.length; ) {
    [step, at] = varintAt(body, at);
    last += step + 1;
    numbers.push(last);
  }
  return numbers;
}

/* A list of names: [number, place], the place telling where in the name the word stands and how long the name is. */
function* placedOf(body) {
  for (let at = 0, length; at < body.length; at += length) {
    const place = body[at];
    [length, at] = varintAt(body, at + 1);
    for (const number of numbersOf(body.subarray(at, at + length))) yield [number, place];
  }
}

/* ---- filters ---- */

const FACETS = ["nam", "cap", "loai", "quan", "linh-vuc", "phuong"];

/* Each profile has a set of values under each filter. A column holds, for each profile, the number of its set.
   Years, levels, kinds and districts are there from the start, fields with the first query; the wards of a district
   when one asks for them. */
class Filters {
  constructor(index, table, legend) {
    this.index = index;
    this.legend = legend;
    this.columns = {};
    const next = reader(table);
    for (const facet of FACETS.slice(0, 4)) this.columns[facet] = columnOf(next, index.size);
    for (const facet of FACETS.slice(4)) this.columns[facet] = { sets: [[]], column: new Uint16Array(index.size) };
    this.today = legend.phuong.map((ward) => ward[3]);
    this.known = new Set();
  }

  async openFields() {
    if (!this.fields) {
      this.fields = this.index.single("linh-vuc").then((bytes) => (this.columns["linh-vuc"] = columnOf(reader(bytes), this.index.size)));
    }
    await this.fields;
    if (this.index.contents.families.phuong.hash.length === 1) await this.openWards([0]);
  }

  get allWards() {
    return this.known.size > this.legend.quan.length;
  }

  /* Reads the wards of some districts, by number; district 0 is whoever was honoured outside any. */
  async openWards(districts) {
    const { first, hash } = this.index.contents.families.phuong;
    const files = new Set([...districts].map((district) => first.findLastIndex((one) => one <= district)));
    await Promise.all([...files].map(async (file) => {
      const bytes = await this.index.file("phuong", hash[file]);
      if (this.known.has(first[file])) return;
      const next = reader(bytes);
      const end = file + 1 < first.length ? first[file + 1] : this.legend.quan.length + 1;
      for (let district = first[file]; district < end; district++) this.addWards(next, district);
    }));
  }

  addWards(next, district) {
    const own = this.columns.quan.sets.map((set) => set.includes(district));
    const numbers = [];
    this.columns.quan.column.forEach((set, number) => own[set] && numbers.push(number));
    const { sets, column } = columnOf(next, numbers.length);
    const wards = this.columns.phuong;
    numbers.forEach((number, at) => (wards.column[number] = wards.sets.length + column[at]));
    wards.sets.push(...sets);
    this.known.add(district);
  }

  values(facet, number) {
    const { sets, column } = this.columns[facet];
    return sets[column[number]].filter(Boolean);
  }

  /* The numbers of a facet's values that are chosen; a ward of today stands for all wards that lie in it. */
  chosen(facet, ids) {
    const set = new Set();
    this.legend[facet].forEach((row, at) => {
      if (ids.includes(row[0]) || (facet === "phuong" && row[3].some((id) => ids.includes(id)))) set.add(at + 1);
    });
    return set;
  }

  /* The districts, by number, in which chosen wards lie. */
  districtsOf(wards) {
    return new Set([...this.chosen("phuong", wards)].map((value) => this.legend.phuong[value - 1][2]));
  }

  /* Whether each set of a facet holds a chosen value. */
  passing(facet, ids) {
    const chosen = this.chosen(facet, ids);
    return this.columns[facet].sets.map((set) => set.some((value) => chosen.has(value)));
  }

  label(facet, value) {
    return this.legend[facet][value - 1][1];
  }
}

/* Takes numbers off bytes, one after the other. */
function reader(bytes) {
  let at = 0;
  return () => {
    let value;
    [value, at] = varintAt(bytes, at);
    return value;
  };
}

function columnOf(next, size) {
  const sets = Array.from({ length: next() }, () => Array.from({ length: next() }, next));
  const runs = Array.from({ length: next() }, next);
  const column = new Uint16Array(size);
  let number = 0;
  for (const set of runs) {
    const length = next();
    column.fill(set, number, number + length);
    number += length;
  }
  return { sets, column };
}

/* The names of places, fields and years as folded words, for queries that name one. */
function entitiesOf(legend) {
  const entities = new Map();
  const add = (name, entity) => {
    const row = words(name).map(key);
    const phrase = row.map(fold).join(" ");
    if (phrase) entities.set(phrase, [...(entities.get(phrase) || []), { ...entity, keys: row }]);
  };
  const both = (title, entity) => {
    add(title, entity);
    add(title.replace(/^(phường|xã|thị trấn|quận|huyện|thị xã) /, ""), entity);
  };
  for (const [id, title] of legend.quan) both(title, { facet: "quan", id, title });
  for (const [id, title] of legend.phuong) both(title, { facet: "phuong", id, title });
  const then = new Set(legend.phuong.map((ward) => ward[0]));
  for (const [id, title] of legend.nay) if (!then.has(id)) both(title, { facet: "phuong", id, title, now: true });
  for (const [id, name] of legend["linh-vuc"]) {
    for (const part of new Set([name, ...name.split(/, /)])) add(part, { facet: "linh-vuc", id, title: name });
  }
  for (const [id, name] of legend.nam) add(name, { facet: "nam", id, title: `năm ${name}` });
  return entities;
}

const KIND_OF_PLACE = /^(phuong|xa|thi tran|quan|huyen|thi xa) /;

/* ---- a query ---- */

/* How well a word of the query is met: 0 not at all, then a beginning, the folded word, the right letters, all right. */
const BEGINS = 1;
const FOLDED = 2;
const LETTERS = 3;
const EXACT = 4;

function gradeOf(token, list) {
  if (list.own !== token.folded) return BEGINS;
  if (!token.marked) return FOLDED;
  if (list.key === token.key) return EXACT;
  return list.key.replace(TONES, "") === token.key.replace(TONES, "") ? LETTERS : FOLDED;
}

class Search {
  constructor(index, filters, lexicon) {
    this.index = index;
    this.filters = filters;
    this.entities = entitiesOf(filters.legend);
    this.lexicon = lexicon;
  }

  static async open(folder, reload) {
    const index = await Index.open(folder, reload);
    const [table, legend, lexicon] = await Promise.all(["loc", "chu-giai", "am-tiet"].map((name) => index.single(name)));
    const text = (bytes) => new TextDecoder().decode(bytes);
    const names = new Map(text(lexicon).split("\n").map((row) => [row.slice(0, row.lastIndexOf(" ")), Number(row.slice(row.lastIndexOf(" ") + 1))]));
    return new Search(index, new Filters(index, table, JSON.parse(text(legend))), names);
  }

  /* Marks, for each word, the profiles that hold it in one tier. In heads and stories a beginning is only looked for
     when it is no word itself; of one or two letters, only in names. */
  async meet(tokens, tier) {
    await Promise.all(tokens.map(async (token) => {
      if (token[tier]) return;
      const grades = new Uint8Array(this.index.size);
      const places = tier === "name" ? new Uint8Array(this.index.size) : null;
      for (const list of await this.listsOf(token, tier)) {
        const grade = gradeOf(token, list);
        const raise = (number, place) => {
          if (grade <= grades[number]) return;
          grades[number] = grade;
          if (places) places[number] = place;
        };
        if (places) for (const [number, place] of placedOf(list.body)) raise(number, place);
        else for (const number of numbersOf(list.body)) raise(number);
      }
      token[tier] = grades;
      if (places) token.places = places;
    }));
  }

  async listsOf(token, tier) {
    if (tier === "name") return this.commonness(token) ? this.index.lists("ten", token.folded, token.begins) : [];
    const family = tier === "head" ? "dau" : "bai";
    // With marks typed, other marks are not meant; a name may still be written another way.
    const exact = token.marked ? await this.index.lists(family, token.folded, false, token.key) : [];
    const lists = exact.length ? exact : await this.index.lists(family, token.folded, false);
    if (lists.length || !token.begins || token.folded.length < 3) return lists;
    return this.index.lists(family, token.folded, true);
  }

  /* How many names hold a word, or one that begins so. */
  commonness(token) {
    let count = this.lexicon.get(token.folded) || 0;
    if (token.begins) for (const [name, names] of this.lexicon) if (name !== token.folded && name.startsWith(token.folded)) count += names;
    return count;
  }

  /* Marks the words that together name a place, a field or a year, and the profiles that belong to it. */
  async meetEntities(tokens) {
    const met = [];
    for (const token of tokens) token.entity = new Uint8Array(this.index.size);
    for (let start = 0; start < tokens.length; start++) {
      for (let length = Math.min(6, tokens.length - start); length > 0; length--) {
        const part = tokens.slice(start, start + length);
        const found = this.entitiesAt(part);
        if (!found.length) continue;
        met.push(...found.map((entity) => ({ ...entity, part })));
        start += length - 1;
        break;
      }
    }
    const wards = met.filter((entity) => entity.facet === "phuong").map((entity) => entity.id);
    await this.filters.openWards(this.filters.districtsOf(wards));
    for (const entity of met) this.markEntity(entity);
    return met;
  }

  entitiesAt(part) {
    const phrase = part.map((token) => token.folded).join(" ");
    const agrees = (entity) => part.every((token, at) => !token.marked || token.begins || entity.keys[at] === token.key);
    const exact = (this.entities.get(phrase) || []).filter(agrees);
    if (exact.length || !part.at(-1).begins || !/ .*./.test(phrase.replace(KIND_OF_PLACE, ""))) return exact;
    return [...this.entities].filter(([name]) => name.startsWith(phrase)).flatMap(([, found]) => found.filter(agrees));
  }

  markEntity({ facet, id, part }) {
    const passing = this.filters.passing(facet, [id]);
    const { column } = this.filters.columns[facet];
    for (const token of part) {
      token.isEntity = true;
      token.optional = false;
      token.part = part;
      for (let number = 0; number < column.length; number++) if (passing[column[number]]) token.entity[number] = FOLDED;
    }
  }

  /* For each two neighbouring words, the profiles in whose head they stand side by side; words of places and fields
     are met already. `beside` tells for each word whether it has a neighbour there. */
  async meetPairs(tokens) {
    await Promise.all(tokens.slice(0, -1).map(async (token, at) => {
      const next = tokens[at + 1];
      if (token.pair || ((token.isEntity || next.isEntity) && !token.quote)) return;
      const grades = new Uint8Array(this.index.size);
      const lists = await this.index.lists("doi", `${token.folded} ${next.folded}`, next.begins && next.folded.length > 2);
      for (const list of lists) {
        const [one, two] = list.key.split(" ");
        const grade = Math.min(gradeOf(token, { key: one, own: fold(one) }), gradeOf(next, { key: two, own: fold(two) }));
        for (const number of numbersOf(list.body)) grades[number] = Math.max(grades[number], grade);
      }
      token.pair = grades;
    }));
    tokens.forEach((token, at) => {
      const pairs = [token.pair, at ? tokens[at - 1].pair : null].filter(Boolean);
      if (!token.beside) token.beside = pairs.length ? Uint8Array.from(pairs[0], (grade, number) => Math.max(...pairs.map((pair) => pair[number]))) : new Uint8Array(this.index.size);
    });
  }

  /* Finds and ranks: {numbers, tiers, notes, met}. `deep` asks the stories in any case. */
  async find(query, deep) {
    const tokens = parse(query);
    if (!tokens.length) return { tokens, numbers: this.everyone(), tiers: null, notes: [], deepened: true };
    let found = await this.findWords(tokens, deep);
    const notes = [];
    if (!found.numbers.length) {
      for (const reading of this.readings(tokens)) {
        const again = await this.findWords(reading.tokens, deep);
        if (!again.numbers.length) continue;
        found = again;
        notes.push(reading.note);
        break;
      }
    }
    if (!found.numbers.length && tokens.length > 1) {
      found = await this.findMost(tokens);
      if (found.numbers.length) notes.push("Không có hồ sơ nào chứa đủ mọi từ; đây là những hồ sơ chứa nhiều từ nhất.");
    }
    return { ...found, notes: [...notes, ...found.notes] };
  }

  everyone() {
    return Array.from({ length: this.index.size }, (_, at) => this.index.size - 1 - at);
  }

  /* Tier after tier until there are hits; all of them when `deep`. */
  async findWords(tokens, deep) {
    const met = await this.meetEntities(tokens);
    const now = met.filter((entity) => entity.now).map((entity) => `${capital(entity.title)} hôm nay gồm cả người của các phường, xã cũ nay thuộc về đó.`);
    const tiers = { ten: 0, dau: 0, bai: 0 };
    // Whether the last word is a beginning is asked only when too few bear it as a name: Hoa before Hoàng.
    const last = tokens.at(-1);
    const { begins } = last;
    last.begins = false;
    let numbers = await this.keepQuoted(tokens, await this.inNames(tokens), false);
    if (numbers.length < this.enough && begins) {
      Object.assign(last, { begins, name: undefined });
      numbers = await this.keepQuoted(tokens, await this.inNames(tokens), false);
    }
    tiers.ten = numbers.length;
    let deepened = false;
    if (deep || !numbers.length) {
      numbers = await this.keepQuoted(tokens, await this.inHeads(tokens, deep), false);
      tiers.dau = numbers.length - tiers.ten;
    }
    if (deep || !numbers.length) {
      const before = numbers.length;
      numbers = await this.keepQuoted(tokens, await this.inStories(tokens), true);
      tiers.bai = numbers.length - before;
      deepened = true;
    }
    return { tokens, numbers: this.rank(tokens, numbers), tiers, notes: [...new Set(now)], deepened };
  }

  /* The rarest words are asked first: where they never meet, the long lists of common ones are not fetched. */
  async inNames(tokens) {
    const rarest = tokens.filter((token) => !token.optional).sort((one, two) => this.commonness(one) - this.commonness(two)).slice(0, 2);
    await this.meet(rarest, "name");
    if (!this.all(rarest, ["name", "entity"]).length) return [];
    await this.meet(tokens, "name");
    return this.all(tokens, ["name", "entity"]);
  }

  /* How many sure hits make it needless to look for less sure ones: a page, or, where lists are long, any. */
  get enough() {
    return this.index.size > LARGE ? 1 : ON_PAGE;
  }

  /* Words side by side are cheap to find, and what is meant as a rule. */
  async inHeads(tokens, deep) {
    await this.meetPairs(tokens);
    const near = this.all(tokens, ["name", "entity", "beside"]);
    if (near.length >= this.enough && !deep) return near;
    if (!(await this.areKnown(tokens))) return [];
    await Promise.all([this.meet(tokens, "name"), this.meet(tokens, "head")]);
    return this.all(tokens, ["name", "entity", "head"]);
  }

  async inStories(tokens) {
    if (!(await this.areKnown(tokens))) return [];
    await this.meet(tokens, "story");
    return this.all(tokens, ["name", "entity", "head", "story"]);
  }

  /* Whether every word stands somewhere. If one does not, the long lists of the others need not be fetched. */
  async areKnown(tokens) {
    const strangers = tokens.filter((token) => !token.optional && !token.isEntity && !this.commonness(token));
    await this.meet(strangers, "head");
    const rare = strangers.filter((token) => !token.head.some(Boolean));
    await this.meet(rare, "story");
    return rare.every((token) => token.story.some(Boolean));
  }

  /* The profiles that meet every word somewhere in these tiers. */
  all(tokens, tiers) {
    const rows = tokens.filter((token) => !token.optional).map((token) => tiers.map((tier) => token[tier]).filter(Boolean));
    const isMet = (row) => (number) => row.some((grades) => grades[number]);
    return rows.reduce((numbers, row) => numbers.filter(isMet(row)), [...Array(this.index.size).keys()]);
  }

  async findMost(tokens) {
    await Promise.all([this.meet(tokens, "name"), this.meet(tokens, "head"), this.meet(tokens, "story")]);
    const counts = new Uint8Array(this.index.size);
    let most = 0;
    for (let number = 0; number < this.index.size; number++) {
      for (const token of tokens) {
        if (token.name[number] || token.entity[number] || token.head[number] || token.story[number]) counts[number] += 1;
      }
      most = Math.max(most, counts[number]);
    }
    if (most * 2 < tokens.length) return { tokens, numbers: [], tiers: null, notes: [], deepened: true };
    const numbers = [];
    counts.forEach((count, number) => count === most && numbers.push(number));
    return { tokens, numbers: this.rank(tokens, numbers), tiers: null, notes: [], deepened: true };
  }

  /* Words in quotes stand side by side: in the name, in the head, or, when stories are asked, in the story's text. */
  async keepQuoted(tokens, numbers, inStories) {
    const groups = [...new Set(tokens.map((token) => token.quote))].filter(Boolean);
    if (!groups.length || !numbers.length) return numbers;
    const phrases = groups.map((group) => tokens.filter((token) => token.quote === group));
    await Promise.all([this.meet(tokens, "name"), ...phrases.map((phrase) => (phrase.length > 1 ? this.meetPairs(phrase) : this.meet(phrase, "head")))]);
    const open = (number) => phrases.filter((phrase) => !inName(phrase, number) && !inHead(phrase, number));
    const kept = numbers.filter((number) => !open(number).length);
    if (!inStories) return kept;
    const rest = numbers.filter((number) => open(number).length).slice(-MOST_VERIFIED);
    const stories = await Promise.all(rest.map((number) => this.index.row("c", number)));
    return [...kept, ...rest.filter((number, at) => open(number).every((phrase) => holds(stories[at], phrase)))].sort((one, two) => one - two);
  }

  /* Other readings of a query that found nothing: raw Telex, raw VNI, one letter of a name mended. */
  *readings(tokens) {
    for (const [name, read] of [["Telex", fromTelex], ["VNI", fromVni]]) {
      const meant = tokens.map((token) => read(token.word));
      if (meant.some(Boolean)) yield this.reading(tokens, meant, true, `Đã đọc theo kiểu gõ ${name}`);
    }
    const near = tokens.map((token) => (this.lexicon.has(token.folded) ? null : this.nearest(token.folded)));
    if (near.some(Boolean)) yield this.reading(tokens, near, false, "Không thấy đúng như đã gõ, đã tìm");
  }

  /* The word of names one letter away, most often borne first; the same first letter before others. */
  nearest(folded) {
    if (folded.length < 3) return null;
    const near = [...this.lexicon.keys()].filter((name) => name.length > 2 && isNear(folded, name));
    const worth = (name) => (name[0] === folded[0] ? 1e9 : 0) + this.lexicon.get(name);
    return near.sort((one, two) => worth(two) - worth(one))[0] || null;
  }

  reading(tokens, read, marked, what) {
    const fresh = tokens.map((token, at) => {
      const word = read[at] || token.word;
      return { word, key: key(word), folded: fold(key(word)), marked: marked && Boolean(read[at]), begins: false, quote: 0 };
    });
    return { tokens: fresh, note: `${what}: “${fresh.map((token) => token.word).join(" ")}”.` };
  }

  /* Best first; the newer stands first where two are as good. */
  rank(tokens, numbers) {
    const size = this.index.size;
    const worths = Float64Array.from(numbers, (number) => (score(features(tokens, number)) + BASE) * size + number);
    return Array.from(worths.sort().reverse(), (worth) => worth % size);
  }
}

const LARGE = 20000;

/* More than any score falls below nought. */
const BASE = 10000;
const MOST_VERIFIED = 20;

function holds(text, phrase) {
  const row = words(text).map(key);
  const marked = phrase[0].marked;
  const flat = (keys) => ` ${keys.join(" ")} `;
  return flat(marked ? row : row.map(fold)).includes(flat(phrase.map((token) => (marked ? token.key : token.folded))));
}

function inName(phrase, number) {
  return phrase.every((token, at) => token.name[number] && (!at || token.places[number] >> 4 === (phrase[at - 1].places[number] >> 4) + 1));
}

function inHead(phrase, number) {
  return phrase.length === 1 ? Boolean(phrase[0].head[number]) : phrase.slice(0, -1).every((token) => token.pair && token.pair[number]);
}

/* What ranking knows of one profile under a query. Each word counts once, where it weighs most. */
function features(tokens, number) {
  const found = { tiers: 0, tone: 0, beginnings: 0, sideBySide: 0, pairs: 0, nameLength: 0, isGiven: 0, isWhole: 0 };
  let before = -2;
  let inName = 0;
  for (const token of tokens) {
    const [weight, grade, tier] = weightOf(token, number);
    found.tiers += weight;
    if (grade > FOLDED) found.tone += grade - FOLDED;
    if (grade === BEGINS) found.beginnings += 1;
    const place = tier === "name" ? token.places[number] >> 4 : -2;
    if (tier === "name") {
      found.nameLength = token.places[number] & 15;
      inName += 1;
      if (place === before + 1) found.sideBySide += 1;
      if (place === found.nameLength - 1) found.isGiven = 1;
    }
    before = place;
    if (token.pair && token.pair[number]) found.pairs += 1;
  }
  found.isWhole = Number(inName === tokens.length && found.nameLength === inName && found.sideBySide === inName - 1);
  return found;
}

/* Of a place that is named in several words, one alone says nothing: the "phuong" of a ward is not the name Phương. */
function isOnlyPlace(token, number) {
  return token.part && token.entity[number] && token.part.some((other) => !other.name || !other.name[number]);
}

/* An honorific counts as a name only before the word it was typed before: "anh Tuấn" may be Anh Tuấn, not Tuấn Anh. */
function isAddress(token, number) {
  const { optional, next, places } = token;
  return optional && !(next.name && next.name[number] && next.places[number] >> 4 === (places[number] >> 4) + 1);
}

const NOT_MET = [0, 0, ""];
const WEIGHTS = [["name", 1000, "name"], ["entity", 800, "entity"], ["head", 400, "head"], ["beside", 400, "head"], ["story", 100, "story"]];

/* Names weigh most, then places and fields, heads, stories; with marks typed, a name with other marks weighs little. */
function weightOf(token, number) {
  let best = NOT_MET;
  for (const [name, weight, tier] of WEIGHTS) {
    const grade = token[name] ? token[name][number] : 0;
    if (!grade || (tier === "name" && (isOnlyPlace(token, number) || isAddress(token, number)))) continue;
    const own = token.marked && tier !== "entity" && grade <= FOLDED ? weight / 4 : weight;
    if (own > best[0]) best = [own, grade, tier];
  }
  return best;
}

/* Tiers first, then right tones, then words side by side. */
function score(found) {
  return found.tiers + found.tone * 150 + found.sideBySide * 60 + found.pairs * 80 + found.isGiven * 40 + found.isWhole * 120
    - found.beginnings * 50 - found.nameLength * 2;
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/* ---- answers ---- */

const ON_PAGE = 10;
const SNIPPET = 180;

class Answers {
  constructor(search) {
    this.search = search;
    this.index = search.index;
    this.filters = search.filters;
    this.found = new Map();
  }

  /* What a query finds, before filters; kept while the visitor filters, sorts and turns pages. */
  find(query, deep) {
    const name = JSON.stringify([query, deep]);
    if (!this.found.has(name)) {
      if (this.found.size > 8) this.found.clear();
      this.found.set(name, this.search.find(query, deep));
    }
    return this.found.get(name);
  }

  async query({ q, filters, sort, page, deep }) {
    await this.filters.openFields();
    const districts = this.filters.chosen("quan", filters.quan || []);
    const [found] = await Promise.all([this.find(q, deep), this.filters.openWards([...districts, ...this.filters.districtsOf(filters.phuong || [])])]);
    const { numbers, facets } = this.filter(found.numbers, filters);
    const ordered = await this.sorted(numbers, sort, found.tokens.length);
    const pages = Math.max(1, Math.ceil(ordered.length / ON_PAGE));
    const shown = Math.min(Math.max(1, page), pages);
    const hits = await Promise.all(ordered.slice((shown - 1) * ON_PAGE, shown * ON_PAGE).map((one) => this.hit(one, found.tokens)));
    return {
      state: ordered.length ? "ready" : "empty",
      total: ordered.length,
      tiers: found.tiers,
      deepened: found.deepened,
      notes: found.notes,
      page: shown,
      pages,
      hits,
      facets,
    };
  }

  /* The profiles that pass every filter; and for each filter its values, counted under the query and the other filters. */
  filter(numbers, filters) {
    const columns = FACETS.map((facet) => this.filters.columns[facet].column);
    const counts = FACETS.map((facet) => new Uint32Array(this.filters.columns[facet].sets.length));
    const passing = FACETS.map((facet) => ((filters[facet] || []).length ? this.filters.passing(facet, filters[facet]) : null));
    const active = [...FACETS.keys()].filter((at) => passing[at]);
    const all = [...FACETS.keys()];
    const kept = [];
    for (const number of numbers) {
      const failed = active.length ? active.filter((at) => !passing[at][columns[at][number]]) : active;
      if (!failed.length) kept.push(number);
      if (failed.length < 2) for (const at of failed.length ? failed : all) counts[at][columns[at][number]] += 1;
    }
    return { numbers: kept, facets: this.facets(counts, filters) };
  }

  facets(counts, filters) {
    const facets = {};
    FACETS.forEach((facet, at) => {
      const totals = this.totals(facet, counts[at], (set) => set);
      const rows = this.filters.legend[facet].map(([id, label, district], row) => ({ id, label, district, count: totals.get(row + 1) || 0 }));
      facets[facet] = rows.filter((row) => row.count || (filters[facet] || []).includes(row.id));
    });
    facets.nam.reverse();
    const today = this.totals("phuong", counts[FACETS.indexOf("phuong")], (set) => new Set(set.flatMap((value) => this.filters.today[value - 1] || [])));
    facets.phuong = this.wards(facets.phuong, today, filters);
    return facets;
  }

  /* How many profiles have each value, from how many have each set. */
  totals(facet, counts, valuesOf) {
    const totals = new Map();
    this.filters.columns[facet].sets.forEach((set, at) => {
      if (counts[at]) for (const value of valuesOf(set)) totals.set(value, (totals.get(value) || 0) + counts[at]);
    });
    return totals;
  }

  /* With a district chosen, its wards of then; otherwise the wards of today, if a gallery is so small that all its
     wards are read at once. */
  wards(rows, today, filters) {
    const districts = filters.quan || [];
    const picked = filters.phuong || [];
    const places = this.filters.legend.quan.map((row) => row[0]);
    const now = this.filters.legend.nay.map(([id, label]) => ({ id, label, count: today.get(id) || 0 }));
    const shown = districts.length
      ? rows.filter((row) => districts.includes(places[row.district - 1]) || picked.includes(row.id))
      : rows.filter((row) => picked.includes(row.id));
    const known = new Set(shown.map((row) => row.id));
    const more = now.filter((row) => !known.has(row.id) && (picked.includes(row.id) || (!districts.length && row.count && this.filters.allWards)));
    return [...shown, ...more].map(({ id, label, count, district }) => ({ id, label: capital(label), count, district: places[district - 1] }));
  }

  async sorted(numbers, sort, ranked) {
    if (sort === "nam" || (!ranked && sort !== "ten")) return [...numbers].sort((one, two) => two - one);
    if (sort !== "ten") return numbers;
    const order = JSON.parse(new TextDecoder().decode(await this.index.single("thu-tu")));
    const rank = new Uint32Array(order.length);
    order.forEach((number, at) => (rank[number] = at));
    return [...numbers].sort((one, two) => rank[one] - rank[two]);
  }

  async hit(number, tokens) {
    const [slug, name, honorific, summary, role, place, monogram] = await this.index.row("k", number);
    const tiers = tokens.map((token) => weightOf(token, number)[2]);
    const [marked, inHead, inStory] = ["name", "head", "story"].map((tier) => tokens.filter((_, at) => tiers[at] === tier));
    const rest = [...inHead, ...inStory];
    let text = summary || role || "";
    if (inStory.length) text = sentenceOf(await this.index.row("c", number), rest) || text;
    else if (inHead.length) text = best([summary, role], inHead) || text;
    const of = (facet) => this.filters.values(facet, number).map((value) => this.filters.label(facet, value));
    return {
      slug,
      name: marks(name, marked),
      honorific,
      monogram,
      text: marks(around(text, rest), rest),
      place: capital(place),
      fields: of("linh-vuc"),
      years: of("nam").reverse(),
      level: of("cap")[0] || "",
      kind: this.filters.values("loai", number)[0] === 2 ? "collective" : "person",
    };
  }

  /* While typing: people by name first, then places, fields and movements. */
  async suggest({ q }) {
    const tokens = parse(q);
    if (!tokens.length) return { people: [], places: [], fields: [], movements: [] };
    await this.search.meet(tokens, "name");
    const numbers = this.search.rank(tokens, this.search.all(tokens, ["name"])).slice(0, 5);
    const people = await Promise.all(numbers.map(async (number) => {
      const [slug, name, honorific, , , place] = await this.index.row("k", number);
      return { slug, name: marks(name, tokens), honorific, place: capital(place) };
    }));
    const phrase = tokens.map((token) => token.folded).join(" ");
    const named = phrase.length < 2 ? [] : [...this.search.entities].filter(([name]) => ` ${name}`.includes(` ${phrase}`)).flatMap(([, found]) => found);
    const once = [...new Map(named.map((entity) => [`${entity.facet}/${entity.id}`, entity])).values()];
    const movements = this.filters.legend["phong-trao"].filter(([, name]) => phrase.length > 2 && ` ${words(name).map(key).map(fold).join(" ")}`.includes(` ${phrase}`));
    const link = (entity) => ({ facet: entity.facet, id: entity.id, label: capital(entity.title) });
    return {
      people,
      places: once.filter((entity) => entity.facet === "quan" || entity.facet === "phuong").slice(0, 4).map(link),
      fields: once.filter((entity) => entity.facet === "linh-vuc").slice(0, 3).map(link),
      movements: movements.slice(0, 3).map(([id, label]) => ({ facet: "phong-trao", id, label })),
    };
  }
}

/* A text as pieces [text, whether it matched]; typed with marks, words with other letters match only if no others do. */
function marks(text, tokens) {
  const own = [...text.matchAll(WORD)].map((match) => key(match[0].normalize("NFC").toLowerCase()));
  const strict = tokens.filter((token) => !token.marked || own.some((one) => isLike(token, one)));
  const pieces = [];
  let at = 0;
  for (const [index, match] of [...text.matchAll(WORD)].entries()) {
    const one = own[index];
    const holds = (token) => (token.marked && strict.includes(token) ? isLike(token, one) : beginsLike(token, one));
    if (!tokens.some(holds)) continue;
    if (match.index > at) pieces.push([text.slice(at, match.index), false]);
    pieces.push([match[0], true]);
    at = match.index + match[0].length;
  }
  if (at < text.length) pieces.push([text.slice(at), false]);
  return pieces;
}

function isLike(token, one) {
  return one.replace(TONES, "") === token.key.replace(TONES, "");
}

function beginsLike(token, one) {
  const folded = fold(one);
  return folded === token.folded || (token.begins && folded.startsWith(token.folded));
}

/* How many of the words a text holds; right tones and neighbours count more. */
function worth(text, tokens) {
  const row = words(text).map(key);
  let value = 0;
  let before = -2;
  for (const token of tokens) {
    let at = row.findIndex((one, index) => index === before + 1 && fold(one) === token.folded);
    if (at < 0) at = row.findIndex((one) => fold(one) === token.folded || (token.begins && fold(one).startsWith(token.folded)));
    if (at < 0) continue;
    value += 10 + (at === before + 1 ? 5 : 0) + (row[at] === token.key ? 2 : 0);
    before = at;
  }
  return value;
}

function best(texts, tokens) {
  const rows = texts.filter(Boolean).map((text) => [worth(text, tokens), text]);
  rows.sort((one, two) => two[0] - one[0]);
  return rows.length ? rows[0][1] : "";
}

function sentenceOf(story, tokens) {
  return best(story.split(/(?<=[.!?…])\s+/), tokens);
}

/* A long text cut to the part around the first match, at words. */
function around(text, tokens) {
  if (text.length <= SNIPPET) return text;
  const first = marks(text, tokens);
  const at = first.length && !first[0][1] && first.length > 1 ? first[0][0].length : 0;
  const start = at > SNIPPET / 2 ? text.indexOf(" ", at - SNIPPET / 3) + 1 : 0;
  const end = text.lastIndexOf(" ", start + SNIPPET);
  return (start ? "… " : "") + text.slice(start, end > start ? end : undefined) + (end > start && end < text.length ? " …" : "");
}

/* ---- messages ---- */

let opened = null;
let folderUrl = "";

function open(reload) {
  opened = Search.open(folderUrl, reload).then((search) => new Answers(search));
  return opened;
}

/* A file that is gone means that a new site was put up while this page was open: start again from its contents, once. */
async function answer(message) {
  const ask = async (answers) => answers[message.type](message);
  try {
    return await ask(await (opened || open(false)));
  } catch (error) {
    return await ask(await open(true));
  }
}

if (typeof WorkerGlobalScope !== "undefined" && self instanceof WorkerGlobalScope) {
  self.onmessage = async ({ data }) => {
    if (data.type === "open") {
      folderUrl = data.folder;
      return;
    }
    try {
      self.postMessage({ id: data.id, ...(await answer(data)) });
    } catch (error) {
      opened = null;
      self.postMessage({ id: data.id, state: "error", message: String(error) });
    }
  };
}
