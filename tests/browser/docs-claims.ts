// The documentation's tables, read, so that a test holds what they say and nothing that it was told beside them.
import assert from "node:assert/strict";
import { sourceOf } from "../../scripts/docs.js";

/** The rows of a page's table whose heading begins with a word; a first cell that is empty is that of the row before. */
export function tableOf(name: string, begins: string): string[][] {
  const lines = sourceOf("en", name).split("\n");
  const start = lines.findIndex((line) => line.startsWith(`| ${begins} |`));
  assert.ok(start >= 0, `${name} has a table of ${begins}`);
  const length = lines.slice(start).findIndex((line) => !line.startsWith("|"));
  let named = "";
  return lines.slice(start + 2, start + length).map((line) => {
    const [first = "", ...others] = line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim());
    named = first || named;
    return [named, ...others];
  });
}

export const codesIn = (cell = "") => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = ""]) => code);

/** What the row of a form names, as a policy; without one of its sources if asked. */
export function policyOf(form: string, site: string, without = ""): string {
  const row = tableOf("policies", "form").find(([name]) => name === form);
  assert.ok(row, form);
  const [, script, connect, frame] = row;
  const directives = Object.entries({ "script-src": script, "connect-src": connect, "frame-src": frame });
  const named = directives.flatMap(([directive, cell]) => {
    const sources = codesIn(cell)
      .filter((source) => `${directive} ${source}` !== without)
      .map((source) => (source === "SITE" ? site : source));
    return sources.length > 0 ? [`${directive} ${sources.join(" ")}`] : [];
  });
  return ["default-src 'none'", ...named].join("; ");
}
