// Prints what travels, compressed, beside its budget; fails over budget.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { packedModule } from "../www/generated/inlined.js";

const gzip = (data: string | Buffer) => gzipSync(data, { level: 9 }).length;

const classic = readFileSync("dist/site/value-calculator.js", "utf8");
if (!classic.includes(packedModule)) throw new Error("the classic script does not carry the module");
const sizes = [
  { what: "value-calculator.js, all that the snippet loads", bytes: gzip(classic), budget: 80_000 },
  {
    what: "  of which JavaScript, without the module",
    bytes: gzip(classic.replace(packedModule, "")),
    budget: 30_000,
  },
  {
    what: "value-calculator.wasm",
    bytes: gzip(readFileSync("dist/npm/value-calculator.wasm")),
    budget: 48_000,
  },
  { what: "the page itself: index.html, site.js, site.css", bytes: sum("index.html", "site.js", "site.css") },
];

function sum(...files: string[]) {
  return files.reduce((bytes, file) => bytes + gzip(readFileSync(`dist/site/${file}`)), 0);
}

let isOver = false;
for (const { what, bytes, budget } of sizes) {
  const over = budget !== undefined && bytes > budget;
  isOver ||= over;
  const shown = `${(bytes / 1000).toFixed(1)} kB`.padStart(9);
  console.log(
    `  ${what.padEnd(50)}${shown}${budget ? `  of ${budget / 1000} kB${over ? "  OVER BUDGET" : ""}` : ""}`,
  );
}
process.exitCode = isOver ? 1 : 0;
