// One scenario as a sheet: its inputs as cells, and every result, sub-result and year as a formula over them.
import type { CellObject } from "write-excel-file/universal";
import type { Inputs } from "../engine.js";
import { moved } from "../number-text.js";
import type { CellFormula, FieldSchema, Markup, ModelSchema, Unit, Workbook } from "../wire.js";
import { filled, type ModelWords, reasonText, type Words } from "../words.js";
import {
  type Cell,
  COLUMN,
  columnLetters,
  formatOf,
  GROUP,
  HEADER,
  INPUT,
  number,
  QUIET,
  SECTION,
  type Style,
  SUB_RESULT,
  TITLE,
  text,
} from "./cells.js";

export type Scenario = { name: string; values: Inputs };

export type SheetRequest = {
  schema: ModelSchema;
  formulas: Workbook;
  words: Words;
  model: ModelWords;
  scenario: Scenario;
  currency: string;
  /** What an output comes to, for one that no formula says. */
  result: (id: string) => string | null;
};

/** Rows that are left blank for what is added later; the formulas cover them. */
const SPARE_ROWS = 10;
/** Where the last year of a schedule is no input with a limit. */
const MOST_YEARS = 100;
const COLUMN_WIDTHS = [46, 20, 20, 16];

export function columnWidths(columns: number) {
  return Array.from({ length: Math.max(columns, COLUMN_WIDTHS.length) }, (_, place) => ({
    width: COLUMN_WIDTHS[place] ?? 16,
  }));
}

export function sheetOf(request: SheetRequest): (CellObject | null)[][] {
  return new Sheet(request).finished();
}

class Sheet {
  private readonly rows: Cell[][] = [];
  /** The address of everything that formulas name. */
  private readonly addresses = new Map<string, string>();
  private readonly columns = new Map<string, string>();
  private schedule = { first: 0, last: 0, year: "" };
  private readonly decimals: number;

  constructor(private readonly request: SheetRequest) {
    const { currency } = request;
    this.decimals =
      new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ??
      2;
    this.head();
    this.inputs();
    this.results();
    this.working();
    this.years();
  }

  finished(): (CellObject | null)[][] {
    return this.rows.map((cells, place) =>
      cells.map((cell) =>
        cell && "formula" in cell
          ? { ...cell.style, type: "Formula", value: this.inCells(cell.formula, place + 1) }
          : cell,
      ),
    );
  }

  /** The number of the row that comes next, as spreadsheets count. */
  private get next() {
    return this.rows.length + 1;
  }

  private add(...cells: Cell[]) {
    this.rows.push(cells);
  }

  private section(title: string, ...headers: string[]) {
    this.add();
    const above = (place: number): Style => (place === 0 ? { align: "right" } : { indent: 1 });
    this.add(
      text(title, SECTION),
      ...headers.map((header, place) => text(header, { ...SECTION, fontSize: 10, ...above(place) })),
    );
  }

  private head() {
    const { model, scenario, words, currency } = this.request;
    this.add(text(model.name, TITLE));
    this.add(text(scenario.name, HEADER));
    this.add(text(filled(words.workbook.note, { currency }), QUIET));
  }

  private inputs() {
    const { schema, model, words } = this.request;
    const { value, unit, symbol, key } = words.workbook;
    this.section(words.workbook.inputs, value, unit, symbol, key);
    for (const group of schema.groups) {
      const fields = schema.inputs.filter((field) => field.group === group && field.kind !== "rows");
      const title = model.groups[group] ?? "";
      if (fields.length > 0 && title !== "") this.add(text(title, GROUP));
      for (const field of fields) this.input(field);
    }
    for (const field of schema.inputs) {
      if (field.kind === "choice") this.ways(field);
      if (field.kind === "rows") this.table(field);
    }
  }

  private input(field: FieldSchema) {
    const { scenario } = this.request;
    const given = scenario.values[field.id];
    const value = typeof given === "string" || typeof given === "number" ? `${given}` : field.default;
    const address = `$B$${this.next}`;
    const cell = field.kind === "choice" ? text(value, INPUT) : this.typed(value, field);
    const shown: Cell =
      field.kind === "choice"
        ? { formula: `INDEX({${field.id}:labels},{${field.id}})`, style: {} }
        : text(this.unitText(field.unit), QUIET);
    this.addresses.set(field.kind === "choice" ? `${field.id}:typed` : field.id, address);
    this.add(
      text(this.label(field.id)),
      cell,
      shown,
      text(symbolText(field.symbol), QUIET),
      text(field.key, QUIET),
    );
  }

