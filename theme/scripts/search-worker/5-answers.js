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
    const order = JSON.parse(new TextDecoder().decode(await this.index.single("name-order")));
    const rank = new Uint32Array(order.length);
    order.forEach((number, at) => (rank[number] = at));
    return [...numbers].sort((one, two) => rank[one] - rank[two]);
  }

  async hit(number, tokens) {
    const [slug, name, honorific, summary, role, place, monogram] = await this.index.row("cards", number);
    const tiers = tokens.map((token) => weightOf(token, number)[2]);
    const [marked, inHead, inStory] = ["name", "head", "story"].map((tier) => tokens.filter((_, at) => tiers[at] === tier));
    const rest = [...inHead, ...inStory];
    let text = summary || role || "";
    if (inStory.length) text = sentenceOf(await this.index.story(slug), rest) || text;
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
      const [slug, name, honorific, , , place] = await this.index.row("cards", number);
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
