// Reads {folder, config, data, kept, changed, made, entries, moves, calls} as JSON; prints what the form makes of them.
import { readFileSync } from "node:fs";

const { folder, config, data, kept, changed, made, entries, moves, calls } = JSON.parse(readFileSync(0, "utf8"));
const source = `${folder}/../../editor/src`;
const { makeFormats } = await import(`${source}/formats.js`);
const { Checks } = await import(`${source}/checks.js`);
const { changesBranch } = await import(`${source}/guard.js`);
const formats = makeFormats(config, data.photo);
const checks = new Checks(data);
// The form reads and writes a file without the spaces around its text.
const read = (kind, text) => formats[kind].read(text.trim());
const write = (kind, values) => `${formats[kind].write(values).trim()}\n`;
const set = (values, path, value) => {
  const keys = path.split(".");
  const last = keys.pop();
  keys.reduce((part, key) => (part[key] ??= {}), values)[last] = value;
};
// The CMS gives what it opens the values that go without saying.
const fill = (fields, values) => {
  for (const { name, default: usual, fields: inside } of fields) {
    if (usual !== undefined) values[name] ??= usual;
    if (inside && values[name]) [values[name]].flat().forEach((one) => fill(inside, one));
  }
  return values;
};
const open = (kind, text) => fill(config.collections.find(({ name }) => name === kind).fields, read(kind, text));
process.stdout.write(
  JSON.stringify({
    kept: kept.map(([kind, text]) => write(kind, open(kind, text))),
    wrong: kept.map(([kind, text]) => [...checks.find(kind, read(kind, text)).keys()]),
    changed: changed.map(([kind, text, path, value]) => {
      const values = read(kind, text);
      set(values, path, value);
      return write(kind, values);
    }),
    made: made.map((values) => write("ho-so", values)),
    refused: calls.map(([method, address, body]) => changesBranch({ method, address, body }, "main")),
    moves: moves.map(([path, values]) => checks.findMove(path, values)?.message ?? ""),
    faults: entries.map((values) =>
      [...checks.find("ho-so", values)].map(([path, { message }]) => [path, message]),
    ),
  }),
);
