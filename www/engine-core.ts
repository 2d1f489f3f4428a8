// The engine on the module that the classic script begins with: it evaluates and draws. The working, goal seek and
// sensitivity are in the whole one, which comes when one of them is first opened.
import { loader } from "./engine.js";
import init, { ask, curve } from "./generated/core/engine.js";

export const loadOnce = loader({ ask, curve, init });
