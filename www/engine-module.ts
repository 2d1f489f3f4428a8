// The engine on the whole module.
import { loader } from "./engine.js";
import { ask, curve, initSync } from "./generated/engine.js";

export const loadOnce = loader({ ask, curve, initSync });
