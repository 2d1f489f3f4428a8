// The languages: each is a folder of words, and a line here.
import de from "./de/start.json";
import en from "./en/start.json";
import zhCN from "./zh-CN/start.json";

/** What is said before any other words have come, and when they do not come; and which way the language runs. */
export type StartWords = typeof en;

export const LANGUAGES: Readonly<Record<string, StartWords>> = { en, "zh-CN": zhCN, de };

/** The models that there are words for; none is sent for in vain. */
export const MODELS: readonly string[] = [
  "customer-value",
  "information-value",
  "referral-value",
  "service-roi",
  "agent-pay",
];

export const LANGUAGE_TAGS: readonly string[] = Object.keys(LANGUAGES);

/** The language we have for a language asked for: any Chinese is zh-CN, and what we have none for is English. */
export function supported(lang: string): string {
  const subtag = (tag: string) => tag.toLowerCase().split("-")[0];
  return LANGUAGE_TAGS.find((tag) => subtag(tag) === subtag(lang)) ?? "en";
}

export const startOf = (lang: string) => LANGUAGES[supported(lang)] as StartWords;
