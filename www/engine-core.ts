// The engine on the small module, which a page loads first: it evaluates and draws. The working, goal seek and sensitivity
// are in the full one, which comes when one of them is first opened. It has no model before their data are given.
import { type CoreEngine, coreEngine, inputsText, loader, start, type Writer } from "./engine.js";
import * as glue from "./generated/core/engine_bg.js";

const text = (value: unknown) => `${value}`;
const writer: Writer = {
  model: text,
  inputs: (inputs) => inputsText(inputs, text),
  text,
};

export const loadCoreEngine = loader<CoreEngine, BufferSource>(async (source) => {
  const module = await WebAssembly.compile(await source());
  await start(glue, module);
  return coreEngine(glue, module, writer);
});