  private typed(value: string, field: FieldSchema): Cell {
    const [, percent] = /^(.*?)\s*%$/.exec(value.trim()) ?? [];
    const fraction = percent === undefined ? undefined : moved(percent, -2);
    const plain = fraction?.ok ? fraction.value : value;
    const format = formatOf(field.unit, { decimals: this.decimals, isTyped: true, isWhole: field.whole });
    return number(plain, { ...INPUT, ...format });
  }

  /** The names that a choice takes, and what each means. */
  private ways(field: FieldSchema) {
    const { model, words } = this.request;
    this.add();
    this.add(text(filled(words.workbook.ways, { input: this.label(field.id) }), GROUP));
    const first = this.next;
    for (const { id } of field.choices) {
      this.add(text(model.choices[field.id]?.[id]?.label ?? id), text(id));
    }
    const last = this.next - 1;
    this.addresses.set(`${field.id}:labels`, `$A$${first}:$A$${last}`);
    this.addresses.set(`${field.id}:ids`, `$B$${first}:$B$${last}`);
  }

  private table(field: FieldSchema) {
    const { scenario, words, model } = this.request;
    this.add();
    this.add(text(this.label(field.id), GROUP), text(words.workbook.blank_rows, QUIET));
    this.add(
      ...field.columns.map(({ id, unit, kind }) => {
        const counted = this.unitText(unit);
        const style: Style = kind === "text" ? { ...COLUMN, align: "left" } : COLUMN;
        return text(this.label(`${field.id}.${id}`) + (counted && ` (${counted})`), style);
      }),
    );
    const given = scenario.values[field.id];
    const rows = Array.isArray(given)
      ? given.map((row: Readonly<Record<string, string | number>>) =>
          field.columns.map(({ id, default: usual }) => `${row[id] ?? usual}`),
        )
      : field.default_rows;
    const first = this.next;
    for (const row of rows) {
      this.add(
        ...field.columns.map((column, place) => {
          const value = row[place] ?? column.default;
          return column.kind === "text"
            ? text(rowName(value, model), { ...INPUT, format: "@" })
            : this.typed(value, column);
        }),
      );
    }
    for (let spare = 0; spare < SPARE_ROWS; spare++) {
      this.add(
        ...field.columns.map((column) => (column.kind === "text" ? text("", INPUT) : this.blank(column))),
      );
    }
    field.columns.forEach(({ id }, place) => {
      const letters = columnLetters(place);
      this.addresses.set(`${field.id}.${id}`, `$${letters}$${first}:$${letters}$${this.next - 1}`);
    });
  }

  private blank(column: FieldSchema): Cell {
    const format = formatOf(column.unit, { decimals: this.decimals, isTyped: true, isWhole: column.whole });
    return { ...INPUT, ...format, type: Number };
  }

  private results() {
    const { schema, formulas, words } = this.request;
    this.section(words.workbook.results, words.workbook.value, words.workbook.unit, words.workbook.symbol);
    for (const cell of formulas.outputs) {
      const output = schema.outputs.find(({ id }) => id === cell.id);
      const unit = output?.unit ?? "none";
      const weight = output?.prominence === "headline" ? ({ fontWeight: "bold" } as const) : {};
      this.addresses.set(cell.cell, `$B$${this.next}`);
      this.add(
        text(this.label(cell.id), weight),
        this.outcome(cell, { ...formatOf(unit, { decimals: this.decimals }), ...weight, align: "right" }),
        text(cell.formula === null ? words.workbook.fixed : this.unitText(unit), QUIET),
        text(symbolText(cell.symbol), QUIET),
      );
    }
  }

  /** The formula; the value as it is where there is none. */
  private outcome({ id, formula }: CellFormula, style: Style): Cell {
    if (formula !== null) return { formula, style };
    const value = this.request.result(id);
    return value === null ? text("–") : number(value, style);
  }

