// This build beside that of an earlier commit, in one run: `cargo xtask bench --against COMMIT` builds that one and names
// its folder. Prints what was measured beside its budget.
import { assertSame, linesOf, RANGE, withDecimalJs, YEARS } from "../curve-contenders.js";
import { median, medianRatio, timesOf } from "../medians.js";
import { coreEngine, describeKeyPress, keyPress, packageEngine } from "./engines.js";
import { type PageTimes, pageTimes } from "./page.js";

const [earlierFolder = "", commit = earlierFolder] = process.argv.slice(2);
const folders = { earlier: earlierFolder, now: process.cwd() };

type Row = Record<"what" | "earlier" | "now" | "ratio" | "budget" | "met", string>;
const rows: Row[] = [];
const verdict = (isMet: boolean) => (isMet ? "met" : "NOT MET");

/** A row for what may take no more than `most` times as long as before, or that has no budget of its own. */
function compare(
  what: string,
  times: Record<"earlier" | "now", number[]>,
  unit: "ms" | "µs",
  most: number | null,
) {
  const digits = unit === "ms" ? 1 : 0;
  const ratio = medianRatio(times.now, times.earlier);
  const [earlier, now] = [times.earlier, times.now].map((list) => `${median(list).toFixed(digits)} ${unit}`);
  rows.push({
    what,
    earlier: earlier ?? "",
    now: now ?? "",
    ratio: `${ratio.toFixed(2)} ×`,
    budget: most === null ? "–" : `≤ ${most} ×`,
    met: most === null ? "" : verdict(ratio <= most),
  });
}

const pages = await pageTimes(folders);
const rounds = pages.now.wall.length;
const pageOf = (what: keyof PageTimes) => ({ earlier: pages.earlier[what], now: pages.now[what] });
compare("navigation to first result, main thread's CPU", pageOf("cpu"), "ms", 0.75);
compare("navigation to first result, wall time", pageOf("wall"), "ms", 0.85);

const cores = { earlier: await coreEngine(folders.earlier), now: await coreEngine(folders.now) };
const engines = { earlier: await packageEngine(folders.earlier), now: await packageEngine(folders.now) };
for (const pair of [cores, engines]) {
  assertSame({
    earlier: () => linesOf(keyPress(pair.earlier).curve),
    now: () => linesOf(keyPress(pair.now).curve),
  });
}
const keyPresses = (pair: typeof cores) =>
  timesOf({ earlier: () => keyPress(pair.earlier), now: () => keyPress(pair.now) });
compare("key press, core module (the page's)", keyPresses(cores), "µs", 1);
compare("key press, full module (the package's)", keyPresses(engines), "µs", null);

const { earlier: pictureBefore, now: picture } = pageOf("keyPress");
rows.push({
  what: "key press to the picture, on the page",
  earlier: `${median(pictureBefore).toFixed(1)} ms`,
  now: `${median(picture).toFixed(1)} ms`,
  ratio: `${medianRatio(picture, pictureBefore).toFixed(2)} ×`,
  budget: "≤ 8 ms",
  met: verdict(median(picture) <= 8),
});

const evaluation = timesOf({
  earlier: () => engines.earlier.evaluate("customer-value", {}),
  now: () => engines.now.evaluate("customer-value", {}),
});
compare("evaluate with working, full module", evaluation, "µs", 0.85);

const curve = timesOf({
  earlier: () => engines.earlier.curve("customer-value", {}, RANGE),
  now: () => engines.now.curve("customer-value", {}, RANGE),
  decimalJs: withDecimalJs,
});
const timesFaster = medianRatio(curve.decimalJs, curve.now);
rows.push({
  what: `${YEARS}-year curve, full module, against decimal.js`,
  earlier: `${median(curve.earlier).toFixed(0)} µs`,
  now: `${median(curve.now).toFixed(0)} µs`,
  ratio: `${timesFaster.toFixed(1)} × (${medianRatio(curve.decimalJs, curve.earlier).toFixed(1)} × before)`,
  budget: "≥ 6 ×",
  met: verdict(timesFaster >= 6),
});

console.log(`
This build against ${commit}. Times are medians; a ratio is the median of the ratios of ${rounds} rounds (the page, in
headless Chromium, a new context each) or of 160 batches (in Node), in which the builds take turns.
Core module: www/generated/core, compiled for size, which a page loads. Full module: dist/npm/engine.js, compiled for speed.
A key press: ${describeKeyPress(cores.earlier)} (${commit}); ${describeKeyPress(cores.now)} (this build).
decimal.js: ${median(curve.decimalJs).toFixed(0)} µs for the curve.
`);
const header = { what: "", earlier: commit, now: "this build", ratio: "ratio", budget: "budget", met: "" };
const lines: Row[] = [header, ...rows];
const columns = Object.keys(header) as (keyof typeof header)[];
const widths = columns.map((column) => Math.max(...lines.map((line) => line[column].length)));
for (const line of lines)
  console.log(
    columns
      .map((column, place) => line[column].padEnd(widths[place] ?? 0))
      .join("  ")
      .trimEnd(),
  );
