// Every input with its value and where the figure comes from.
import { html, nothing } from "lit";
import { nameOf } from "../form/row-name.js";
import { math } from "../markup.js";
import { differs } from "../views/difference.js";
import { inputText } from "../views/input-text.js";
import { labelOf, type Reading, valueText } from "../views/reading.js";
import type { FieldSchema, Origin } from "../wire.js";
import { filled } from "../words.js";
import type { Figures } from "./figures.js";
import { originSign } from "./origins.js";

export type Sources = Readonly<Record<string, string>>;

/** The inputs that are the same in all scenarios; the others stand where the scenarios are compared. */
export function assumptions(figures: Figures, sources: Sources) {
  const { scenarios, first } = figures;
  const { report } = first.reading.words;
  const same = first.reading.schema.inputs.filter((field) => !differs(field, scenarios));
  if (same.length === 0) return nothing;
  return html`<section class="assumptions">
    <h2>${scenarios.length === 1 ? report.assumptions : report.assumptions_same}</h2>
    <table><tbody>${same.map((field) => assumptionRow(field, [first.reading], sources))}</tbody></table>
  </section>`;
}

/** An input with where its figure comes from, and its value in each scenario, marked where it is not as in the first. */
export function assumptionRow(field: FieldSchema, readings: readonly Reading[], sources: Sources) {
  const [first] = readings;
  if (!first) return nothing;
  const source = sources[field.id]?.trim();
  return html`<tr>
    <th scope="row">${originSign(originOf(field, first), first)} ${labelOf(field.id, first)}${
      field.symbol ? html` <span class="symbol">${math(field.symbol)}</span>` : nothing
    }${source ? html`<small>${filled(first.words.report.source, { source })}</small>` : nothing}</th>
    ${readings.map((reading) => {
      const isOther = reading.values[field.id] !== first.values[field.id];
      return html`<td>${
        isOther
          ? html`<mark><span role="img" aria-label=${first.words.compare.changed}>≠</span> ${value(field, reading)}</mark>`
          : value(field, reading)
      }</td>`;
    })}
  </tr>`;
}

/** A way that was chosen may come from elsewhere than the choice itself. */
function originOf({ id, origin, choices }: FieldSchema, { values }: Reading): Origin {
  return choices.find((choice) => choice.id === values[id])?.origin ?? origin;
}

function value(field: FieldSchema, reading: Reading) {
  if (field.kind !== "rows") return inputText(field, reading);
  const rows: Record<string, string>[] = JSON.parse(reading.values[field.id] ?? "[]");
  if (rows.length === 0) return reading.words.report.no_rows;
  return html`<ul>${rows.map((row, place) => html`<li>${rowText(field, row, place, reading)}</li>`)}</ul>`;
}

/** "Complaints: Items 3, Uses a year 4". */
function rowText(field: FieldSchema, row: Record<string, string>, place: number, reading: Reading): string {
  const { report } = reading.words;
  const named = field.columns.find(({ kind }) => kind === "text");
  const name = named && nameOf(row[named.id] ?? "", reading);
  const cells = field.columns
    .filter(({ kind }) => kind !== "text")
    .map((column) => {
      const label = labelOf(`${field.id}.${column.id}`, reading);
      return filled(report.cell, { label, value: valueText(row[column.id] ?? "", column.unit, reading) });
    });
  return filled(report.row, {
    name: name || filled(report.row_name, { n: `${place + 1}` }),
    cells: cells.join(report.between_cells),
  });
}
