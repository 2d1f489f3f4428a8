import type { CoreEngine } from "./engine.js";
import { MODEL_DATA } from "./generated/models/data.js";

/** The engine with the data of all built-in models, which it is given once. */
export function withBuiltInModels<E extends CoreEngine>(engine: E): E {
  if (engine.modelData.length === 0) for (const data of MODEL_DATA) engine.addModel(data);
  return engine;
}
