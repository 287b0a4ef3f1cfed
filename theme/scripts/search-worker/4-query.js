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
    const [table, legend, lexicon] = await Promise.all(["filters", "legend", "lexicon"].map((name) => index.single(name)));
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
    if (tier === "name") return this.commonness(token) ? this.index.lists("names", token.folded, token.begins) : [];
    const family = tier === "head" ? "heads" : "stories";
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
      const lists = await this.index.lists("pairs", `${token.folded} ${next.folded}`, next.begins && next.folded.length > 2);
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
    const stories = await Promise.all(rest.map((number) => this.index.storyOf(number)));
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
