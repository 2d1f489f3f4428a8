// What came of the main path, as the tests' output and docs/engines.md show it.
import { readFile, writeFile } from "node:fs/promises";
import type { Engine } from "./driver.js";

/** What came of a step in an engine: `works`, or what it lacks. */
export type Outcomes = Map<string, Map<Engine, string>>;

const FILE = "docs/engines.md";
const HEAD = `# Engines

The main path, driven in Chromium (by Playwright), in Firefox (by Puppeteer, over WebDriver BiDi) and in WebKitGTK (by its
WebDriver), as part of \`cargo xtask test\`. Written by it: \`UPDATE_GENERATED=1 node --import tsx --test tests/engines/engines.test.ts\`
after a build. A console message, a thrown error or a violation of the policy fails a step; WebKitGTK tells of its console to
nobody, so there a script on each page listens, which does not hear what the engine itself prints. Files are saved for
real, and read; the report is caught on its way to the printer. Safari's own driver is not part of this.

`;

const ENGINES: readonly Engine[] = ["Chromium", "Firefox", "WebKit"];

const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;

/** The table; `other` is what stands where an engine was not asked. */
function table(outcomes: Outcomes, other: (step: string, engine: Engine) => string): string {
  const lines = [...outcomes].map(([step, cells]) =>
    row([step, ...ENGINES.map((engine) => cells.get(engine) ?? other(step, engine))]),
  );
  return [row(["", ...ENGINES]), row(["", ...ENGINES].map(() => "---")), ...lines].join("\n");
}

/** For the tests' output: every engine has its column, and one that was not driven says so. */
export function printed(outcomes: Outcomes, versions: ReadonlyMap<Engine, string>): string {
  const cells = table(outcomes, () => "not tested")
    .split("\n")
    .map((line) => line.split("|").slice(1, -1));
  const widths = [0, 1, 2, 3].map((at) => Math.max(...cells.map((line) => line[at]?.trim().length ?? 0)));
  const shown = cells
    .filter((_, at) => at !== 1)
    .map((line) =>
      line
        .map((cell, at) => cell.trim().padEnd(widths[at] ?? 0))
        .join("  ")
        .trimEnd(),
    );
  const named = ENGINES.map((engine) => `${engine} ${versions.get(engine) ?? "not tested on this machine"}`);
  return `\n${named.join(", ")}\n\n${shown.join("\n")}\n`;
}

/** Holds docs/engines.md against what came; what an engine that was not driven does is taken from it. */
export async function documented(outcomes: Outcomes): Promise<{ kept: string; found: string }> {
  const kept = await readFile(FILE, "utf8").catch(() => "");
  const known = new Map(
    kept.split("\n").map((line) => {
      const [, step = "", ...cells] = line.split("|").map((cell) => cell.trim());
      return [step, cells] as const;
    }),
  );
  const found = `${HEAD}${table(outcomes, (step, engine) => known.get(step)?.[ENGINES.indexOf(engine)] ?? "not tested")}\n`;
  if (!process.env.UPDATE_GENERATED) return { kept, found };
  await writeFile(FILE, found);
  return { kept: found, found };
}
