/* The files of the index: their names, and which of them holds what. Each is fetched once. */

import { decodeJson, decodeLexicon, decodeText, listsOf } from "./decode.js";
import { mayHoldWords, rangeOf, span } from "./directory.js";
import { fetchFile } from "./fetching.js";
import { readLegend } from "./legend.js";
import { fold } from "./syllables.js";

/** @typedef {import("./decode.js").List & { folded: string }} FoldedList */

/**
 * How the files of a family are named. Shards have `first`, the first key of each; in large
 * galleries `page` names files that hold further `first` and `hash`, and the size of each shard in kilobytes. Numbered
 * rows have `rows` per file and `block`, files per hash.
 * @typedef {object} Family
 * @property {string[]} hash
 * @property {any[]} first
 * @property {string[]} page
 * @property {number} rows
 * @property {number} block
 */

/**
 * What contents.bin says: the number of profiles, the hash of each single file, the families.
 * @typedef {{ format: number, n: number, files: Record<string, string>, families: Record<string, Family> }}
 *   Contents
 */

/**
 * What stands on a plate: qualifier, number and unit; empty for an emblem, null for initials.
 * @typedef {(string | null)[] | null} Figure
 *
 * What a result shows: slug, name, honorific, summary, role, place, monogram, figure, and the numbers of its fields,
 * movements and awards.
 * @typedef {[string, string, string, string, string, string, string, Figure, number[], number[], number[]]} Card
 */

/** As `FORMAT` of generator/search/index_files.py: a page that was open while the site was replaced reads nothing wrongly. */
const INDEX_FORMAT = 6;
const LARGE = 2001;
const VERY_LARGE = 20_001;
/** Files of lists that are fetched ahead for the beginning of a word, and for a key. */
const MOST_AHEAD = 3;
const MOST_OF_KEY = 2;

/** @typedef {"names" | "texts"} ListFamily Lists of the words of names; of words and pairs of words of all other texts. */

export class Index {
  /**
   * @param {string} folder Its address, which ends in "/".
   * @param {Contents} contents
   */
  constructor(folder, contents) {
    this.folder = folder;
    this.contents = contents;
    this.size = contents.n;
    /** @type {Map<string, Promise<Uint8Array>>} */
    this.files = new Map();
  }

  /**
   * Fetch the contents; `reload` passes over the browser's cache. Raises MissingFileError, and an error where the index
   * has another format.
   * @param {string} folder
   * @param {boolean} reload
   */
  static async open(folder, reload) {
    const contents = await fetchContents(folder, reload);
    if (contents.format !== INDEX_FORMAT) throw new Error("the index is written for another page");
    return new Index(folder, contents);
  }

  /** Whether only the first good results are looked for. */
  get isLarge() {
    return this.size >= LARGE;
  }

  /** Whether nothing is fetched that is not certain to be read. */
  get isVeryLarge() {
    return this.size >= VERY_LARGE;
  }

  /** Whether the host has another index by now. */
  async isOutdated() {
    const contents = await fetchContents(this.folder, true);
    return JSON.stringify(contents) !== JSON.stringify(this.contents);
  }

  /** Columns of years, levels, kinds and districts, see filters.js. */
  filterTable() {
    return this.single("filters");
  }

  fieldTable() {
    return this.single("fields");
  }

  async legend() {
    return readLegend(decodeJson(await this.single("legend")));
  }

  async lexicon() {
    return decodeLexicon(await this.single("lexicon"));
  }

  /** How often short texts hold each folded word; words that are held once are left out. */
  async words() {
    return decodeLexicon(await this.single("words"));
  }

  /** @returns {Promise<number[]>} The profile numbers, sorted by name. */
  async nameOrder() {
    return decodeJson(await this.single("name-order"));
  }

  /** The rank of each profile, by number: 0 for a title, 1 for a deed, 2 for a name alone. */
  ranks() {
    return this.single("ranks");
  }

  /**
   * @param {number} number
   * @returns {Promise<Card>}
   */
  card(number) {
    return this.row("cards", number);
  }

