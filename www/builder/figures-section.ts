// For every field of the chosen calculators: what it starts with, whether it is shown, whether it can be changed.
import { html, nothing } from "lit";
import type { Calculation } from "../calculation.js";
import { problemText } from "../form/fields.js";
import { live } from "../live.js";
import { currencySign } from "../number-text.js";
import type { FieldSchema } from "../wire.js";
import { filled } from "../words.js";
import { nameOf } from "./bench.js";
import { type Desk, isChecked, toggled, valueIn } from "./desk.js";
import { errorText, help, section } from "./parts.js";

export function figuresSection(desk: Desk, onTake: () => void) {
  const { bench, words, done, say } = desk;
  const { builder } = words;
  const [only, ...others] = bench.chosen;
  const onReset = () => {
    bench.reset();
    done("reset");
    say(builder.standard_figures_done);
  };
  const content = html`
    ${help(builder.figures_help)}
    <p class="buttons">
      <button type="button" @click=${onTake}>${builder.take}</button>
      <button type="button" @click=${onReset}>${builder.standard_figures}</button>
    </p>
    ${
      only && others.length === 0
        ? fieldList(desk, only)
        : bench.chosen.map(
            (calculation, at) => html`<details class="model" ?open=${at === 0}>
              <summary><h3>${words.models[calculation.schema.id]?.name ?? calculation.schema.id}</h3></summary>
              ${fieldList(desk, calculation)}
            </details>`,
          )
    }
  `;
  return section(desk, "figures", builder.figures, content);
}

function fieldList(desk: Desk, calculation: Calculation) {
  const { builder } = desk.words;
  return html`<div class="figures">
    <p class="figure heads" aria-hidden="true">
      <span>${builder.field}</span><span>${builder.figure}</span><span>${builder.shown}</span><span>${builder.locked}</span>
    </p>
    ${calculation.schema.inputs.map((field) => fieldRow(desk, calculation, field))}
  </div>`;
}

function fieldRow(desk: Desk, calculation: Calculation, field: FieldSchema) {
  const { bench, words, change } = desk;
  const { builder, models } = words;
  const { schema } = calculation;
  const { choices } = bench;
  const name = nameOf(schema, field);
  const label = models[schema.id]?.inputs[field.id]?.label ?? field.id;
  const error = errorOf(desk, calculation, field, label);
  const all = bench.chosen.flatMap((each) => each.schema.inputs.map((other) => nameOf(each.schema, other)));
  const isShown = !choices.hidden.includes(name);
  const onShown = (event: Event) =>
    change({ hidden: toggled(all, choices.hidden, name, !isChecked(event)) }, `shown ${name}`);
  const onLocked = (event: Event) =>
    change({ locked: toggled(all, choices.locked, name, isChecked(event)) }, `locked ${name}`);
  return html`<div class="figure ${field.kind}">
    ${field.kind === "rows" ? html`<span class="figure-label">${label}</span>` : html`<label class="figure-label" for=${name}>${label}</label>`}
    ${figure(desk, calculation, field, error !== null)}
    <span class="tick"><input
      type="checkbox"
      aria-label=${filled(builder.shown_for, { label })}
      .checked=${live(isShown)}
      @change=${onShown}
    /></span>
    <span class="tick"><input
      type="checkbox"
      aria-label=${filled(builder.locked_for, { label })}
      ?disabled=${!isShown}
      .checked=${live(isShown && choices.locked.includes(name))}
      @change=${onLocked}
    /></span>
    ${errorText(name, error)}
    ${field.kind === "rows" ? help(builder.rows_help) : nothing}
  </div>`;
}

/** What is wrong with a field, or with the first of its cells that is. */
function errorOf(
  { words, lang }: Desk,
  { schema, form, problems }: Calculation,
  field: FieldSchema,
  label: string,
) {
  const own = problems.get(field.id);
  if (own) return problemText(field, label, form.texts[field.id] ?? "", own, { words: words.page, lang });
  const [at, problem] = [...problems].find(([name]) => name.startsWith(`${field.id}.`)) ?? [];
  const [, columnId = "", row = ""] = at?.split(".") ?? [];
  const column = field.columns.find(({ id }) => id === columnId);
  if (!problem || !column) return null;
  const cell = words.models[schema.id]?.inputs[`${field.id}.${columnId}`]?.label ?? columnId;
  const typed = form.rows[field.id]?.[Number(row)]?.texts[columnId] ?? "";
  return problemText(column, cell, typed, problem, { words: words.page, lang });
}

function figure(desk: Desk, { schema, form }: Calculation, field: FieldSchema, isWrong: boolean) {
  const { bench, words, lang, done } = desk;
  const name = nameOf(schema, field);
  const units = words.page.units as Record<string, string>;
  if (field.kind === "rows")
    return html`<span class="rows-count">${filled(units.rows ?? "", { n: `${form.rows[field.id]?.length ?? 0}` })}</span>`;
  if (field.kind === "choice") {
    const onChoose = (event: Event) => {
      bench.give(schema, field, valueIn(event));
      done(`figure ${name}`);
    };
    const value = form.value(field);
    return html`<span class="box"><select id=${name} @change=${onChoose}>${field.choices.map(
      ({ id }) => html`<option value=${id} .selected=${live(id === value)}>
        ${words.models[schema.id]?.choices[field.id]?.[id]?.label ?? id}
      </option>`,
    )}</select></span>`;
  }
  const { sign, isBehind } = currencySign(lang, bench.choices.currency);
  const currencyMark = field.unit.startsWith("money")
    ? html`<span class="unit" aria-hidden="true">${sign}</span>`
    : nothing;
  const unit = units[field.unit];
  return html`<span class="box ${isWrong ? "wrong" : ""}">
    ${isBehind ? nothing : currencyMark}
    <input
      id=${name}
      type="text"
      inputmode=${field.min?.startsWith("-") ? "text" : "decimal"}
      autocomplete="off"
      spellcheck="false"
      .value=${live(form.texts[field.id] ?? "")}
      aria-invalid=${isWrong ? "true" : "false"}
      aria-describedby=${isWrong ? `${name}-error` : nothing}
      @input=${(event: Event) => {
        bench.type(schema, field, valueIn(event));
        done(`figure ${name}`);
      }}
      @change=${() => {
        bench.settle(schema, field);
        done(`figure ${name}`);
      }}
    />
    ${isBehind ? currencyMark : nothing} ${unit ? html`<span class="unit">${unit}</span>` : nothing}
  </span>`;
}
