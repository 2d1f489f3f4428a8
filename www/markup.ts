// MathML nodes from the engine's layouts: `[mfrac[mn 1][mi r]]` is a fraction.
import type { Markup } from "./wire.js";

const MATHML = "http://www.w3.org/1998/Math/MathML";

/** A layout as nested lists: a tag, then elements or a text. */
export type Tree = [tag: string, ...children: (Tree | string)[]];

/** Reads a layout. */
export function treeOf(layout: Markup): Tree {
  const root: Tree = ["root"];
  const open = [root];
  for (const [, tag, text] of layout.matchAll(/\[(\w+)(?: ([^[\]]*))?|\]/g)) {
    if (tag === undefined) {
      open.pop();
      continue;
    }
    const tree: Tree = text === undefined ? [tag] : [tag, text];
    open.at(-1)?.push(tree);
    open.push(tree);
  }
  return root[1] as Tree;
}

/** `<math>` of one or more layouts in a row. */
export function math(...layouts: (Markup | Tree)[]): Element {
  const root = document.createElementNS(MATHML, "math");
  root.setAttribute("displaystyle", "true");
  root.append(...layouts.map((layout) => node(typeof layout === "string" ? treeOf(layout) : layout)));
  return root;
}

export const equals: Markup = "[mo =]";

/** A number, its minus as a sign. */
export const numberLayout = (value: string): Markup =>
  value.startsWith("-") ? `[mrow[mo −][mn ${value.slice(1)}]]` : `[mn ${value}]`;

function node([tag, ...children]: Tree): Element {
  const element = document.createElementNS(MATHML, tag);
  for (const child of children) element.append(typeof child === "string" ? child : node(child));
  return element;
}