  private working() {
    const { schema, formulas, words, model } = this.request;
    const choices = schema.inputs.filter(({ kind }) => kind === "choice");
    if (choices.length + formulas.named.length === 0) return;
    this.section(words.workbook.working, words.workbook.value, "", words.workbook.symbol);
    for (const { id } of choices) {
      this.addresses.set(id, `$B$${this.next}`);
      const label = filled(words.workbook.chosen, { input: this.label(id) });
      this.add(text(label), { formula: `MATCH({${id}:typed},{${id}:ids},0)`, style: { align: "right" } });
    }
    for (const cell of formulas.named) {
      this.addresses.set(cell.cell, `$B$${this.next}`);
      // The second of one name has a star behind it.
      const again = cell.cell.slice(cell.id.length).length;
      const label = (model.definitions[cell.id] ?? cell.id) + (again > 0 ? ` (${again + 1})` : "");
      this.add(text(label), this.outcome(cell, SUB_RESULT), null, text(symbolText(cell.symbol), QUIET));
    }
  }

  /** A row for each year that the last year's input allows; those past it are blank. */
  private years() {
    const { schema, formulas, words, model } = this.request;
    const { last_year } = formulas;
    if (last_year === null) return;
    this.section(words.workbook.years);
    this.add(
      ...schema.schedule.map(({ id, unit }) => {
        const counted = unit === "year" ? "" : this.unitText(unit);
        return text((model.schedule[id] ?? id) + (counted && ` (${counted})`), COLUMN);
      }),
      text(words.workbook.year_counted, { ...COLUMN, ...QUIET }),
    );
    const limit = schema.inputs.find(({ id }) => last_year === `{${id}}`)?.max;
    const rows = Math.min(Number(limit ?? MOST_YEARS), MOST_YEARS) + 1;
    schema.schedule.forEach(({ id }, place) => {
      this.columns.set(id, columnLetters(place));
    });
    const first = this.next;
    this.schedule = { first, last: first + rows - 1, year: columnLetters(schema.schedule.length) };
    for (let row = 0; row < rows; row++) {
      const before = `${this.schedule.year}${first + row - 1}`;
      const year = row === 0 ? "0" : `IF(${before}="","",IF(${before}>=${last_year},"",${before}+1))`;
      this.add(
        ...formulas.schedule.map((cell, place): Cell => {
          const style = formatOf(schema.schedule[place]?.unit ?? "none", { decimals: this.decimals });
          // Where a value does not exist the cell is blank.
          const formula = (cell.formula ?? "NA()").replace(/\{![^{}]*\}/g, '""');
          const whole = formula.includes("NA()") ? `IFERROR(${formula},"")` : formula;
          return { formula: `IF({year}="","",${whole})`, style };
        }),
        { formula: year, style: QUIET },
      );
    }
  }

  private label(id: string): string {
    const { model } = this.request;
    return (model.outputs[id] ?? model.inputs[id])?.label ?? id;
  }

  private unitText(unit: Unit): string {
    const { words, currency } = this.request;
    switch (unit) {
      case "money":
        return currency;
      case "money-per-year":
        return `${currency} ${words.units["money-per-year"]}`;
      case "rate-per-year":
        return words.units["money-per-year"];
      case "years":
      case "seconds":
      case "hours":
      case "days":
        return words.units[unit];
      default:
        return "";
    }
  }

  /** The formula with addresses in its braces. */
  private inCells(formula: string, row: number): string {
    return formula.replace(/\{([^{}]+)\}/g, (_, name: string) => this.address(name, row));
  }

  private address(name: string, row: number): string {
    const { first, last, year } = this.schedule;
    if (name === "year") return `$${year}${row}`;
    if (name.startsWith("!")) {
      const reason = reasonText(name.slice(1), this.request.words, this.request.model);
      return `"${reason.replaceAll('"', '""')}"`;
    }
    const column = this.columns.get(name.slice(1));
    if (column && name.startsWith(".")) return `$${column}${row}`;
    if (column && name.startsWith("<")) return `$${column}${row - 1}`;
    if (column && name.startsWith("@")) return `$${column}$${first}:$${column}$${last}`;
    const address = this.addresses.get(name);
    if (address === undefined) throw new Error(`no cell is called ${name}`);
    return address;
  }
}

/** A name that came with the model is a code, put into words. */
const rowName = (name: string, { rows }: ModelWords) =>
  (Object.hasOwn(rows, name) ? rows[name] : undefined) ?? name;

/** A symbol on one line: its letters, as P0. */
const symbolText = (layout: Markup | null): string =>
  (layout ?? "").replace(/\[\w+ ?|\]/g, "").replace("¯", "\u0304");
