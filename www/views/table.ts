// The table: the year-by-year schedule, or where a model has none, the points of its chart.
import { html } from "lit";
import type { CoreEngine } from "../engine.js";
import { formatValue } from "../number-text.js";
import { tableStyles } from "../styles/table-styles.js";
import type { Unit } from "../wire.js";
import { filled } from "../words.js";
import { labelOf, type Reading, unitOf } from "./reading.js";
import type { ViewContext } from "./view.js";

export const styles = [tableStyles];

type Table = { caption: string; columns: { label: string; unit: Unit }[]; rows: (string | null)[][] };

/** Enough rows to see how a figure runs, few enough to read. */
const ROWS = 12;

/** The table as it is read: its caption, its headings, and every cell as a text. */
export type ShownTable = { caption: string; headings: string[]; rows: string[][] };

export function view(context: ViewContext) {
  const { caption, headings, rows } = shownTable(context);
  const { words } = context.reading;
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${words.ui.table_scroll}>
    <table part="table">
      <caption>${caption}</caption>
      <thead>
        <tr>${headings.map((heading) => html`<th scope="col">${heading}</th>`)}</tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) => html`<tr>
            ${row.map((cell, column) =>
              column === 0 ? html`<th scope="row">${cell}</th>` : html`<td>${cell}</td>`,
            )}
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

export function shownTable({ engine, reading }: Pick<ViewContext, "engine" | "reading">): ShownTable {
  const { lang, currency, wholeMoney } = reading;
  const { caption, columns, rows } =
    reading.schema.schedule.length > 0 ? schedule(reading) : points(engine, reading);
  const text = (cell: string | null, unit: Unit = "none") =>
    cell === null ? "–" : formatValue(cell, { lang, unit, currency, wholeMoney });
  return {
    caption: filled(caption, { currency }),
    headings: columns.map(({ label }) => label),
    rows: rows.map((row) => row.map((cell, column) => text(cell, columns[column]?.unit))),
  };
}

function schedule({ schema, evaluation, model, words }: Reading): Table {
  return {
    caption: words.ui.table_caption,
    columns: schema.schedule.map(({ id, unit }) => ({ label: model.schedule[id] ?? id, unit })),
    rows: evaluation.schedule,
  };
}

/** Every so many points of the curve, each worked out exactly. */
function points(engine: CoreEngine, reading: Reading): Table {
  const { schema, curve, inputs, words } = reading;
  const { chart } = schema;
  if (!chart) return { caption: "", columns: [], rows: [] };
  const xs = Array.from(curve?.x ?? [], (x) => `${x}`);
  const every = Math.max(1, Math.round(xs.length / ROWS));
  const rows = xs
    .filter((_, place) => place % every === 0)
    .map((at) => {
      const there = engine.chartedAt(schema.id, inputs, { input: chart.input, at });
      return [at, ...chart.series.map((id) => (there.ok ? (there.outputs[id] ?? null) : null))];
    });
  const columns = [chart.input, ...chart.series].map((id) => ({
    label: labelOf(id, reading),
    unit: unitOf(id, reading),
  }));
  return { caption: words.ui.table_points, columns, rows };
}
