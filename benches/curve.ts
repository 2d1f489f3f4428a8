// A 50-year curve of three outputs, beside decimal.js and big.js with a running product, in one run; and one evaluate with
// its working.
import { loadEngine } from "../dist/npm/engine.js";
import { assertSame, linesOf, RANGE, withBigJs, withDecimalJs, YEARS } from "./curve-contenders.js";
import { timesOf } from "./times.js";

const engine = await loadEngine();
const contenders = {
  "value-calculator (wasm)": () => linesOf(engine.curve("customer-value", {}, RANGE)),
  "decimal.js": withDecimalJs,
  "big.js": withBigJs,
};
assertSame(contenders);

const curve = timesOf(contenders);
const own = curve["value-calculator (wasm)"];
console.log(`\nA ${YEARS}-year curve of three outputs, undisturbed:`);
for (const [name, time] of Object.entries(curve)) {
  console.log(
    `  ${name.padEnd(26)}${time.toFixed(0).padStart(6)} µs${time === own ? "" : `   ${(time / own).toFixed(1)} × ours`}`,
  );
}
const { evaluate } = timesOf({ evaluate: () => engine.evaluate("customer-value", {}) });
console.log(`One evaluate with its working and schedule, undisturbed: ${evaluate.toFixed(0)} µs`);