  /**
   * Return a profile's story, which lies beside its page; null where it cannot be read. A result does without its sentence
   * then: the page would show none of the others if this failed. The console names the file.
   * @param {number} number
   * @returns {Promise<string | null>}
   */
  async story(number) {
    const [slug] = await this.card(number);
    try {
      return decodeText(await this.fetchOnce(`../../ho-so/${slug}/story.bin`));
    } catch (error) {
      console.warn("story not read:", String(error));
      return null;
    }
  }

  /** How many profiles a block of turns has. */
  get turnsRows() {
    return this.contents.families.turns.rows;
  }

  /**
   * A block of turns, see decode.js.
   * @param {string} hash
   */
  turns(hash) {
    return this.file("turns", hash);
  }

  /** The first district of each file of wards. @returns {number[]} */
  get wardFiles() {
    return this.contents.families.wards.first;
  }

  /** @param {number} file */
  wardTable(file) {
    return this.file("wards", this.contents.families.wards.hash[file]);
  }

  /**
   * Return the lists of a family whose folded key is `folded`. Where those are long, each key may have a shard of its own,
   * named by the folded form, a tab and the key; the one of `only` is enough then.
   * @param {ListFamily} family
   * @param {string} folded
   * @param {string} [only]
   * @returns {Promise<FoldedList[]>}
   */
  async lists(family, folded, only) {
    const lists = await this.read(family, await this.hashesOf(family, ...rangeOf(folded, only)));
    return lists.filter((list) => list.folded === folded && (!only || list.key === only));
  }

  /**
   * Return the lists of a family whose folded keys begin so.
   * @param {ListFamily} family
   * @param {string} beginning
   */
  async listsBegunBy(family, beginning) {
    const lists = await this.read(family, await this.hashesBegunBy(family, beginning));
    return lists.filter(({ folded }) => folded.startsWith(beginning));
  }

  /**
   * Return the lists of single words of texts that begin so; shards of pairs alone are passed over.
   * @param {string} beginning
   */
  async wordsBegunBy(beginning) {
    const range = /** @type {const} */ ([beginning, `${beginning}\uffff`]);
    const lists = await this.read("texts", await this.hashesOf("texts", ...range, mayHoldWords));
    return lists.filter(({ key, folded }) => folded.startsWith(beginning) && !key.includes(" "));
  }

  /**
   * @param {ListFamily} family
   * @param {string[]} hashes
   * @returns {Promise<FoldedList[]>}
   */
  async read(family, hashes) {
    const shards = await Promise.all(hashes.map((hash) => this.file(family, hash)));
    const lists = shards.flatMap((shard) => [...listsOf(shard)]);
    return lists.map((list) => ({ ...list, folded: fold(list.key) }));
  }

  /**
   * Begin to fetch where the lists of a folded key lie, and with `withLists` the lists themselves; see `lists`.
   * What fails here fails again where it is needed.
   * @param {ListFamily} family
   * @param {string} folded
   * @param {boolean} withLists
   * @param {string} [only]
   */
  async fetchAhead(family, folded, withLists, only) {
    try {
      const hashes = await this.hashesOf(family, ...rangeOf(folded, only));
      const others = only ? await this.hashesOf(family, ...rangeOf(folded)) : [];
      const few = others.length <= MOST_OF_KEY ? [...hashes, ...others] : hashes.slice(0, 1);
      if (withLists) await Promise.all(few.map((hash) => this.file(family, hash)));
    } catch {}
  }

  /**
   * Begin to fetch the lists of folded keys that begin so, unless these are all over the place.
   * @param {ListFamily} family
   * @param {string} beginning
   */
  async fetchBeginnings(family, beginning) {
    try {
      const hashes = await this.hashesBegunBy(family, beginning);
      if (hashes.length <= MOST_AHEAD)
        await Promise.all(hashes.map((hash) => this.file(family, hash)));
    } catch {}
  }

