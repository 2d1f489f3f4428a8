// What is said before any other words have come, and why the calculator cannot start: a line a language.
import de from "./de/start.json";
import en from "./en/start.json";
import { supported } from "./languages.js";
import zhCN from "./zh-CN/start.json";

export type StartWords = typeof en;

export const START_WORDS: Readonly<Record<string, StartWords>> = { en, "zh-CN": zhCN, de };

export const startWordsOf = (lang: string) => START_WORDS[supported(lang)] as StartWords;
