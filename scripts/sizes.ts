// Prints what travels, compressed, beside its budget. A size over its budget fails; one whose budget is not met yet fails when
// it grows over the best that was reached, and says that the budget is not met.
import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { packedModule } from "../www/generated/core/inlined.js";
import { LANGUAGE_TAGS } from "../www/words.js";

const gzip = (data: string | Buffer) => gzipSync(data, { level: 9 }).length;
const sizeOf = (...files: string[]) =>
  files.reduce((bytes, file) => bytes + gzip(readFileSync(`dist/site/${file}`)), 0);

const [version = "", ...others] = readdirSync("dist/site/value-calculator");
if (others.length > 0) throw new Error("dist/site has parts of several versions");
const PARTS = `value-calculator/${version}`;
const loader = sizeOf("value-calculator.js");
const element = sizeOf(`${PARTS}/element.js`);
const core = readFileSync(`dist/site/${PARTS}/core.js`, "utf8");
if (!core.includes(packedModule)) throw new Error("the core's script does not carry the module");

// The words of the heaviest language, with the data of the model that pages show most.
const FIRST_WORDS = ["page", "customer-value"];
const [words, heaviest] = LANGUAGE_TAGS.map(
  (lang) => [sizeOf(...FIRST_WORDS.map((name) => `${PARTS}/locales.${lang}.${name}.js`)), lang] as const,
).reduce((most, other) => (other[0] > most[0] ? other : most));
const singleFile = singleFileSizes();

/** The one file with every part in it, and with those alone that its first screen needs. */
function singleFileSizes() {
  const page = readFileSync("dist/value-calculator.html", "utf8");
  const first = `locales.${heaviest}.page`;
  const atFirst = page.replace(
    /<script type="text\/plain" data-value-calculator-part="([^"]+)">[^<]*<\/script>\n?/g,
    (script, parts: string) => (parts.split(" ").includes(first) ? script : ""),
  );
  return { whole: gzip(page), atFirst: gzip(atFirst) };
}

/** `reached` is the best so far, in bytes with some room for the version's name, where the budget is not met. */
type Size = { what: string; bytes: number; budget?: number; reached?: number };
const sizes: Size[] = [
  { what: "value-calculator.js, the loader that a page loads first", bytes: loader, budget: 6_000 },
  {
    what: "the module's core",
    bytes: gzip(readFileSync("www/generated/core/value-calculator.wasm")),
    budget: 44_000,
  },
  {
    what: "other JavaScript of the first screen, loader included",
    bytes: loader + element + gzip(core.replace(packedModule, "")),
    budget: 26_000,
    reached: 31_450,
  },
  { what: "words and data of one model, in one language", bytes: words, budget: 8_000 },
  {
    what: "all that is loaded for one model",
    bytes: loader + element + gzip(core) + words,
    budget: 82_000,
    reached: 82_650,
  },
  {
    what: "value-calculator-frame.js, the frame's loader",
    bytes: sizeOf("value-calculator-frame.js"),
    budget: 1_200,
  },
  { what: "value-calculator.html, its first screen", bytes: singleFile.atFirst, budget: 100_000 },
  { what: "value-calculator.html, all in one file", bytes: singleFile.whole, budget: 380_000 },
  {
    what: "value-calculator.wasm, the whole module",
    bytes: gzip(readFileSync("dist/npm/value-calculator.wasm")),
  },
  ...readdirSync(`dist/site/${PARTS}`)
    .filter((file) => !/^(locales\.|element\.js|core\.js)/.test(file))
    .map((file) => ({ what: `when needed: ${file}`, bytes: sizeOf(`${PARTS}/${file}`) })),
  { what: "embed.html, embed.js, embed.css", bytes: sizeOf("embed.html", "embed.js", "embed.css") },
  {
    what: "the page itself: index.html, site.js, site.css",
    bytes: sizeOf("index.html", "site.js", "site.css"),
  },
  {
    what: "builder.html with its script, sheet and words",
    bytes: sizeOf("builder.html", "builder.js", "builder.css", "builder/zh-CN.json"),
  },
];

const kilobytes = (size: number) => `${(size / 1000).toFixed(1)} kB`;
let isOver = false;
for (const { what, bytes, budget = Number.POSITIVE_INFINITY, reached = budget } of sizes) {
  const isLarger = bytes > reached;
  isOver ||= isLarger;
  const asked = budget === Number.POSITIVE_INFINITY ? "" : `  of ${kilobytes(budget)}`;
  const notMet = bytes > budget ? `  NOT MET, ${bytes - budget} B over` : "";
  const verdict = isLarger && reached > budget ? `${notMet}, and more than the ${reached} B reached` : notMet;
  console.log(`  ${what.padEnd(55)}${kilobytes(bytes).padStart(9)}${asked}${verdict}`);
}
process.exitCode = isOver ? 1 : 0;
