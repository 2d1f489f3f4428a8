// The package's types: of all that the compiler declares, what its entries lead to.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";

const DECLARED = "target/types";
const SHIPPED = "dist/npm/types";
const ENTRIES = ["entry-element", "entry-engine", "entry-engine-slim", "react"];

rmSync(DECLARED, { recursive: true, force: true });
execFileSync("node_modules/.bin/tsc", ["--project", "tsconfig.types.json"], { stdio: "inherit" });
rmSync(SHIPPED, { recursive: true, force: true });

const found = new Set<string>();
function ship(file: string) {
  if (found.has(file)) return;
  found.add(file);
  const text = readFileSync(join(DECLARED, file), "utf8");
  mkdirSync(dirname(join(SHIPPED, file)), { recursive: true });
  cpSync(join(DECLARED, file), join(SHIPPED, file));
  for (const [, path = ""] of text.matchAll(/\b(?:from|import\()\s*"(\.[^"]+)\.js"/g)) {
    ship(`${join(dirname(file), path)}.d.ts`);
  }
}
for (const entry of ENTRIES) ship(`${entry}.d.ts`);
