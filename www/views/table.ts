// The year-by-year schedule.
import { html } from "lit";
import { formatValue } from "../number-text.js";
import { filled } from "../words.js";
import type { Reading } from "./reading.js";

export function tableTemplate(reading: Reading) {
  const { schema, evaluation, words, model, lang, currency, wholeMoney } = reading;
  const text = (cell: string | null, column: number) => {
    const unit = schema.schedule[column]?.unit ?? "none";
    return cell === null ? "–" : formatValue(cell, { lang, unit, currency, wholeMoney });
  };
  const caption = filled(words.ui.table_caption, { currency });
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${words.ui.table_scroll}>
    <table part="table">
      <caption>${caption}</caption>
      <thead>
        <tr>${schema.schedule.map(({ id }) => html`<th scope="col">${model.schedule[id] ?? id}</th>`)}</tr>
      </thead>
      <tbody>
        ${evaluation.schedule.map(
          (row) => html`<tr>
            ${row.map((cell, column) =>
              column === 0
                ? html`<th scope="row">${text(cell, column)}</th>`
                : html`<td>${text(cell, column)}</td>`,
            )}
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
