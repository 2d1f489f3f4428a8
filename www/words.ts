// The words of the interface, in the reader's language: those for the start are here, the others come when needed.
import en from "./locales/en/index.js";
import startEn from "./locales/en/start.json";
import zhCN from "./locales/zh-CN/index.js";
import startZhCN from "./locales/zh-CN/start.json";

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
type PageWords = typeof import("./locales/en/page.json");
/** The words of parts that are not there at first; each is there once its part has come. */
type Sections = { [S in Section]: Awaited<ReturnType<(typeof en.sections)[S]>>["default"] };
export type Section = keyof typeof en.sections;
/** What is said before any other words have come, and when they do not come. */
export type StartWords = typeof startEn;
export type Words = Omit<PageWords, "origins" | "not_defined" | "errors"> &
  Sections & {
    start: StartWords;
    models: Record<string, ModelWords>;
    origins: Record<string, Labelled>;
    not_defined: Record<string, string>;
    errors: Record<string, string>;
  };
/** Words of the page owner's own, laid over ours; whatever is missing stays. */
export type Messages = { [key: string]: string | Messages };

type Loaded<T> = () => Promise<{ default: T }>;
type Language = {
  start: StartWords;
  page: Loaded<PageWords>;
  sections: { readonly [S in Section]: Loaded<Sections[S]> };
  models: Readonly<Record<string, Loaded<unknown>>>;
};

const ENGLISH: Language = { ...en, start: startEn };
const LANGUAGES: Readonly<Record<string, Language>> = {
  en: ENGLISH,
  "zh-CN": { ...zhCN, start: startZhCN },
};

/** The language we have for a language asked for: any Chinese is zh-CN, anything else unknown is English. */
export function supported(lang: string): string {
  return /^zh\b/i.test(lang) ? "zh-CN" : "en";
}

const language = (lang: string): Language => LANGUAGES[supported(lang)] ?? ENGLISH;

export function startWords(lang: string, messages: Messages = {}): StartWords {
  return overlaid({ start: language(lang).start }, messages).start;
}

/** The words of the page, of these models as far as we have any, and of these sections. */
export async function loadWords(
  lang: string,
  models: readonly string[],
  sections: readonly Section[] = [],
): Promise<Words> {
  const { start, page, models: files, sections: parts } = language(lang);
  const named = async <T>(name: string, load: Loaded<T> | undefined) => [name, (await load?.())?.default];
  const [common, ...loaded] = await Promise.all([
    page(),
    ...models.map((id) => named(id, files[id])),
    ...sections.map((section) => named<unknown>(section, parts[section])),
  ]);
  const own = loaded.slice(0, models.length).filter(([, words]) => words !== undefined);
  const ofParts = Object.fromEntries(loaded.slice(models.length)) as Sections;
  return { ...common.default, ...ofParts, start, models: Object.fromEntries(own) as Words["models"] };
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

/** Puts values into the places {name} of a text; `{name|magnitude}` asks for the value without its minus. */
export function fill(text: string, value: (name: string, form?: string) => string): string {
  return text.replace(/\{(\w+)(?:\|(\w+))?\}/g, (_, name: string, form?: string) => value(name, form));
}

/** The same with a list of values. */
export function filled(text: string, values: Record<string, string>): string {
  return fill(text, (name) => values[name] ?? `{${name}}`);
}
