/* Reads pairs of scripts as JSON from stdin; writes for each pair whether both are one program, beside comments and layout. */

import { readFileSync } from "node:fs";

const { parsers } = await import(process.argv[2]);
const LAYOUT = /^(?:loc|range|start|end|extra|comments|tokens|__content(?:Start|End))$/;

/** Without parentheses, which stand around values whose type a comment names. */
function plain(key, value) {
  while (value?.type === "ParenthesizedExpression") value = value.expression;
  return LAYOUT.test(key) ? undefined : value;
}

const read = (script) => JSON.stringify(parsers.babel.parse(script, {}), plain);
const pairs = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(pairs.map(([one, other]) => read(one) === read(other))));
