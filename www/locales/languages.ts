// The languages, each a folder of words. What is said before any words have come is in start-words.ts, which the element's
// own script does not carry.

export const LANGUAGE_TAGS: readonly string[] = ["en", "zh-CN", "de"];

/** The language we have for a language asked for: any Chinese is zh-CN, and what we have none for is English. */
export function supported(lang: string): string {
  const subtag = (tag: string) => tag.toLowerCase().split("-")[0];
  return LANGUAGE_TAGS.find((tag) => subtag(tag) === subtag(lang)) || "en";
}
