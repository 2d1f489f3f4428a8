// The cells of a sheet before their addresses are known, and how they look.
import type { CellObject } from "write-excel-file/universal";
import type { Unit } from "../wire.js";

export type Style = Omit<CellObject, "value" | "type">;

/** A formula whose braces still hold names: see src/equation/cells.rs. */
export type Formula = { formula: string; style: Style };
export type Cell = Formula | CellObject | null;

export const TITLE: Style = { fontWeight: "bold", fontSize: 16, height: 24 };
export const SECTION: Style = { fontWeight: "bold", fontSize: 12, height: 20, bottomBorderStyle: "thin" };
export const HEADER: Style = { fontWeight: "bold" };
/** What stands above the figures of a column. */
export const COLUMN: Style = { ...HEADER, wrap: true, alignVertical: "top", align: "right", height: 30 };
export const QUIET: Style = { textColor: "#666666", indent: 1 };
/** The title of a group of inputs. Not in italics, which Chinese does not have. */
export const GROUP: Style = { textColor: "#666666", fontWeight: "bold" };
/** A sub-result: PV alone would make it an amount of the reader's own currency. */
export const SUB_RESULT: Style = { format: "#,##0.00########", align: "right" };
/** Blue on a light ground: what is typed, as financial models have it. */
export const INPUT: Style = { textColor: "#0000FF", backgroundColor: "#FFFDE7" };

/** A text as it is: one that begins with "=" is no formula. */
export function text(value: string, style: Style = {}): Cell {
  if (value === "") return Object.keys(style).length > 0 ? { ...style, type: String } : null;
  // The library keeps texts as keys of a plain object, where "constructor" is there already.
  return { ...style, type: String, value: value in {} ? `${value}\u200b` : value };
}

/**
 * A plain decimal as a cell's number. A spreadsheet computes with doubles, which hold 15 digits; nothing here computes.
 * A text that is no number stays one, so that the cell shows what was given.
 */
export function number(plain: string, style: Style = {}): Cell {
  const value = Number(plain);
  return plain.trim() !== "" && Number.isFinite(value)
    ? { ...style, type: Number, value }
    : text(plain, { ...style, format: "@" });
}

/** How a figure of this unit looks. `isTyped`: with all the decimals it was given, and no more. */
export function formatOf(unit: Unit, { decimals = 2, isTyped = false, isWhole = false } = {}): Style {
  const format = formatText(unit, decimals, isTyped, isWhole);
  return format ? { format } : {};
}

function formatText(unit: Unit, decimals: number, isTyped: boolean, isWhole: boolean): string | undefined {
  const point = (places: number) => (places > 0 ? `.${"0".repeat(places)}` : "");
  const further = isTyped ? "########" : "";
  switch (unit) {
    case "money":
    case "money-per-year":
      return `#,##0${point(isTyped ? Math.max(decimals, 1) : decimals)}${further}`;
    case "rate":
    case "rate-per-year":
      return `0.00${further}%`;
    case "year":
      return undefined;
    case "ratio":
      return '0.00" : 1"';
    case "factor":
      return isTyped ? undefined : "0.000000";
    case "none":
      return undefined;
    default:
      return isWhole ? "#,##0" : isTyped ? undefined : "#,##0.00";
  }
}

/** The letters of a column, counted from 0. */
export function columnLetters(place: number): string {
  const letter = String.fromCharCode(65 + (place % 26));
  return place < 26 ? letter : columnLetters(Math.floor(place / 26) - 1) + letter;
}
