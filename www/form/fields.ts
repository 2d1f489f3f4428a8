// One field of the form: its label, symbol, box, slider, help and error.
import { html, nothing, type TemplateResult } from "lit";
import { live } from "../live.js";
import { math } from "../markup.js";
import { currencySign, showInBox } from "../number-text.js";
import type { FieldSchema } from "../wire.js";
import { filled, type Labelled, type ModelWords, type Words } from "../words.js";
import { type FormState, fromSlider, type Problem, toSlider } from "./form-state.js";

/** What happened to the rows, to be said aloud, and the place in the form to go on from. */
export type RowsChange = { said: string; focus: string | null };

export type FormContext = {
  state: FormState;
  words: Words;
  model: ModelWords;
  lang: string;
  currency: string;
  problems: ReadonlyMap<string, Problem>;
  /** Whether the page's owner lets nobody change a field. */
  isLocked: (field: FieldSchema) => boolean;
  openHelp: ReadonlySet<string>;
  isFurtherOpen: boolean;
  onType: (field: FieldSchema, text: string) => void;
  onGive: (field: FieldSchema, value: string) => void;
  onLeave: (field: FieldSchema) => void;
  onHelp: (field: FieldSchema) => void;
  onFurther: (isOpen: boolean) => void;
  onTypeCell: (row: FormState, column: FieldSchema, text: string) => void;
  onLeaveCell: (row: FormState, column: FieldSchema) => void;
  onRows: (change: RowsChange) => void;
  /** A field of rows, or that it is on its way: only some models have one. */
  rowsField: (field: FieldSchema, context: FormContext) => TemplateResult;
};

export function fieldTemplate(field: FieldSchema, context: FormContext): TemplateResult {
  if (field.kind === "rows") return context.rowsField(field, context);
  return field.kind === "choice" ? choiceField(field, context) : numberField(field, context);
}

function numberField(field: FieldSchema, context: FormContext) {
  const { state, words, lang, currency, problems } = context;
  const text = wordsFor(field.id, context);
  const problem = problems.get(field.id);
  const { sign, isBehind } = currencySign(lang, currency);
  const currencyMark = field.unit.startsWith("money")
    ? html`<span class="unit" aria-hidden="true">${sign}</span>`
    : nothing;
  const unit = (words.units as Record<string, string>)[field.unit];
  const isLocked = context.isLocked(field);
  const described = `${problem ? `${field.id}-error ` : ""}${unit ? `${field.id}-unit ` : ""}${field.id}-help`;
  return html`
    <div class="field" part="field">
      <div class="label-row">
        <label for=${field.id}>${text.label}</label>
        ${field.symbol ? html`<span class="symbol" aria-hidden="true">${math(field.symbol)}</span>` : nothing}
        ${helpButton(field, text, context)}
      </div>
      <div class="box ${problem ? "wrong" : ""} ${isLocked ? "locked" : ""}">
        ${isBehind ? nothing : currencyMark}
        <input
          id=${field.id}
          part="input"
          type="text"
          inputmode=${field.min?.startsWith("-") ? "text" : "decimal"}
          autocomplete="off"
          spellcheck="false"
          ?readonly=${isLocked}
          .value=${live(state.texts[field.id] ?? "")}
          aria-invalid=${problem ? "true" : "false"}
          aria-describedby=${described}
          @input=${(event: Event) => context.onType(field, (event.target as HTMLInputElement).value)}
          @change=${() => context.onLeave(field)}
        />
        ${isBehind ? currencyMark : nothing}
        ${unit ? html`<span class="unit" id="${field.id}-unit">${unit}</span>` : nothing}
      </div>
      ${field.slider && !isLocked ? slider(field, text, context) : nothing}
      ${problem ? html`<p class="error" id="${field.id}-error">${problemText(field, text.label, state.texts[field.id] ?? "", problem, context)}</p>` : nothing}
      ${helpText(field, text, context)}
    </div>
  `;
}

