// Lists of 100,000 and 1,000,000 customers ranked: ours, what a developer would write instead, and native Rust, all in one
// run, in Node and in Chromium. All have to come to the same figures, to the cent. Writes README's table.
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { serve } from "../../tests/browser/server.js";
import { EVERY, type Ranking } from "./contenders.js";
import { customerLines } from "./customers.js";

const FOLDER = "target/bench";
const COUNTS = [100_000, 1_000_000];
/** The middle one of so many runs is told. */
const RUNS = 3;

type Measured = { milliseconds: number; memory?: number; result: Ranking };
type Contender = { id: string; name: string };
const CONTENDERS: Contender[] = [
  { id: "ours", name: "value-calculator" },
  { id: "numbers", name: "PapaParse, plain numbers" },
  { id: "decimals", name: "PapaParse, decimal.js" },
];

mkdirSync(FOLDER, { recursive: true });
const fileOf = (count: number) => `${FOLDER}/customers-${count}.csv`;
for (const count of COUNTS) {
  const file = createWriteStream(fileOf(count));
  for (const line of customerLines(count)) if (!file.write(line)) await once(file, "drain");
  file.end();
  await once(file, "finish");
}

const median = (runs: Measured[]): Measured => {
  const sorted = [...runs].sort((one, other) => one.milliseconds - other.milliseconds);
  return sorted[Math.floor(sorted.length / 2)] as Measured;
};

/** By place, contender and count. */
const found = new Map<string, Measured>();
const key = (place: string, contender: string, count: number) => [place, contender, count].join();
async function measure(
  place: string,
  contender: string,
  count: number,
  once: () => Measured | Promise<Measured>,
) {
  const runs: Measured[] = [];
  for (let run = 0; run < RUNS; run++) runs.push(await once());
  found.set(key(place, contender, count), median(runs));
}

// Native Rust.
execFileSync("cargo", ["build", "--quiet", "--release", "--example", "rank_customers"], { stdio: "inherit" });
for (const count of COUNTS) {
  await measure("native", "ours", count, () =>
    JSON.parse(
      execFileSync("target/release/examples/rank_customers", [fileOf(count), `${EVERY}`], {
        encoding: "utf8",
        maxBuffer: 1e8,
      }),
    ),
  );
}

// Node, a process each.
for (const count of COUNTS) {
  for (const { id } of CONTENDERS) {
    await measure("node", id, count, () =>
      JSON.parse(
        execFileSync("node", ["--import", "tsx", "benches/portfolio/node.ts", id, fileOf(count)], {
          encoding: "utf8",
          maxBuffer: 1e8,
        }),
      ),
    );
  }
}

// Chromium, a page each.
await build({
  entryPoints: ["benches/portfolio/page.ts"],
  outfile: `${FOLDER}/page/page.js`,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  logLevel: "warning",
});
writeFileSync(`${FOLDER}/page/portfolio-worker.js`, readFileSync("dist/npm/parts/portfolio-worker.js"));
const site = await serve({
  folder: `${FOLDER}/page`,
  policy: "default-src 'self' 'wasm-unsafe-eval'",
  pages: {
    "/index.html":
      '<!doctype html><title>bench</title><link rel="icon" href="data:,"><script type="module" src="page.js"></script>',
    ...Object.fromEntries(COUNTS.map((count) => [`/${count}.csv`, readFileSync(fileOf(count), "utf8")])),
  },
});
const browser = await chromium.launch({
  executablePath: process.env.CHROME ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--headless", "--disable-gpu", "--no-first-run"],
});
for (const count of COUNTS) {
  for (const { id } of CONTENDERS) {
    await measure("chromium", id, count, async () => {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(site.url);
      await page.waitForFunction(() => "measured" in globalThis);
      const measured = await page.evaluate(
        ([contender, address]) =>
          (globalThis as unknown as { measured: (...given: string[]) => Promise<Measured> }).measured(
            contender as string,
            address as string,
          ),
        [id, `/${count}.csv`],
      );
      await context.close();
      return measured;
    });
  }
}
await browser.close();
await site.close();

// The same figures, to the cent; plain numbers may be a cent off.
const inCents = (amount: string) => Math.round(Number(amount) * 100);
function assertSame(name: string, one: Ranking, other: Ranking) {
  const pairs: [string, string][] = [
    [one.total, other.total],
    ...one.sampled.map((row, place): [string, string] => [row, other.sampled[place] ?? ""]),
  ];
  for (const [left, right] of pairs) {
    const [leftId, rightId] = [left, right].map((text) => text.split(" ").slice(0, -1).join(" "));
    const [leftAmount = "", rightAmount = ""] = [left, right].map((text) => text.split(" ").at(-1));
    if (leftId !== rightId || Math.abs(inCents(leftAmount) - inCents(rightAmount)) > 1)
      throw new Error(`${name}: ${left} beside ${right}`);
  }
  if (one.customers !== other.customers)
    throw new Error(`${name}: ${one.customers} beside ${other.customers}`);
  if (Math.abs(Number(one.topShare) - Number(other.topShare)) > 1e-6)
    throw new Error(`${name}: ${one.topShare} beside ${other.topShare}`);
}
for (const count of COUNTS) {
  const exact = found.get(key("native", "ours", count))?.result;
  for (const [name, { result }] of found) {
    if (exact && name.endsWith(`,${count}`)) assertSame(name, exact, result);
  }
}

// The table.
const seconds = (place: string, id: string, count: number) => {
  const ms = found.get(key(place, id, count))?.milliseconds;
  const ours = found.get(key(place, "ours", count))?.milliseconds ?? 1;
  if (ms === undefined) return "";
  const times = id === "ours" ? "" : ` (${(ms / ours).toFixed(1)} ×)`;
  return `${(ms / 1000).toFixed(2)} s${times}`;
};
const memory = (place: string, id: string, count: number) => {
  const bytes = found.get(key(place, id, count))?.memory;
  return bytes === undefined ? "" : `${(bytes / statSync(fileOf(count)).size).toFixed(1)} ×`;
};
const rows = COUNTS.flatMap((count) => [
  ...CONTENDERS.map(({ id, name }) => [
    `${count.toLocaleString("en")} rows: ${name}`,
    seconds("chromium", id, count),
    seconds("node", id, count),
    memory("node", id, count),
  ]),
  [`${count.toLocaleString("en")} rows: native Rust`, "", "", memory("native", "ours", count)].map(
    (cell, place) =>
      place === 2
        ? `${((found.get(key("native", "ours", count))?.milliseconds ?? 0) / 1000).toFixed(2)} s`
        : cell,
  ),
]);
const table = [
  "| | Chromium | Node 20 | memory, of the file |",
  "| --- | --- | --- | --- |",
  ...rows.map((cells) => `| ${cells.join(" | ")} |`),
].join("\n");
console.log(`\n${table}`);
const readme = readFileSync("README.md", "utf8");
const written = readme.replace(
  /(<!-- benches\/portfolio -->\n)[\s\S]*?(\n<!-- \/benches\/portfolio -->)/,
  (_, before: string, after: string) => `${before}${table}${after}`,
);
if (written === readme && !readme.includes(table)) throw new Error("README.md has no place for the table");
writeFileSync("README.md", written);
