// What callers of the package hand over, looked at before the module sees it: where the module comes from, and what is asked.
import { type EngineSource, type Inputs, inputsText, type Writer } from "./engine.js";

export async function compile(source: EngineSource): Promise<WebAssembly.Module> {
  if (source instanceof WebAssembly.Module) return source;
  if (source instanceof URL) return compile(await fetch(source));
  if (typeof Response !== "undefined" && source instanceof Response) {
    if (!source.ok) throw new Error(`${source.url} answered ${source.status}`);
    // Not streamed: a host that serves the file under a wrong type would refuse that, and it is small.
    return WebAssembly.compile(await source.arrayBuffer());
  }
  return WebAssembly.compile(source as BufferSource);
}

/** A text as it is; a number only where its text is the number meant: no exponent, and exact if it is whole. */
export function text(value: unknown, what: string): string {
  if (typeof value === "string") return value;
  if (typeof value === "number" && (Number.isSafeInteger(value) || /^-?\d+\.\d+$/.test(`${value}`))) {
    return Object.is(value, -0) ? "0" : `${value}`;
  }
  throw new TypeError(
    `${what} is ${value}, a ${typeof value} with no exact decimal; give a text, such as "0.0578"`,
  );
}

/** Inputs as the module reads them. */
export function onWire(inputs: Inputs): string {
  if (typeof inputs !== "object" || inputs === null || Array.isArray(inputs)) {
    throw new TypeError('the inputs are an object from field ids to texts, such as { retention_years: "5" }');
  }
  return inputsText(inputs, text);
}

/** Writes a caller's question, or says what is wrong with it. */
export const writer: Writer = {
  model(modelId, known) {
    const ids = [...known];
    if (ids.includes(text(modelId, "the model's id"))) return modelId;
    throw new Error(`there is no model "${modelId}"; the models are: ${ids.join(", ")}`);
  },
  inputs: onWire,
  text,
};
