// Reads {rules, texts, children} as JSON; prints for each text its first detail, for each child's text its first fault.
import { readFileSync } from "node:fs";

const { folder, rules, texts, children } = JSON.parse(readFileSync(0, "utf8"));
const { Privacy } = await import(`${folder}/form/privacy.js`);
const privacy = new Privacy(rules);
const details = texts.map((text) => {
  const [first] = privacy.findDetails(text);
  return first ? [first.code, first.text] : null;
});
const faults = children.map(
  ([text, name, withSchool]) => privacy.findChildFault(text, name, withSchool)?.message ?? null,
);
process.stdout.write(JSON.stringify({ details, faults }));
