// Reads {rules, texts, children, honourees} as JSON; prints for each text its first detail, for each child's text its
// first fault, for each honouree the first fault of the text.
import { readFileSync } from "node:fs";

const { folder, rules, texts, children, honourees } = JSON.parse(readFileSync(0, "utf8"));
const { Privacy } = await import(`${folder}/form/privacy.js`);
const privacy = new Privacy(rules);
const details = texts.map((text) => {
  const [first] = privacy.findDetails(text);
  return first ? [first.code, first.text] : null;
});
const faults = children.map(([text, name]) => privacy.findChildFault(text, name)?.message ?? null);
const named = honourees.map(([text, name]) => privacy.findFault(text, name)?.message ?? null);
process.stdout.write(JSON.stringify({ details, faults, named }));
