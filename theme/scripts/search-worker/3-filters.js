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
      this.fields = this.index.single("fields").then((bytes) => (this.columns["linh-vuc"] = columnOf(reader(bytes), this.index.size)));
    }
    await this.fields;
    if (this.index.contents.families.wards.hash.length === 1) await this.openWards([0]);
  }

  get allWards() {
    return this.known.size > this.legend.quan.length;
  }

  /* Reads the wards of some districts, by number; district 0 is whoever was honoured outside any. */
  async openWards(districts) {
    const { first, hash } = this.index.contents.families.wards;
    const files = new Set([...districts].map((district) => first.findLastIndex((one) => one <= district)));
    await Promise.all([...files].map(async (file) => {
      const bytes = await this.index.file("wards", hash[file]);
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
