/* `node bundle.mjs`: bundle the form for editors into dist/, which `ntvt build` copies to /bien-tap/soan/. */

import { cp, mkdir, readdir, readFile, rename, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const CMS = `${HERE}node_modules/@sveltia/cms/npm/`;
const OUT = `${HERE}dist`;
const NEW = `${HERE}dist-new`;

// What a form such as ours never asks for: maps, drawings, colours for source code, and all languages but one.
const UNUSED =
  /^(?:@shikijs\/|leaflet|svgo|terra-draw)|\/shiki-engine-[^/]*\.js$|locales\/.+\.json$/;
const LANGUAGE = "/locales/vi.json";
// Codecs of pictures, and the symbols on buttons. The package asks for each by its name, beside the script.
const ASSETS = /^(?:heic|webp|material-symbols).*\.(?:js|wasm|woff2|txt)$/;
// Words of our pages for those of the package.
const WORDS = {
  "kho mã nguồn": "kho hồ sơ",
  "Kho mã nguồn": "Kho hồ sơ",
  "bài viết": "mục",
  "Bài viết": "Mục",
  "xuất bản": "đăng",
  "Xuất bản": "Đăng",
};
// What of the package is not for us, and what stands there instead: requests to hosts that have nothing to do with the
// repository, a page that cannot be enlarged, names of entries that only the list shows, changes that nobody made.
/** @type {[RegExp, string][]} */
const REPLACED = [
  [/https:\/\/www\.githubstatus\.com\/api\/v2\/status\.json/g, "data:application/json,{}"],
  [/https:\/\/status-api\.hostedstatus\.com\/1\.0\/status\/\w+/g, "data:application/json,{}"],
  [/@font-face\s*\{[^}]*cdn\.jsdelivr\.net[^}]*\}/g, ""],
  [/`maximum-scale=1`,/g, ""],
  // The heading and the proposals, too, name an entry by the template `summary`.
  [/useTemplate:(\w)=!1/g, "useTemplate:$1=!0"],
  // The control of a plain list keeps the list as a whole beside its items as soon as it is shown; the items count.
  [/!\w+\.test\((\w)\)&&(\w)\[\1\]!==void 0/g, "$&&&!Array.isArray($2[$1])"],
];

/** @type {import("esbuild").Plugin} */
const trim = {
  name: "trim",
  setup({ onLoad, onResolve }) {
    onResolve({ filter: UNUSED }, ({ path }) =>
      path.endsWith(LANGUAGE) ? undefined : { path: "unused", namespace: "unused" },
    );
    onLoad({ filter: /.*/, namespace: "unused" }, () => ({ contents: "export default {}" }));
    onLoad({ filter: /locales[/\\]vi\.json$/ }, loadTexts);
    onLoad({ filter: /[/\\]npm[/\\]index\.js$/ }, async ({ path }) => ({
      contents: replace(await readFile(path, "utf8")),
    }));
  },
};

/**
 * Load the Vietnamese texts of the package, and our own of what it has in English only.
 * @param {{ path: string }} file
 */
async function loadTexts({ path }) {
  const [theirs, ours] = await Promise.all(
    [path, `${HERE}src/texts.json`].map(async (name) => JSON.parse(await readFile(name, "utf8"))),
  );
  const text = JSON.stringify(merge(theirs, ours));
  const contents = Object.entries(WORDS).reduce(
    (all, [word, ourWord]) => all.replaceAll(word, ourWord),
    text,
  );
  return { contents, loader: "json" };
}

/**
 * @param {Record<string, any>} theirs
 * @param {Record<string, any>} ours
 * @returns {Record<string, any>}
 */
function merge(theirs, ours) {
  const texts = Object.entries(ours).map(([key, text]) => [
    key,
    typeof text === "string" ? text : merge(theirs[key] ?? {}, text),
  ]);
  return { ...theirs, ...Object.fromEntries(texts) };
}

/**
 * Replace what is not for us. Throws where a newer package has nothing to replace.
 * @param {string} script
 */
function replace(script) {
  return REPLACED.reduce((text, [pattern, instead]) => {
    if (!text.match(pattern)) throw new Error(`no longer in @sveltia/cms: ${pattern}`);
    return text.replace(pattern, instead);
  }, script);
}

await rm(NEW, { recursive: true, force: true });
await build({
  entryPoints: [`${HERE}src/soan.js`],
  outdir: NEW,
  bundle: true,
  format: "esm",
  splitting: true,
  charset: "utf8",
  minify: true,
  target: "es2022",
  entryNames: "[name]",
  chunkNames: "[name]-[hash]",
  plugins: [trim],
  logLevel: "warning",
});
await mkdir(`${NEW}/assets`);
const assets = (await readdir(`${CMS}assets`)).filter((name) => ASSETS.test(name));
for (const name of assets) await cp(`${CMS}assets/${name}`, `${NEW}/assets/${name}`);
await cp(`${CMS}../LICENSE.txt`, `${NEW}/LICENSE.txt`);
await rm(OUT, { recursive: true, force: true });
await rename(NEW, OUT);
