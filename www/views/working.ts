// How every figure is worked out: the equation, the numbers put in, the result, and the spreadsheet formula.
import { html, nothing } from "lit";
import { originBadge } from "../form/fields.js";
import { equals, math, numberLayout } from "../markup.js";
import { workingStyles } from "../styles/working-styles.js";
import type { Derivation } from "../wire.js";
import { filled } from "../words.js";
import { copy, isCopied } from "./copy.js";
import { outputText } from "./reading.js";
import type { FullViewContext } from "./view.js";
import { workingOf } from "./working-of.js";

export const styles = [workingStyles];

export function view(context: FullViewContext) {
  const { engine, reading } = context;
  const { schema, model } = reading;
  const { definitions, outputs } = workingOf(engine, reading);
  return html`<div class="working">
    ${definitions.map((line) => card(line, model.definitions[line.id] ?? line.id, null))}
    ${outputs.map((line) => {
      const origin = schema.outputs.find((output) => output.id === line.id)?.origin ?? null;
      return card(line, model.outputs[line.id]?.label ?? line.id, origin);
    })}
  </div>`;

  function card(line: Derivation, label: string, origin: string | null) {
    const { words } = reading;
    return html`<section class="derivation">
      <h3>${label} ${origin ? originBadge(origin, words) : nothing}</h3>
      <div class="math" tabindex="0" role="group" aria-label=${label}>
        ${
          line.equation
            ? html`<p>${math(line.symbol, equals, line.equation)}</p>`
            : html`<p class="plain-text">${line.result === null ? nothing : words.ui.no_closed_form}</p>`
        }
        ${line.substituted && isWorked(line) ? html`<p>${math(line.symbol, equals, line.substituted)}</p>` : nothing}
        <p class="outcome">${line.result === null ? outputText(line.id, reading) : math(line.symbol, equals, numberLayout(line.result))}</p>
      </div>
      ${line.excel === null ? nothing : excel(line.excel, label)}
    </section>`;
  }

  function excel(formula: string, label: string) {
    const { words } = reading;
    return html`<div class="excel">
      <span>${words.ui.excel}</span>
      <code tabindex="0" role="group" aria-label=${words.ui.excel}>${formula}</code>
      <button
        type="button"
        part="button"
        aria-label=${filled(words.ui.copy_excel_for, { label })}
        @click=${() => copy(context, formula)}
      >${isCopied(context, formula) ? words.ui.copied : words.ui.copy}</button>
    </div>`;
  }
}

/** Numbers put in that are the result already need no line of their own. */
const isWorked = ({ substituted, result }: Derivation) => substituted !== `[mn ${result}]`;
