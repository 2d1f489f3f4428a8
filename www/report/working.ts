// How the headline is worked out: its equation, the numbers put in and the result, and the same for all it is made of.
import { html, nothing } from "lit";
import type { FullEngine } from "../engine.js";
import { equals, math, numberLayout, type Tree, treeOf } from "../markup.js";
import type { ScenarioReading } from "../scenario.js";
import { headlineOf } from "../views/headline.js";
import { outputText, type Reading } from "../views/reading.js";
import { workingOf } from "../views/working-of.js";
import type { Derivation, Working } from "../wire.js";
import { filled } from "../words.js";
import { originSign } from "./origins.js";

export function workingSection(engine: FullEngine, { name, reading }: ScenarioReading, isAlone: boolean) {
  const { words, schema, model } = reading;
  const { report } = words;
  const headline = headlineOf(schema);
  const lines = headline ? linesFor(headline.id, workingOf(engine, reading), reading) : [];
  if (lines.length === 0) return nothing;
  return html`<section class="working">
    <h2>${isAlone ? report.working : filled(report.working_of, { name })}</h2>
    <dl>${lines.map((line) => {
      const origin = schema.outputs.find(({ id }) => id === line.id)?.origin;
      const label = model.outputs[line.id]?.label ?? model.definitions[line.id] ?? line.id;
      return html`<div><dt>${origin ? html`${originSign(origin, reading)} ` : nothing}${label}</dt><dd>${steps(line, reading)}</dd></div>`;
    })}</dl>
  </section>`;
}

/** The headline's line, and before it those whose symbols stand in its equation, and in theirs. */
function linesFor(headline: string, { definitions, outputs }: Working, { schema }: Reading): Derivation[] {
  const given = new Set(schema.inputs.map(({ symbol }) => symbol));
  // An output may ask what an input would have to be, and is written like it; an equation means the input.
  const all = [...definitions, ...outputs].filter(({ id, symbol }) => id === headline || !given.has(symbol));
  const used = new Set<Derivation>();
  const use = (line: Derivation) => {
    if (used.has(line)) return;
    used.add(line);
    for (const other of all)
      if (line.equation && uses(treeOf(line.equation), treeOf(other.symbol))) use(other);
  };
  for (const line of outputs) if (line.id === headline) use(line);
  const lines = all.filter((line) => used.has(line));
  // What it comes to stands last, whichever its place among the outputs.
  return [...lines.filter(({ id }) => id !== headline), ...lines.filter(({ id }) => id === headline)];
}

/** Whether a symbol stands in a tree. An index is part of its symbol: a letter with one is another symbol. */
function uses(tree: Tree, symbol: Tree): boolean {
  if (JSON.stringify(tree) === JSON.stringify(symbol)) return true;
  const [tag, ...children] = tree;
  return tag !== "msub" && children.some((child) => typeof child !== "string" && uses(child, symbol));
}

/** The sides of the equation, each on a line of its own where they do not fit on one. */
function steps({ id, symbol, equation, substituted, result }: Derivation, reading: Reading) {
  const isResult = substituted === `[mn ${result}]`;
  const sides = [equation, isResult ? null : substituted, result === null ? null : numberLayout(result)];
  const shown = sides.filter((side) => side !== null);
  return html`
    ${shown.length === 0 || equation ? nothing : reading.words.ui.no_closed_form}
    ${shown.map((side, place) => {
      const terms = termsOf(treeOf(side));
      return html`<span class="side">${place === 0 ? html`${math(symbol)} ` : nothing}${terms.map((term) => html`${term} `)}</span> `;
    })}
    ${result === null ? outputText(id, reading) : nothing}
  `;
}

/** "= a", "+ b", "− c": a sum is taken apart at its signs, which stay what they are between two terms. */
function termsOf(tree: Tree): Element[] {
  const [tag, ...children] = tree;
  if (tag !== "mrow") return [math(equals, tree)];
  const terms: Tree[][] = [[treeOf(equals)]];
  let depth = 0;
  for (const child of children as Tree[]) {
    const sign = child[0] === "mo" ? `${child[1]}` : "";
    if (/^[([⌊⌈]$/.test(sign)) depth++;
    if (/^[)\]⌋⌉]$/.test(sign)) depth--;
    if (depth === 0 && /^[+−]$/.test(sign) && (terms.at(-1)?.length ?? 0) > 1) terms.push([]);
    terms.at(-1)?.push(child);
  }
  return terms.map((term) => {
    const piece = math(...term);
    const [sign, next] = piece.children;
    sign?.setAttribute("form", "infix");
    if (next && /^[+−]$/.test(next.textContent ?? "")) next.setAttribute("form", "prefix");
    return piece;
  });
}
