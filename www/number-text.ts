// Numbers as people type and read them. A value is a plain decimal text from end to end: a percent sign, 万 or 亿 move
// its point, and no JavaScript number touches it.
import type { Unit } from "./wire.js";

export type Typed =
  | { ok: true; value: string }
  | { ok: false; code: "required" | "not-a-number" | "too-many-digits" };

type Separators = { group: string; decimal: string };

const separatorsOf = memoised((lang: string): Separators => {
  const parts = new Intl.NumberFormat(lang, { useGrouping: true }).formatToParts(12345678.9);
  const find = (type: string) => parts.find((part) => part.type === type)?.value ?? "";
  return { group: find("group"), decimal: find("decimal") };
});

/** How many places each of these moves the point to the right; a unit stands behind the number. */
const SCALES: Readonly<Record<string, number>> = { 万: 4, 萬: 4, 亿: 8, 億: 8 };
const MOST_DIGITS = 28;

const isRate = (unit: Unit) => unit === "rate" || unit === "rate-per-year";
const isMoney = (unit: Unit) => unit === "money" || unit === "money-per-year";

/** Reads what was typed into a box of this unit. A box for a rate always means percent: 5.78 there is 0.0578. */
export function parseTyped(typed: string, { lang, unit }: { lang: string; unit: Unit }): Typed {
  // NFKC turns full-width digits, points, signs and per cent into the plain ones. Marks of direction are not seen.
  let text = typed
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .replace(/[−–]/g, "-")
    .replace(/。/g, ".")
    .trim();
  if (text === "") return { ok: false, code: "required" };
  const refused: Typed = { ok: false, code: "not-a-number" };
  if (isMoney(unit)) text = text.replace(/^([+-]?)\s*[¥$€£]\s*/, "$1").replace(/\s*[元¥$€£]$/, "");
  let shift = 0;
  const percent = /\s*%$/.exec(text);
  if (percent) {
    if (!isRate(unit)) return refused;
    text = text.slice(0, percent.index);
  }
  if (isRate(unit)) shift -= 2;
  const scale = SCALES[text.at(-1) ?? ""];
  if (scale !== undefined) {
    shift += scale;
    text = text.slice(0, -1).trimEnd();
  }
  const plain = withoutGrouping(text, separatorsOf(lang));
  return plain === undefined ? refused : moved(plain, shift);
}

/**
 * The text with its groups joined and a point for the decimal mark; nothing if the groups are not groups of three. No
 * number begins with a group of 0: whoever types 0.125 in German, or 0,125 in English, means another mark.
 */
function withoutGrouping(text: string, { group, decimal }: Separators): string | undefined {
  const [, sign = "", rest = ""] = /^([+-]?)\s*(.*)$/s.exec(text) ?? [];
  const pieces = rest.split(decimal);
  const [whole = "", fraction = ""] = pieces;
  if (pieces.length > 2 || !/^\d*$/.test(fraction)) return undefined;
  const groups = splitGroups(whole, group);
  const [first = "", ...others] = groups;
  const isGrouped = others.length > 0;
  if (
    isGrouped
      ? !/^[1-9]\d{0,2}$/.test(first) || others.some((digits) => !/^\d{3}$/.test(digits))
      : !/^\d*$/.test(first)
  ) {
    return undefined;
  }
  if (first === "" && fraction === "") return undefined;
  return `${sign === "-" ? "-" : ""}${groups.join("")}${fraction && `.${fraction}`}`;
}

/** Spaces of any width are one mark: nobody types the narrow one that the locale writes. */
function splitGroups(whole: string, group: string): string[] {
  return whole.split(/\s/.test(group) ? /\s/ : /['’]/.test(group) ? /['’]/ : group || ",");
}

