// The languages, each a folder of words, and the models that there are words for. What is said before any words have
// come is in start-words.ts, which the element's own script does not carry.

export const LANGUAGE_TAGS: readonly string[] = ["en", "zh-CN", "de"];

/** The models that there are words for; none is sent for in vain. */
export const MODELS: readonly string[] = [
  "customer-value",
  "information-value",
  "referral-value",
  "service-roi",
  "agent-pay",
];

/** The language we have for a language asked for: any Chinese is zh-CN, and what we have none for is English. */
export function supported(lang: string): string {
  const subtag = (tag: string) => tag.toLowerCase().split("-")[0];
  return LANGUAGE_TAGS.find((tag) => subtag(tag) === subtag(lang)) || "en";
}
