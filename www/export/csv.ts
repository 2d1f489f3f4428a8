// The figures of every scenario as CSV (RFC 4180), one column a scenario, every value a plain decimal with all its digits.

import type { InputValue } from "../engine.js";
import { nameOf } from "../form/row-name.js";
import type { ScenarioReading } from "../scenario.js";
import { labelOf, type Reading } from "../views/reading.js";
import type { FieldSchema, Unit } from "../wire.js";
import { filled, reasonText } from "../words.js";
import { BYTE_ORDER_MARK, writtenCell } from "./csv-cell.js";

/** A value that a spreadsheet may compute with, or a text that it must take as nothing but text. */
type Cell = { number: string } | { text: string };
type Line = { label: Cell; id: string; unit: string; cells: Cell[]; note: string };
type Block = { title: string; lines: Line[] };

const PLAIN_DECIMAL = /^-?\d+(\.\d+)?$/;

/** All scenarios are of one model and in one language. */
export function csvOf(scenarios: readonly ScenarioReading[]): string {
  const [first] = scenarios;
  if (!first) return BYTE_ORDER_MARK;
  const { model, words, currency } = first.reading;
  const { export: texts } = words;
  const heading = (title: string) =>
    [title, texts.csv_id, texts.csv_unit, ...scenarios.map(({ name }) => name), texts.csv_note].map(
      writtenCell,
    );
  const blocks = [inputs(scenarios), outputs(scenarios), ...schedules(scenarios)];
  const lines = [
    [model.name, currency].map(writtenCell),
    ...blocks.flatMap(({ title, lines }) => [
      [],
      heading(title),
      ...lines.map(({ label, id, unit, cells, note }) => [
        cellText(label),
        writtenCell(id),
        writtenCell(unit),
        ...cells.map(cellText),
        writtenCell(note),
      ]),
    ]),
  ];
  return `${BYTE_ORDER_MARK}${lines.map((line) => `${line.join(",")}\r\n`).join("")}`;
}

const cellText = (cell: Cell) => ("number" in cell ? cell.number : writtenCell(cell.text));

/** A value of the engine's; anything else that stands in its place is a text. */
const valueCell = (value: string | null | undefined): Cell => {
  const text = value ?? "";
  return PLAIN_DECIMAL.test(text) ? { number: text } : { text };
};

function unitText(unit: Unit, { words, currency }: Reading): string {
  const { units } = words.export;
  return unit in units ? filled(units[unit as keyof typeof units], { currency }) : "";
}

function inputs(scenarios: readonly ScenarioReading[]): Block {
  const [{ reading }] = scenarios as [ScenarioReading];
  const { schema, model, words } = reading;
  const lines = schema.inputs.flatMap((field): Line[] => {
    if (field.kind === "rows") return rowLines(field, scenarios);
    const cells = scenarios.map(({ reading: { values } }): Cell => {
      const value = values[field.id] ?? "";
      return field.kind === "number"
        ? valueCell(value)
        : { text: model.choices[field.id]?.[value]?.label ?? value };
    });
    const label = { text: labelOf(field.id, reading) };
    return [{ label, id: field.id, unit: unitText(field.unit, reading), cells, note: "" }];
  });
  return { title: words.ui.inputs, lines };
}

/** A line for every cell of a field of rows, as many rows as the longest scenario has. */
function rowLines(field: FieldSchema, scenarios: readonly ScenarioReading[]): Line[] {
  const [{ reading }] = scenarios as [ScenarioReading];
  const tables = scenarios.map(({ reading: { inputs } }) => rowsIn(inputs[field.id]));
  const most = Math.max(...tables.map((rows) => rows.length));
  return Array.from({ length: most }).flatMap((_, place) =>
    field.columns.map((column): Line => {
      const id = `${field.id}.${column.id}`;
      const names = { field: labelOf(field.id, reading), n: `${place + 1}`, column: labelOf(id, reading) };
      const cells = tables.map((rows): Cell => {
        const value = `${rows[place]?.[column.id] ?? ""}`;
        return column.kind === "text" ? { text: nameOf(value, reading) } : valueCell(value);
      });
      return {
        label: { text: filled(reading.words.export.csv_row, names) },
        id: `${id}.${place}`,
        unit: unitText(column.unit, reading),
        cells,
        note: "",
      };
    }),
  );
}

const rowsIn = (value: InputValue | undefined) => (Array.isArray(value) ? value : []);

function outputs(scenarios: readonly ScenarioReading[]): Block {
  const [{ reading }] = scenarios as [ScenarioReading];
  const { schema, words, model } = reading;
  const lines = schema.outputs.map(({ id, unit }): Line => {
    const reasons = scenarios.flatMap(({ name, reading: { evaluation } }) => {
      const code = evaluation.not_defined[id];
      if (code === undefined) return [];
      const reason = reasonText(code, words, model);
      return [scenarios.length === 1 ? reason : filled(words.export.csv_reason, { scenario: name, reason })];
    });
    return {
      label: { text: labelOf(id, reading) },
      id,
      unit: unitText(unit, reading),
      cells: scenarios.map(({ reading: { evaluation } }) => valueCell(evaluation.outputs[id])),
      note: reasons.join(reading.lang.startsWith("zh") ? "；" : "; "),
    };
  });
  return { title: words.ui.result, lines };
}

/** A block for every column of the schedule, along its first one; a scenario that is over earlier leaves its cells empty. */
function schedules(scenarios: readonly ScenarioReading[]): Block[] {
  const [{ reading }] = scenarios as [ScenarioReading];
  const { schema, model, words } = reading;
  const [along, ...columns] = schema.schedule;
  if (!along) return [];
  const nameOfColumn = (id: string) => model.schedule[id] ?? id;
  const tables = scenarios.map(
    ({ reading: { evaluation } }) => new Map(evaluation.schedule.map((row) => [row[0] ?? "", row])),
  );
  const longest = tables.reduce((one, other) => (other.size > one.size ? other : one));
  const places = [...new Set([...longest.keys(), ...tables.flatMap((table) => [...table.keys()])])];
  return columns.map(({ id, unit }, at) => ({
    title: filled(words.export.csv_along, { column: nameOfColumn(id), along: nameOfColumn(along.id) }),
    lines: places.map((place) => ({
      label: valueCell(place),
      id: `${id}.${place}`,
      unit: unitText(unit, reading),
      cells: tables.map((table) => valueCell(table.get(place)?.[at + 1])),
      note: "",
    })),
  }));
}
