// The engine of a build in Node: the package's module, compiled for speed, and the page's core, compiled for size.
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import type { Engine } from "../../www/engine.js";
import { type Curve, RANGE } from "../curve-contenders.js";

/** What a key press asks; the older builds ask it by two questions. */
type KeyPressEngine = Omit<Engine, "evaluateAndCurve"> & {
  evaluateAndCurve?: (...question: Parameters<Engine["curve"]>) => { curve: Curve };
};

const load = (folder: string, file: string) => import(pathToFileURL(`${folder}/${file}`).href);

/** `dist/npm/engine.js`. */
export async function packageEngine(folder: string): Promise<KeyPressEngine> {
  return (await load(folder, "dist/npm/engine.js")).loadEngine();
}

/** `www/generated/core`, by the sources that the classic script is bundled from. An older build has its models inside. */
export async function pageEngine(folder: string): Promise<KeyPressEngine> {
  const { loadCoreEngine, loadOnce } = await load(folder, "www/engine-core.ts");
  const engine = await (loadCoreEngine ?? loadOnce)(() =>
    readFile(`${folder}/www/generated/core/value-calculator.wasm`),
  );
  if (loadCoreEngine)
    engine.addModel(await readFile(`${folder}/www/generated/models/customer-value.json`, "utf8"));
  return engine;
}

/** What a key press asks for, whether by one question or two. */
export function keyPress(engine: KeyPressEngine): { curve: Curve } {
  const inputs = { retention_years: "6" };
  if (engine.evaluateAndCurve) return engine.evaluateAndCurve("customer-value", inputs, RANGE);
  const evaluation = engine.evaluate("customer-value", inputs);
  if (!evaluation.ok) throw new Error("these inputs are right");
  return { curve: engine.curve("customer-value", inputs, RANGE) };
}

export const describeKeyPress = (engine: KeyPressEngine): string =>
  engine.evaluateAndCurve ? "evaluateAndCurve" : "evaluate, then curve";
