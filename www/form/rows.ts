// A field of rows: each row a card with its boxes, to be added, removed, moved, and pasted from a spreadsheet.
import { html, nothing } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { live } from "../live.js";
import { math } from "../markup.js";
import { rowsStyles } from "../styles/rows-styles.js";
import type { FieldSchema } from "../wire.js";
import { filled } from "../words.js";
import { type FormContext, helpButton, helpText, problemText, wordsFor } from "./fields.js";
import { cellId, type FormState } from "./form-state.js";
import { addRow, moveRow, pasteRows, removeRow } from "./row-edits.js";
import { nameOf, rowName } from "./row-name.js";

export const styles = [rowsStyles];

export function rowsField(field: FieldSchema, context: FormContext) {
  const { state, words, onRows } = context;
  const text = wordsFor(field.id, context);
  const rows = state.rows[field.id] ?? [];
  const add = () => {
    addRow(state, field);
    onRows({ said: words.rows.added, focus: inputId(field, field.columns[0], rows.length - 1) });
  };
  return html`
    <div class="field rows" part="field" role="group" aria-label=${text.label}>
      <div class="label-row">
        <span class="rows-label">${text.label}</span>
        ${helpButton(field, text, context)}
      </div>
      ${helpText(field, text, context)}
      <div ?inert=${context.isLocked(field)}>${rows.map((row, place) => keyed(row, rowTemplate(field, row, place, context)))}</div>
      ${
        context.isLocked(field)
          ? nothing
          : html`<button type="button" class="plain" part="button" @click=${add}>${words.rows.add}</button>
            <p class="sentence">${words.rows.paste}</p>`
      }
    </div>
  `;
}

const inputId = (field: FieldSchema, column: FieldSchema | undefined, place: number) =>
  column ? cellId(field, column, place) : null;

function rowTemplate(field: FieldSchema, row: FormState, place: number, context: FormContext) {
  const { state, words, onRows } = context;
  const { rows } = words;
  const name = rowName(field, row, place, context);
  const count = state.rows[field.id]?.length ?? 0;
  const move = (by: number) => {
    const to = moveRow(state, field, place, by);
    // The button that was pressed may have come to rest; then its counterpart goes on.
    const isAtEnd = to === (by < 0 ? 0 : count - 1);
    const focus = `${field.id}.${to}.${(by < 0) !== isAtEnd ? "up" : "down"}`;
    onRows({ said: filled(rows.moved, { row: name, n: `${to + 1}` }), focus });
  };
  const remove = () => {
    removeRow(state, field, place);
    const next = Math.min(place, count - 2);
    onRows({ said: rows.removed, focus: next < 0 ? null : `${field.id}.${next}.remove` });
  };
  const onKey = (event: KeyboardEvent) => {
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (!event.altKey || by === 0) return;
    event.preventDefault();
    const column = field.columns.find(({ id }) =>
      (event.target as Element).id.startsWith(`${field.id}.${id}.`),
    );
    const to = moveRow(state, field, place, by);
    onRows({
      said: filled(rows.moved, { row: name, n: `${to + 1}` }),
      focus: inputId(field, column ?? field.columns[0], to),
    });
  };
  const button = (
    what: "up" | "down" | "remove",
    sign: string,
    isOff: boolean,
    act: () => void,
  ) => html`<button
    type="button"
    class="row-button"
    id="${field.id}.${place}.${what}"
    ?disabled=${isOff}
    aria-label=${filled(rows[what], { row: name })}
    @click=${act}
  >${sign}</button>`;
  return html`<div class="row-card" role="group" aria-label=${name} @keydown=${onKey}>
    <div class="row-head">
      ${
        field.columns.some(({ kind }) => kind === "text")
          ? field.columns.map((column, at) =>
              column.kind === "text" ? nameCell(field, column, row, place, at, context) : nothing,
            )
          : html`<span class="row-name">${name}</span>`
      }
      ${button("up", "↑", place === 0, () => move(-1))}
      ${button("down", "↓", place === count - 1, () => move(1))}
      ${button("remove", "×", false, remove)}
    </div>
    <div class="cells">
      ${field.columns.map((column, at) =>
        column.kind === "text" ? nothing : numberCell(field, column, row, place, at, context),
      )}
    </div>
  </div>`;
}

function nameCell(
  field: FieldSchema,
  column: FieldSchema,
  row: FormState,
  place: number,
  at: number,
  context: FormContext,
) {
  const text = row.texts[column.id] ?? "";
  return html`<input
    class="row-name"
    id=${cellId(field, column, place)}
    type="text"
    autocomplete="off"
    aria-label=${wordsFor(`${field.id}.${column.id}`, context).label}
    .value=${live(nameOf(text, context))}
    @input=${(event: Event) => context.onTypeCell(row, column, (event.target as HTMLInputElement).value)}
    @change=${() => context.onLeaveCell(row, column)}
    @paste=${(event: ClipboardEvent) => paste(event, field, place, at, context)}
  />`;
}

function numberCell(
  field: FieldSchema,
  column: FieldSchema,
  row: FormState,
  place: number,
  at: number,
  context: FormContext,
) {
  const id = cellId(field, column, place);
  const problem = context.problems.get(id);
  const { label } = wordsFor(`${field.id}.${column.id}`, context);
  return html`<div class="cell">
    <label for=${id}>${label}</label>
    <div class="box ${problem ? "wrong" : ""}">
      <input
        id=${id}
        part="input"
        type="text"
        inputmode="decimal"
        autocomplete="off"
        spellcheck="false"
        .value=${live(row.texts[column.id] ?? "")}
        aria-invalid=${problem ? "true" : "false"}
        aria-describedby=${problem ? `${id}-error` : nothing}
        @input=${(event: Event) => context.onTypeCell(row, column, (event.target as HTMLInputElement).value)}
        @change=${() => context.onLeaveCell(row, column)}
        @paste=${(event: ClipboardEvent) => paste(event, field, place, at, context)}
      />
      ${column.symbol ? html`<span class="symbol" aria-hidden="true">${math(column.symbol)}</span>` : nothing}
    </div>
    ${
      problem
        ? html`<p class="error" id="${id}-error">${problemText(column, label, row.texts[column.id] ?? "", problem, context)}</p>`
        : nothing
    }
  </div>`;
}

/** A block of cells is taken over; a single one is left to the box itself. */
function paste(event: ClipboardEvent, field: FieldSchema, place: number, at: number, context: FormContext) {
  const block = event.clipboardData?.getData("text/plain") ?? "";
  if (!/[\t\n]/.test(block.trimEnd())) return;
  event.preventDefault();
  const count = pasteRows(context.state, field, block, place, at);
  context.onRows({ said: filled(context.words.rows.pasted, { n: `${count}` }), focus: null });
}
