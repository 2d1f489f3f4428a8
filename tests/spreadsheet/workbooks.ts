// Workbooks as a reader has them: opened by LibreOffice, their figures found by the words beside them.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { Engine, Inputs } from "../../www/engine.js";
import { workbook } from "../../www/export/workbook.js";
import type { FieldSchema, ModelSchema, Unit } from "../../www/wire.js";
import { type ModelWords, reasonText, type Words } from "../../www/words.js";

/** The rows of a sheet, each a text a cell: a number with all its digits. */
export type Rows = string[][];

/** All sheets (the last token), every digit (the eighth). */
const EVERY_SHEET = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1";

/** What LibreOffice makes of each file: its sheets by their names. One start for all of them. */
export function opened(files: readonly Uint8Array[]): Map<string, Rows>[] {
  const folder = mkdtempSync(join(tmpdir(), "value-calculator-workbook-"));
  try {
    const names = files.map((bytes, place) => {
      writeFileSync(join(folder, `${place}.xlsx`), bytes);
      return `${place}`;
    });
    const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
    const paths = names.map((name) => join(folder, `${name}.xlsx`));
    const command = ["--headless", profile, "--convert-to", EVERY_SHEET, "--outdir", folder, ...paths];
    execFileSync(process.env.SOFFICE ?? "soffice", command, { stdio: "pipe" });
    const written = readdirSync(folder).filter((name) => name.endsWith(".csv"));
    return names.map((name) => {
      const sheets = written.filter((file) => file.startsWith(`${name}-`));
      return new Map(
        sheets.map((file) => [
          file.slice(name.length + 1, -".csv".length),
          separated(readFileSync(join(folder, file), "utf8")),
        ]),
      );
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Comma-separated values; a comma, a quotation mark or a line's end within a cell stands in quotation marks. */
function separated(text: string): Rows {
  const rows: Rows = [[]];
  let cell = "";
  for (const [piece, quoted] of text.matchAll(/"((?:[^"]|"")*)"|,|\n|[^",\n]+/g)) {
    if (quoted !== undefined) cell += quoted.replaceAll('""', '"');
    else if (piece === "," || piece === "\n") {
      rows.at(-1)?.push(cell);
      cell = "";
      if (piece === "\n") rows.push([]);
    } else cell += piece;
  }
  return rows;
}

/** One model's workbooks in one language. */
export class Workbooks {
  constructor(
    private readonly engine: Engine,
    readonly schema: ModelSchema,
    private readonly words: Words,
    private readonly currency = "CNY",
  ) {}

  get model(): ModelWords {
    const model = this.words.models[this.schema.id];
    assert.ok(model);
    return model;
  }

  async file(scenarios: readonly { name: string; values: Inputs }[]): Promise<Uint8Array> {
    const { engine, schema, words, model, currency } = this;
    const blob = await workbook({ engine, schema, words, model, scenarios, currency });
    return new Uint8Array(await blob.arrayBuffer());
  }

  /** The number of the row with this label, as spreadsheets count; within the part of the sheet of that title. */
  rowOf(rows: Rows, title: string, label: string): number {
    const start = rows.findIndex(([first]) => first === title);
    assert.notEqual(start, -1, `the sheet has the part ${title}`);
    const place = rows.findIndex(([first], at) => at > start && first === label);
    assert.notEqual(place, -1, `${title} has ${label}`);
    return place + 1;
  }

  /** The number of the row of an input, which has its short name at the end; of rows, that of their title. */
  inputRow(rows: Rows, { id, key, kind }: FieldSchema): number {
    if (kind === "rows")
      return this.rowOf(rows, this.words.workbook.inputs, this.model.inputs[id]?.label ?? id);
    const place = rows.findIndex((cells) => cells[4] === key);
    assert.notEqual(place, -1, `the sheet has ${id}`);
    return place + 1;
  }

  /** Where a sheet says otherwise than the engine. */
  differences(rows: Rows | undefined, values: Inputs): string[] {
    assert.ok(rows, "the sheet is there");
    const { engine, schema, words, model } = this;
    const answer = engine.evaluate(schema.id, values);
    assert.ok(answer.ok, JSON.stringify(answer));
    const wrong: string[] = [];
    for (const { id, unit } of schema.outputs) {
      const found =
        rows[this.rowOf(rows, words.workbook.results, model.outputs[id]?.label ?? id) - 1]?.[1] ?? "";
      const expected = answer.outputs[id] ?? null;
      const reason = reasonText(answer.not_defined[id] ?? "", words, model);
      if (expected === null ? found !== reason : !agree(found, expected, unit))
        wrong.push(`${id}: ${found}, by the engine ${expected ?? reason}`);
    }
    if (schema.schedule.length === 0) return wrong;
    const start = this.rowOf(rows, words.workbook.years, model.schedule[schema.schedule[0]?.id ?? ""] ?? "");
    const years = rows.slice(start).filter((row) => row.some((cell) => cell !== ""));
    if (years.length !== answer.schedule.length)
      wrong.push(`${years.length} years, by the engine ${answer.schedule.length}`);
    answer.schedule.forEach((cells, year) => {
      schema.schedule.forEach(({ id, unit }, place) => {
        const [found, expected] = [years[year]?.[place] ?? "", cells[place] ?? null];
        if (expected === null ? found !== "" : !agree(found, expected, unit))
          wrong.push(`${id} in row ${year}: ${found}, by the engine ${expected}`);
      });
    });
    return wrong;
  }
}

/**
 * A spreadsheet computes in 15 digits: so the figures agree to 1e-9 of themselves, and sums of money, which may be small
 * differences of large ones, to 1e-9 of a unit of the currency.
 */
function agree(found: string, engine: string, unit: Unit | undefined): boolean {
  // A share is written in per cent.
  const [, digits = "", percent = ""] = /^(-?[\d.E+-]+)(%?)$/.exec(found) ?? [];
  const left = digits === "" ? Number.NaN : Number(digits) / (percent === "" ? 1 : 100);
  const right = Number(engine);
  const least = unit === "money" || unit === "money-per-year" ? 1 : 1e-6;
  return Math.abs(left - right) <= 1e-9 * Math.max(Math.abs(right), least);
}

/** The file with another number or text in one cell of its first sheet, as if it had been typed there. */
export function typed(file: Uint8Array, address: string, content: { number: string } | { text: string }) {
  const files = unzipSync(file);
  const path = "xl/worksheets/sheet1.xml";
  const sheet = strFromU8(files[path] ?? new Uint8Array());
  const cell = new RegExp(`<c r="${address}"( s="\\d+")?(?: t="s")?(?:/>|>(?:<v>[^<]*</v>)?</c>)`);
  const body =
    "number" in content
      ? `><v>${content.number}</v></c>`
      : ` t="inlineStr"><is><t>${content.text}</t></is></c>`;
  const changed = sheet.replace(cell, (_, style = "") => `<c r="${address}"${style}${body}`);
  assert.notEqual(changed, sheet, `${address} is a cell that can be typed into`);
  return zipSync({ ...files, [path]: strToU8(changed) });
}
