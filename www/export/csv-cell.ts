// One cell of a CSV (RFC 4180) that a spreadsheet takes as it is meant.

/** Spreadsheets take a file without it for one in an old character set. */
export const BYTE_ORDER_MARK = "\ufeff";

/**
 * A text as a cell. What a spreadsheet would take for a formula gets an apostrophe in front: at the beginning, and after a
 * mark at which a reader that expects other separators would cut the cell.
 */
export function writtenCell(text: string): string {
  const safe = text
    .replace(/([;\t\r\n])(?=\s*[=+\-@＝＋－＠])/g, "$1'")
    .replace(/^(?=\s*[=+\-@＝＋－＠]|[\t\r\n])/, "'");
  return /[",;'\t\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
