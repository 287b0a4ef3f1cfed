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
    const answer = await fetch(`${folder}contents.json`, { cache: reload ? "reload" : "no-cache" });
    if (!answer.ok) throw new Gone("contents.json");
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

  /* The text of a profile's story, which lies beside its page. */
  async story(slug) {
    const path = `../../ho-so/${slug}/story.bin`;
    if (!this.files.has(path)) this.files.set(path, this.read(path).catch((error) => (this.files.delete(path), Promise.reject(error))));
    return new TextDecoder().decode(await this.files.get(path));
  }

  async storyOf(number) {
    const [slug] = await this.row("cards", number);
    return this.story(slug);
  }

  /* The hashes of the shards that may hold folded keys from `low` to `high`. */
  async hashesOf(family, low, high) {
    const directory = this.contents.families[family];
    if (directory.hash) return span(directory.first, low, high).map((at) => directory.hash[at]);
    const pages = await Promise.all(span(directory.first, low, high).map((at) => this.json(`${family}-directory`, directory.page[at])));
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
