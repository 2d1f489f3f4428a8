// The words of the builder's page, in one file a language (scripts/builder.ts): its own, and of the element's those that
// name models, fields, views and errors.
import type { ModelWords, Words } from "../words.js";

export type BuilderWords = typeof import("../locales/en/builder.json");
export type PageWords = {
  builder: BuilderWords;
  page: Pick<Words, "ui" | "units" | "errors">;
  models: Record<string, ModelWords>;
};

/** The languages that the page itself speaks. */
declare const PAGE_LANGUAGES: readonly string[];
export const LANGUAGES = PAGE_LANGUAGES;

export async function loadWords(lang: string): Promise<PageWords> {
  const answer = await fetch(`builder/${lang}.json`);
  if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}`);
  return answer.json();
}

/** The name of a language, in itself. */
export function languageName(tag: string): string {
  const { language } = new Intl.Locale(tag);
  const name = new Intl.DisplayNames([tag], { type: "language" }).of(language) ?? tag;
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
}
