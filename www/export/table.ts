// Copies the table that the page shows, for a spreadsheet or a document.
import type { ShownTable } from "../views/table.js";

/** Whether a copy is on the clipboard, and in which forms; where it was refused, the visitor copies the text. */
export type Copied = "table" | "text" | "refused";

const HTML = "http://www.w3.org/1999/xhtml";

/** The table as an element by itself. */
export function tableElement({ caption, headings, rows }: ShownTable): Element {
  const made = (name: string, ...content: (Node | string)[]) => {
    const element = document.createElementNS(HTML, name);
    element.append(...content);
    return element;
  };
  const cell = (text: string, column: number) => {
    const element = made(column === 0 ? "th" : "td", text);
    if (column === 0) element.setAttribute("scope", "row");
    return element;
  };
  const heading = (text: string) => {
    const element = made("th", text);
    element.setAttribute("scope", "col");
    return element;
  };
  return made(
    "table",
    made("caption", caption),
    made("thead", made("tr", ...headings.map(heading))),
    made("tbody", ...rows.map((row) => made("tr", ...row.map(cell)))),
  );
}

/** The same as lines of cells with tabs between them. */
export function tableText({ headings, rows }: ShownTable): string {
  const line = (cells: string[]) => cells.map((cell) => cell.replace(/\s+/g, " ")).join("\t");
  return [headings, ...rows].map(line).join("\n");
}

/** Copies a table with its cells where the browser can, else its text. */
export async function copyTable(table: ShownTable): Promise<Copied> {
  const text = tableText(table);
  try {
    const forms = {
      "text/html": new XMLSerializer().serializeToString(tableElement(table)),
      "text/plain": text,
    };
    const blobs = Object.entries(forms).map(([type, form]) => [type, new Blob([form], { type })] as const);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    return "table";
  } catch {
    // An older browser has no such item; a page without the permission refuses both.
  }
  try {
    await navigator.clipboard.writeText(text);
    return "text";
  } catch {
    return "refused";
  }
}
