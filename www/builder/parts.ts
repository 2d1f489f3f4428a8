// Small pieces that every section has: its frame, a sentence of help, a box to type in with its error, a choice of few.
import { html, nothing, type TemplateResult } from "lit";
import { live } from "../live.js";
import { type Desk, valueIn } from "./desk.js";

export const section = ({ open }: Desk, id: string, title: string, content: TemplateResult) =>
  html`<details class="section" id="section-${id}" ?open=${open.has(id)}>
    <summary><h2>${title}</h2></summary>
    <div class="section-body">${content}</div>
  </details>`;

export const help = (text: string, id: string | typeof nothing = nothing) =>
  html`<p class="help" id=${id}>${text}</p>`;

export const errorText = (id: string, text: string | null) =>
  text === null ? nothing : html`<p class="error" id="${id}-error">${text}</p>`;

export type Typed = {
  id: string;
  label: string;
  value: string;
  help?: string;
  error: string | null;
  unit?: string;
  placeholder?: string;
  isNumber?: boolean;
  onType: (text: string) => void;
};

export function typedField({
  id,
  label,
  value,
  help: about,
  error,
  unit,
  placeholder,
  isNumber,
  onType,
}: Typed) {
  const described = [error === null ? "" : `${id}-error`, about ? `${id}-help` : ""].join(" ").trim();
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <span class="box ${error === null ? "" : "wrong"}">
      <input
        id=${id}
        type="text"
        inputmode=${isNumber ? "numeric" : "text"}
        autocomplete="off"
        spellcheck="false"
        placeholder=${placeholder ?? nothing}
        .value=${live(value)}
        aria-invalid=${error === null ? "false" : "true"}
        aria-describedby=${described || nothing}
        @input=${(event: Event) => onType(valueIn(event))}
      />
      ${unit ? html`<span class="unit">${unit}</span>` : nothing}
    </span>
    ${errorText(id, error)} ${about ? help(about, `${id}-help`) : nothing}
  </div>`;
}

export type Few<T extends string> = {
  id: string;
  label: string;
  options: readonly (readonly [value: T, label: string])[];
  value: T;
  onChoose: (value: T) => void;
};

/** A choice of few that are all seen. */
export const few = <T extends string>({ id, label, options, value, onChoose }: Few<T>) =>
  html`<fieldset class="few">
    <legend>${label}</legend>
    <div class="few-options">${options.map(
      ([option, text]) => html`<label>
        <input type="radio" name=${id} value=${option} .checked=${live(option === value)} @change=${() => onChoose(option)} />
        <span>${text}</span>
      </label>`,
    )}</div>
  </fieldset>`;

export type Switch = { label: string; help?: string; isOn: boolean; onSwitch: (event: Event) => void };

export const check = ({ label, help: about, isOn, onSwitch }: Switch) =>
  html`<label class="check">
    <input type="checkbox" .checked=${live(isOn)} @change=${onSwitch} />
    <span>${label}${about ? html`<small>${about}</small>` : nothing}</span>
  </label>`;
