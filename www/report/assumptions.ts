// Every input with its value and where the figure comes from.
import { html, nothing } from "lit";
import { nameOf } from "../form/row-name.js";
import { math } from "../markup.js";
import { inputText, labelOf, type Reading, valueText } from "../views/reading.js";
import type { FieldSchema, Origin } from "../wire.js";
import { filled } from "../words.js";
import { differs, type Figures } from "./figures.js";
import { originSign } from "./origins.js";

export function assumptions(figures: Figures, sources: Readonly<Record<string, string>>) {
  const { scenarios, first } = figures;
  const { report } = first.reading.words;
  const { inputs } = first.reading.schema;
  const rows = inputs.map((field) => figureRow(field, figures, sources[field.id]?.trim()));
  const isAlone = scenarios.length === 1;
  return html`<section class="assumptions">
    <h2>${report.assumptions}</h2>
    ${
      isAlone
        ? // Two columns of short rows take half the height. A row with rows in it takes its whole width.
          html`<table><tbody>${rows}</tbody></table>`
        : html`<table>
            <thead><tr><td></td>${scenarios.map(({ name }) => html`<th scope="col">${name}</th>`)}</tr></thead>
            <tbody>${rows}</tbody>
          </table>`
    }
  </section>`;
}

/** An input in every scenario, marked where it is not as in the first, and where its figure comes from. */
export function figureRow(field: FieldSchema, { scenarios, first }: Figures, source = "") {
  const isMarked = differs(field, scenarios);
  const { words } = first.reading;
  return html`<tr>
    <th scope="row">${originSign(originOf(field, first.reading), first.reading)} ${labelOf(field.id, first.reading)}${
      field.symbol ? html` <span class="symbol">${math(field.symbol)}</span>` : nothing
    }${source ? html`<small>${filled(words.report.source, { source })}</small>` : nothing}</th>
    ${scenarios.map(({ reading }) => {
      const isOther = isMarked && reading.values[field.id] !== first.reading.values[field.id];
      return html`<td>${
        isOther
          ? html`<mark><span role="img" aria-label=${words.compare.changed}>≠</span> ${value(field, reading)}</mark>`
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
