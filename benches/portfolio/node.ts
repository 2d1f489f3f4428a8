// One contender in a process of its own, so that its memory is its own: `node … node.ts <contender> <file>`.
import { readFileSync } from "node:fs";
import { loadEngine } from "../../dist/npm/engine.js";
import { withDecimals, withNumbers } from "./contenders.js";
import { ranked } from "./ours.js";

const [, , contender = "", file = ""] = process.argv;
const bytes = readFileSync(file);
const resident = () => process.resourceUsage().maxRSS * 1024;
const engine = await loadEngine();
const before = resident();
const text = () => new TextDecoder().decode(bytes);
const contenders: Record<string, () => unknown> = {
  ours: () => ranked(engine, bytes),
  numbers: () => withNumbers(text()),
  decimals: () => withDecimals(text()),
};
const begun = performance.now();
const result = contenders[contender]?.();
const milliseconds = performance.now() - begun;
console.log(JSON.stringify({ milliseconds, memory: resident() - before, result }));
