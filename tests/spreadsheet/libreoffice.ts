// A real spreadsheet to calculate in: LibreOffice without a window, one conversion for a whole sheet.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A cell: a formula that begins with "=", a number, or nothing. */
export type Cell = string | number | null;

/** Comma-separated values with every digit: the eighth token turns "as shown" off. */
const CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false";

/** What LibreOffice makes of a sheet, cell by cell. */
export function calculated(rows: readonly (readonly Cell[])[]): string[][] {
  const folder = mkdtempSync(join(tmpdir(), "value-calculator-sheet-"));
  try {
    writeFileSync(join(folder, "sheet.fods"), document(rows));
    const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
    const command = [
      "--headless",
      profile,
      "--convert-to",
      CSV,
      "--outdir",
      folder,
      join(folder, "sheet.fods"),
    ];
    execFileSync(process.env.SOFFICE ?? "soffice", command, { stdio: "pipe" });
    const text = readFileSync(join(folder, "sheet.csv"), "utf8");
    return text
      .trimEnd()
      .split("\n")
      .map((line) => line.split(",").map((cell) => cell.replace(/^"|"$/g, "")));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function document(rows: readonly (readonly Cell[])[]): string {
  const lines = rows.map((row) => `<table:table-row>${row.map(cell).join("")}</table:table-row>`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:body><office:spreadsheet><table:table table:name="sheet">
${lines.join("\n")}
</table:table></office:spreadsheet></office:body></office:document>`;
}

function cell(content: Cell): string {
  if (content === null) return "<table:table-cell/>";
  if (typeof content === "number")
    return `<table:table-cell office:value-type="float" office:value="${content}"/>`;
  return `<table:table-cell table:formula="${escaped(inOpenFormula(content))}"/>`;
}

/** Excel's commas between arguments are semicolons in an OpenDocument file, and a cell stands in brackets. */
function inOpenFormula(formula: string): string {
  const outsideTexts = formula.split('"').map((piece, place) => {
    if (place % 2 === 1) return piece;
    return piece
      .replaceAll(",", ";")
      .replace(/\b([A-Z]{1,2}\d+)(:[A-Z]{1,2}\d+)?\b/g, (_, from: string, to?: string) =>
        to ? `[.${from}:.${to.slice(1)}]` : `[.${from}]`,
      );
  });
  return `of:${outsideTexts.join('"')}`;
}

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
