// The words of the interface, in the reader's language: each file of them is loaded when it is needed.
import { MODELS } from "./generated/models/list.js";
import type { LoadWordFile } from "./page-files.js";

export { LANGUAGE_TAGS, supported } from "./locales/languages.js";
export type Labelled = { label: string; help: string };
export type ModelWords = {
  name: string;
  purpose: string;
  headline: string;
  summary: string;
  groups: Record<string, string>;
  inputs: Record<string, Labelled>;
  choices: Record<string, Record<string, Labelled>>;
  outputs: Record<string, Labelled>;
  definitions: Record<string, string>;
  notes: Record<string, string>;
  /** Why an output does not exist; the reasons that every model may have are the page's. */
  not_defined?: Record<string, string>;
  schedule: Record<string, string>;
  /** The names of the rows that are there at first. */
  rows: Record<string, string>;
  /** What each picture shows. */
  pictures: { chart?: string; schedule_chart?: string; waterfall?: string };
};
type PageWords = typeof import("./locales/en/page.json");
/** The words of parts that are not there at first; each is there once its part has come. */
type Sections = {
  rows: typeof import("./locales/en/rows.json");
  compare: typeof import("./locales/en/compare.json");
  saved: typeof import("./locales/en/saved.json");
  share: typeof import("./locales/en/share.json");
  report: typeof import("./locales/en/report.json");
  what_if: typeof import("./locales/en/what_if.json");
  export: typeof import("./locales/en/export.json");
  portfolio: typeof import("./locales/en/portfolio.json");
  workbook: typeof import("./locales/en/workbook.json");
};
export type Section = keyof Sections;
export type Words = Omit<PageWords, "origins" | "not_defined" | "errors"> &
  Sections & {
    models: Record<string, ModelWords>;
    origins: Record<string, Labelled>;
    not_defined: Record<string, string>;
    errors: Record<string, string>;
  };
/** Words of the page owner's own, laid over ours; whatever is missing stays. */
export type Messages = { [key: string]: string | Messages };

/** The words of the page, of these models as far as we have any, and of these sections. */
export async function loadWords(
  loadWordFile: LoadWordFile,
  lang: string,
  models: readonly string[],
  sections: readonly Section[] = [],
): Promise<Words> {
  const named = async (names: readonly string[]) => {
    const files = await Promise.all(names.map((name) => loadWordFile(lang, name)));
    return Object.fromEntries(names.map((name, at) => [name, files[at]]));
  };
  const [{ page }, ofModels, ofParts] = await Promise.all([
    named(["page"]),
    named(models.filter((id) => MODELS.includes(id))),
    named(sections),
  ]);
  return { ...page, ...ofParts, models: ofModels } as Words;
}

export function overlaid<T extends object>(below: T, above: Messages): T {
  const result = { ...below } as Record<string, unknown>;
  for (const [key, value] of Object.entries(above)) {
    const under = result[key];
    result[key] =
      typeof value === "object" && typeof under === "object" && under ? overlaid(under, value) : value;
  }
  return result as T;
}

/** Why an output does not exist, by its code. */
export const reasonText = (code: string, words: Words, model: ModelWords): string =>
  model.not_defined?.[code] ?? words.not_defined[code] ?? code;

/** Puts values into the places {name} of a text; `{name|magnitude}` asks for the value without its minus. */
export function fill(text: string, value: (name: string, form?: string) => string): string {
  return text.replace(/\{(\w+)(?:\|(\w+))?\}/g, (_, name: string, form?: string) => value(name, form));
}

/** The same with a list of values. */
export function filled(text: string, values: Record<string, string>): string {
  return fill(text, (name) => values[name] ?? `{${name}}`);
}
