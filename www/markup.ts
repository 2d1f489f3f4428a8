// MathML nodes from the engine's layout trees.
import type { Markup } from "./wire.js";

const MATHML = "http://www.w3.org/1998/Math/MathML";

/** `<math>` of one or more trees in a row. */
export function math(...trees: Markup[]): Element {
  const root = document.createElementNS(MATHML, "math");
  root.setAttribute("displaystyle", "true");
  root.append(...trees.map(node));
  return root;
}

export const equals: Markup = ["mo", "="];

function node([tag, ...children]: Markup): Element {
  const element = document.createElementNS(MATHML, tag);
  for (const child of children) element.append(typeof child === "string" ? child : node(child));
  return element;
}