  /**
   * Begin to fetch where the lists of folded keys lie that begin so, if a few pages have all of them.
   * @param {ListFamily} family
   * @param {string} beginning
   * @param {number} most How many pages.
   */
  fetchDirectory(family, beginning, most) {
    const { first, page } = this.contents.families[family];
    const entries = page ? span(first, beginning, `${beginning}\uffff`) : [];
    if (entries.length > most) return;
    for (const entry of entries) this.json(`${family}-directory`, page[entry]).catch(() => null);
  }

  /**
   * How many kilobytes the lists of a folded key take; 0 in small galleries, where none is long. See `lists`.
   * @param {ListFamily} family
   * @param {string} folded
   * @param {string} [only]
   */
  async sizeOf(family, folded, only) {
    const shards = await this.shardsOf(family, ...rangeOf(folded, only));
    return shards.reduce((sum, { size }) => sum + size, 0);
  }

  /**
   * The hashes of the shards that may hold folded keys that begin so.
   * @param {string} family
   * @param {string} beginning
   */
  hashesBegunBy(family, beginning) {
    return this.hashesOf(family, beginning, `${beginning}\uffff`);
  }

  /**
   * The hashes of the shards that may hold folded keys from `low` to `high`.
   * @param {string} family
   * @param {string} low
   * @param {string} high
   * @param {(first: string, next: string | undefined) => boolean} [isWanted] By the first keys of a shard and of the next one.
   */
  async hashesOf(family, low, high, isWanted) {
    return (await this.shardsOf(family, low, high, isWanted)).map(({ hash }) => hash);
  }

  /**
   * The same with the size of each.
   * @param {string} family
   * @param {string} low
   * @param {string} high
   * @param {(first: string, next: string | undefined) => boolean} [isWanted]
   * @returns {Promise<{ hash: string, size: number }[]>}
   */
  async shardsOf(family, low, high, isWanted = () => true) {
    const { first, hash, page } = this.contents.families[family];
    const entries = hash ? [] : span(first, low, high);
    const pages = hash
      ? [{ first, hash }]
      : await Promise.all(entries.map((entry) => this.json(`${family}-directory`, page[entry])));
    return pages.flatMap((one) => {
      const wanted = span(one.first, low, high).filter((entry) => {
        return isWanted(one.first[entry], one.first[entry + 1]);
      });
      return wanted.map((entry) => ({ hash: one.hash[entry], size: one.kb?.[entry] ?? 0 }));
    });
  }

  /**
   * Row `number` of a numbered family.
   * @param {string} family
   * @param {number} number
   */
  async row(family, number) {
    const { rows, block, hash } = this.contents.families[family];
    const file = Math.floor(number / rows);
    const name = `${hash[Math.floor(file / block)]}-${file % block}`;
    return (await this.json(family, name))[number % rows];
  }

  /** @param {string} name */
  single(name) {
    return this.file(name, this.contents.files[name]);
  }

  /**
   * @param {string} name
   * @param {string} hash
   */
  async json(name, hash) {
    return decodeJson(await this.file(name, hash));
  }

  /**
   * @param {string} name
   * @param {string} hash
   */
  file(name, hash) {
    return this.fetchOnce(`${name}-${hash}.bin`);
  }

  /**
   * The unpacked bytes of a file; asked for once, unless that fails.
   * @param {string} path
   * @returns {Promise<Uint8Array>}
   */
  fetchOnce(path) {
    const known = this.files.get(path);
    if (known) return known;
    const bytes = this.fetchFile(path);
    this.files.set(path, bytes);
    bytes.catch(() => this.files.delete(path));
    return bytes;
  }

  /** @param {string} path */
  fetchFile(path) {
    return fetchFile(this.folder + path);
  }
}

/**
 * @param {string} folder
 * @param {boolean} reload
 * @returns {Promise<Contents>}
 */
async function fetchContents(folder, reload) {
  const cache = reload ? "reload" : "no-cache";
  return decodeJson(await fetchFile(`${folder}contents.bin`, { cache }));
}