/** A plain decimal with its point so many places further right. */
export function moved(plain: string, places: number): Typed {
  const [, sign = "", whole = "", fraction = ""] = /^(-?)(\d*)\.?(\d*)$/.exec(plain) ?? [];
  const digits = whole + fraction;
  const point = whole.length + places;
  const padded = point < 0 ? "0".repeat(-point) + digits : digits.padEnd(point, "0");
  const at = Math.max(point, 0);
  const left = padded.slice(0, at).replace(/^0+(?=\d)/, "") || "0";
  const right = padded.slice(at).replace(/0+$/, "");
  if ((left + right).replace(/^0+/, "").length > MOST_DIGITS || right.length > MOST_DIGITS) {
    return { ok: false, code: "too-many-digits" };
  }
  const magnitude = right ? `${left}.${right}` : left;
  return { ok: true, value: magnitude === "0" ? "0" : sign + magnitude };
}

const textOf = (typed: Typed) => (typed.ok ? typed.value : "");

/** A value as its box shows it: all its digits (a rate has 20 at most, which are 18 of a per cent), grouped as the language does; a rate as a number of per cent. */
export function showInBox(value: string, { lang, unit }: { lang: string; unit: Unit }): string {
  const plain = isRate(unit) ? textOf(moved(value, 2)) : value;
  return formatter(lang, { maximumFractionDigits: 20, useGrouping: true }).format(
    plain as Intl.StringNumericLiteral,
  );
}

export type Format = { lang: string; unit: Unit; currency: string; compact?: boolean; wholeMoney?: boolean };

/** A value as it is read: money to its currency's decimals or in whole units, a rate in per cent, a ratio as "4.5 : 1". */
export function formatValue(
  value: string,
  { lang, unit, currency, compact = false, wholeMoney = false }: Format,
): string {
  const literal = value as Intl.StringNumericLiteral;
  switch (unit) {
    case "money":
    case "money-per-year":
      return formatter(lang, {
        style: "currency",
        currency,
        currencyDisplay: "narrowSymbol",
        ...(wholeMoney ? { maximumFractionDigits: 0, minimumFractionDigits: 0 } : {}),
        ...(compact
          ? { notation: "compact", useGrouping: "always", maximumFractionDigits: 1, minimumFractionDigits: 0 }
          : {}),
      }).format(literal);
    case "rate":
    case "rate-per-year":
      return formatter(lang, { style: "percent", maximumFractionDigits: 2 }).format(literal);
    case "ratio":
      return `${formatter(lang, { maximumFractionDigits: 2 }).format(literal)} : 1`;
    case "factor":
      return formatter(lang, { maximumFractionDigits: 6 }).format(literal);
    default:
      return formatter(lang, { maximumFractionDigits: 2 }).format(literal);
  }
}

/** The sign of a currency as the language writes it, and on which side of the figure. */
export function currencySign(lang: string, currency: string): { sign: string; isBehind: boolean } {
  const parts = formatter(lang, {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
  }).formatToParts(0);
  const place = parts.findIndex((part) => part.type === "currency");
  return { sign: parts[place]?.value ?? currency, isBehind: place > 0 };
}

/** Whether a text names a currency that can be shown. */
export function isCurrency(code: string): boolean {
  try {
    new Intl.NumberFormat("en", { style: "currency", currency: code });
    return true;
  } catch {
    return false;
  }
}

const formatters = memoised((key: string) => {
  const [lang, options] = JSON.parse(key) as [string, Intl.NumberFormatOptions];
  // Half away from zero, and never −0: a small loss shown as −0.00 would frighten for nothing.
  return new Intl.NumberFormat(lang, { ...options, roundingMode: "halfExpand", signDisplay: "negative" });
});

export const formatter = (lang: string, options: Intl.NumberFormatOptions) =>
  formatters(JSON.stringify([lang, options]));

/** Formatters cost more to make than to use. */
function memoised<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>();
  return (key) => {
    let value = made.get(key);
    if (value === undefined) {
      value = make(key);
      made.set(key, value);
    }
    return value;
  };
}
