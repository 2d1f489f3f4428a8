// The words of the interface, in the reader's language.
import en from "./locales/en/index.js";
import zhCN from "./locales/zh-CN/index.js";

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
  schedule: Record<string, string>;
  /** The names of the rows that are there at first. */
  rows: Record<string, string>;
  /** What each picture shows. */
  pictures: { chart?: string; schedule_chart?: string; waterfall?: string };
};
export type Words = Omit<typeof en, "models" | "origins" | "not_defined" | "errors"> & {
  models: Record<string, ModelWords>;
  origins: Record<string, Labelled>;
  not_defined: Record<string, string>;
  errors: Record<string, string>;
};
/** Words of the page owner's own, laid over ours; whatever is missing stays. */
export type Messages = { [key: string]: string | Messages };

const LANGUAGES: Readonly<Record<string, Words>> = { en, "zh-CN": zhCN };

/** The language we have for a language asked for: any Chinese is zh-CN, anything else unknown is English. */
export function supported(lang: string): string {
  return /^zh\b/i.test(lang) ? "zh-CN" : "en";
}

export function wordsOf(lang: string, messages: Messages = {}): Words {
  return overlaid(LANGUAGES[supported(lang)] ?? en, messages) as Words;
}

function overlaid(below: object, above: Messages): object {
  const result: Record<string, unknown> = { ...below };
  for (const [key, value] of Object.entries(above)) {
    const under = result[key];
    result[key] =
      typeof value === "object" && typeof under === "object" && under ? overlaid(under, value) : value;
  }
  return result;
}

/** Puts values into the places {name} of a text; `{name|magnitude}` asks for the value without its minus. */
export function fill(text: string, value: (name: string, form?: string) => string): string {
  return text.replace(/\{(\w+)(?:\|(\w+))?\}/g, (_, name: string, form?: string) => value(name, form));
}

/** The same with a list of values. */
export function filled(text: string, values: Record<string, string>): string {
  return fill(text, (name) => values[name] ?? `{${name}}`);
}
