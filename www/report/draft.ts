// What was typed into the report's form.
import type { Calculation } from "../calculation.js";
import type { Logo, LogoProblem } from "./logo.js";

export const OPTIONAL_PARTS = ["chart", "working", "assumptions"] as const;
export type OptionalPart = (typeof OPTIONAL_PARTS)[number];

export type Draft = {
  /** Left empty, it is the model's name in the reader's language. */
  title: string;
  recipient: string;
  presenter: string;
  /** The day as YYYY-MM-DD; nothing stands for today, and an empty text for a report without a date. */
  date: string | null;
  logo: Logo | null;
  logoAddress: string;
  logoProblem: LogoProblem | null;
  parts: Record<OptionalPart, boolean>;
  /** Where each input's figure comes from, by field id. */
  sources: Record<string, string>;
  areSourcesOpen: boolean;
  /** The address that the page's owner asks for, where he does. */
  email: string;
  /** Whether printing was asked for without a usable address. */
  lacksEmail: boolean;
  /** The address that the page was told; it is told each once. */
  told: string;
  /** Whether the last attempt to print was not allowed to. */
  isBlocked: boolean;
};

/**
 * Leaving the tab takes its form away, so what was typed is kept here: for as long as its calculation lives, in this
 * element alone, and nowhere else.
 */
const drafts = new WeakMap<Calculation, Draft>();

export function draftOf(calculation: Calculation): Draft {
  let draft = drafts.get(calculation);
  if (!draft) {
    draft = {
      title: "",
      recipient: "",
      presenter: "",
      date: null,
      logo: null,
      logoAddress: "",
      logoProblem: null,
      parts: { chart: true, working: true, assumptions: true },
      sources: {},
      areSourcesOpen: false,
      email: "",
      lacksEmail: false,
      told: "",
      isBlocked: false,
    };
    drafts.set(calculation, draft);
  }
  return draft;
}

/** A day as a date field has it, in the visitor's own time. */
export function dayOf(date: Date): string {
  const padded = (number: number, length: number) => `${number}`.padStart(length, "0");
  return [padded(date.getFullYear(), 4), padded(date.getMonth() + 1, 2), padded(date.getDate(), 2)].join("-");
}

/** A day in the language's long form; nothing if it is no day. */
export function longDate(day: string, lang: string): string {
  const [, year, month, date] = /^(\d{4,6})-(\d\d)-(\d\d)$/.exec(day) ?? [];
  if (!year) return "";
  const time = new Date(0);
  // By its parts, because the year 99 is not 1999.
  time.setFullYear(Number(year), Number(month) - 1, Number(date));
  return new Intl.DateTimeFormat(lang, { dateStyle: "long" }).format(time);
}
