// This build beside that of an earlier commit, in one run: `cargo xtask bench --against COMMIT` builds that one and names
// its folder. Prints what was measured beside its budget.
import { assertSame, linesOf, RANGE, withDecimalJs, YEARS } from "../curve-contenders.js";
import { median, medianRatio, timesOf } from "../times.js";
import { describeKeyPress, keyPress, packageEngine, pageEngine } from "./engines.js";
import { type PageTimes, pageTimes } from "./page.js";

const [earlierFolder = "", commit = earlierFolder] = process.argv.slice(2);
const folders = { earlier: earlierFolder, now: process.cwd() };

type Row = Record<"what" | "earlier" | "now" | "ratio" | "budget" | "met", string>;
const rows: Row[] = [];
const verdict = (isMet: boolean) => (isMet ? "met" : "NOT MET");

type Both<T> = { earlier: T; now: T };

const inMilliseconds = (time: number) => `${time.toFixed(1)} ms`;
const inMicroseconds = (time: number) => `${time.toFixed(0)} µs`;

/** A row for what may take at most so many times as long as before, or that has no budget of its own. */
function compare(what: string, times: Both<string>, ratio: number, most: number | null) {
  rows.push({
    what,
    ...times,
    ratio: `${ratio.toFixed(2)} ×`,
    budget: most === null ? "–" : `≤ ${most} ×`,
    met: most === null ? "" : verdict(Number(ratio.toFixed(2)) <= most),
  });
}

const pages = await pageTimes(folders);
const rounds = pages.now.wall.length;
const pageOf = (what: keyof PageTimes) => {
  const [earlier, now] = [pages.earlier[what], pages.now[what]];
  const times = { earlier: inMilliseconds(median(earlier)), now: inMilliseconds(median(now)) };
  return { times, ratio: medianRatio(now, earlier) };
};
const [cpu, wall, picture] = [pageOf("cpu"), pageOf("wall"), pageOf("keyPress")];
compare("navigation to first result, main thread's CPU", cpu.times, cpu.ratio, 0.75);
compare("navigation to first result, wall time", wall.times, wall.ratio, 0.85);
rows.push({
  what: "key press to the picture, on the page",
  ...picture.times,
  ratio: `${picture.ratio.toFixed(2)} ×`,
  budget: "≤ 8 ms",
  met: verdict(median(pages.now.keyPress) <= 8),
});

const cores = { earlier: await pageEngine(folders.earlier), now: await pageEngine(folders.now) };
const engines = { earlier: await packageEngine(folders.earlier), now: await packageEngine(folders.now) };
const outputs = (engine: typeof cores.now) => {
  const evaluation = engine.evaluate("customer-value", {});
  return evaluation.ok ? JSON.stringify(Object.entries(evaluation.outputs).sort()) : "refused";
};
for (const pair of [cores, engines]) {
  if (outputs(pair.earlier) !== outputs(pair.now)) throw new Error("the builds give different figures");
  assertSame({
    earlier: () => linesOf(keyPress(pair.earlier).curve),
    now: () => linesOf(keyPress(pair.now).curve),
  });
}

/** A row for what both builds answer in Node. */
function compareRuns(what: string, runs: Both<() => unknown>, most: number | null) {
  const { earlier, now } = timesOf(runs);
  const times = { earlier: inMicroseconds(earlier), now: inMicroseconds(now) };
  compare(what, times, now / earlier, most);
}
const keyPresses = (pair: typeof cores) => ({
  earlier: () => keyPress(pair.earlier),
  now: () => keyPress(pair.now),
});
compareRuns("key press, core module (the page's)", keyPresses(cores), 1);
compareRuns("key press, full module (the package's)", keyPresses(engines), null);
const evaluations = {
  earlier: () => engines.earlier.evaluate("customer-value", {}),
  now: () => engines.now.evaluate("customer-value", {}),
};
compareRuns("evaluate with working, full module", evaluations, 0.85);

const curve = timesOf({
  earlier: () => engines.earlier.curve("customer-value", {}, RANGE),
  now: () => engines.now.curve("customer-value", {}, RANGE),
  decimalJs: withDecimalJs,
});
const timesFaster = curve.decimalJs / curve.now;
rows.push({
  what: `${YEARS}-year curve, full module, against decimal.js`,
  earlier: inMicroseconds(curve.earlier),
  now: inMicroseconds(curve.now),
  ratio: `${timesFaster.toFixed(1)} × (${(curve.decimalJs / curve.earlier).toFixed(1)} × before)`,
  budget: "≥ 6 ×",
  met: verdict(timesFaster >= 6),
});

console.log(`
This build against ${commit}; the builds take turns.
ms: medians of ${rounds} rounds in headless Chromium, a new context each; the ratio is the median of the rounds' ratios.
µs: undisturbed times in Node, the tenth percentile of batches.
Core module: www/generated/core, compiled for size, which a page loads. Full module: dist/npm/engine.js, compiled for speed.
A key press in Node: ${describeKeyPress(cores.earlier)} (${commit}); ${describeKeyPress(cores.now)} (this build).
decimal.js takes ${inMicroseconds(curve.decimalJs)} for the curve.
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