function slider(field: FieldSchema, text: Labelled, { state, words, onGive, onLeave }: FormContext) {
  const { min, max, step } = field.slider ?? { min: "0", max: "1", step: "1" };
  return html`<input
    type="range"
    part="slider"
    aria-label=${filled(words.ui.slider_for, { label: text.label })}
    aria-valuetext=${state.texts[field.id] ?? ""}
    min=${toSlider(field, min)}
    max=${toSlider(field, max)}
    step=${toSlider(field, step)}
    .value=${live(toSlider(field, state.value(field) ?? min))}
    @input=${(event: Event) => onGive(field, fromSlider(field, (event.target as HTMLInputElement).value))}
    @change=${() => onLeave(field)}
  />`;
}

function choiceField(field: FieldSchema, context: FormContext) {
  const { state, words, model, problems } = context;
  const text = wordsFor(field.id, context);
  const problem = problems.get(field.id);
  return html`
    <fieldset class="field choice" part="field" aria-describedby="${field.id}-sentence">
      <legend>${text.label}</legend>
      <p class="sentence" id="${field.id}-sentence">${text.help}</p>
      ${field.choices.map(({ id, origin }) => {
        const choice = model.choices[field.id]?.[id] ?? { label: id, help: "" };
        return html`<label class="option">
          <input
            type="radio"
            name=${field.id}
            value=${id}
            ?disabled=${context.isLocked(field)}
            .checked=${live(state.value(field) === id)}
            @change=${() => {
              context.onGive(field, id);
              context.onLeave(field);
            }}
          />
          <span>
            ${choice.label} ${originBadge(origin, words)}
            <small>${choice.help}</small>
          </span>
        </label>`;
      })}
      ${problem ? html`<p class="error">${problemText(field, text.label, state.texts[field.id] ?? "", problem, context)}</p>` : nothing}
    </fieldset>
  `;
}

/** The words of a field, or of a column as "field.column". */
export const wordsFor = (id: string, { model }: Pick<FormContext, "model">): Labelled =>
  model.inputs[id] ?? { label: id, help: "" };

export function helpButton(
  field: FieldSchema,
  { label }: Labelled,
  { words, openHelp, onHelp }: FormContext,
) {
  return html`<button
    type="button"
    class="help-button"
    aria-expanded=${openHelp.has(field.id) ? "true" : "false"}
    aria-controls="${field.id}-help"
    aria-label=${filled(words.ui.help_for, { label })}
    @click=${() => onHelp(field)}
  >?</button>`;
}

export function helpText(field: FieldSchema, { help }: Labelled, { words, openHelp }: FormContext) {
  return html`<p class="help" id="${field.id}-help" ?hidden=${!openHelp.has(field.id)}>
    ${help} ${field.origin === "article" ? nothing : originBadge(field.origin, words)}
  </p>`;
}

/** Where a thing comes from, in a word that explains itself when pointed at and when read aloud. */
export function originBadge(origin: string, words: Words) {
  const { label, help } = words.origins[origin] ?? { label: origin, help: "" };
  return html`<span class="origin origin-${origin}" title=${help}>${label}</span>`;
}

/** What was wrong with a field, what it takes, and an example. */
export function problemText(
  field: FieldSchema,
  label: string,
  typed: string,
  problem: Problem,
  { words, lang }: { words: Pick<Words, "errors">; lang: string },
): string {
  const percent = field.unit.startsWith("rate") ? (lang.startsWith("zh") ? "%" : " %") : "";
  const shown = (value: string) => showInBox(value, { lang, unit: field.unit }) + percent;
  const range = filled(problem.whole ? (words.errors["whole-range"] ?? "") : (words.errors.range ?? ""), {
    min: shown(problem.min ?? "0"),
    max: shown(problem.max ?? "0"),
  });
  return filled(words.errors[problem.code] ?? problem.code, {
    field: label,
    typed,
    range,
    example: field.kind === "number" ? shown(field.default) : field.default,
  });
}
