// Reads {files, wards, units, slugs, addresses} as JSON, and prints what the form's modules make of them.
import { readFileSync } from "node:fs";

const { folder, files, wards, units, slugs, addresses, choices } = JSON.parse(readFileSync(0, "utf8"));
const { makeSlug, writeFile } = await import(`${folder}/form/profile-file.js`);
const { findChoices, Places } = await import(`${folder}/form/places.js`);
const { makeIssueAddress, makeMailAddress, makeNewFileAddress } = await import(`${folder}/form/sending.js`);
const places = new Places(units);
const calls = { makeIssueAddress, makeMailAddress, makeNewFileAddress };
process.stdout.write(
  JSON.stringify({
    files: files.map(([answers, published]) => writeFile(answers, published)),
    wards: wards.map(([district, year]) => places.listChoices(district, year).map(({ value }) => value)),
    slugs: slugs.map(makeSlug),
    addresses: addresses.map(([call, ...given]) => calls[call](...given)),
    choices: choices.map(([typed, labels]) =>
      findChoices(typed, labels.map((label) => ({ label }))).map(({ label }) => label),
    ),
  }),
);
