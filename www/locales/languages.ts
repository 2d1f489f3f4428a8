// The languages: each is a folder of words, and a line here.
import en from "./en/start.json";
import zhCN from "./zh-CN/start.json";

/** What is said before any other words have come, and when they do not come. */
export type StartWords = typeof en;

export const LANGUAGES: Readonly<Record<string, StartWords>> = { en, "zh-CN": zhCN };

/** The models that there are words for; none is sent for in vain. */
export const MODELS: readonly string[] = [
  "customer-value",
  "information-value",
  "referral-value",
  "service-roi",
  "agent-pay",
];
