// What if: which inputs move a result most, and what one of them would have to be for a result to reach a target.
import { html, nothing, type TemplateResult } from "lit";
import type { Calculation } from "../calculation.js";
import { barTemplate, scaleOf } from "../chart/bars.js";
import { rowName } from "../form/row-name.js";
import { live } from "../live.js";
import { formatValue, parseTyped, showInBox } from "../number-text.js";
import { barsStyles } from "../styles/bars-styles.js";
import { whatIfStyles } from "../styles/what-if-styles.js";
import type { Solved, Swing, SwingEnd, Unit, Unsolved } from "../wire.js";
import { fill, filled } from "../words.js";
import { type Questions, questionsOf } from "./questions.js";
import { labelOf, outputText, type Reading, unitOf, valueText, yearsText } from "./reading.js";
import { selectTemplate } from "./select.js";
import { signed } from "./signed.js";
import type { FullViewContext } from "./view.js";

export const styles = [barsStyles, whatIfStyles];

const CHANGES = ["0.05", "0.1", "0.2", "0.5"];

export function view(context: FullViewContext) {
  const { reading } = context;
  return html`<div class="what-if">${goal(reading, context)} ${tornado(reading, context)}</div>`;
}

function ask({ calculation, redraw }: FullViewContext, questions: Partial<Questions>) {
  Object.assign(questionsOf(calculation), questions);
  redraw();
}

/** Puts a goal's answer into the form: into the field that it was asked of, or the cell. */
function use(calculation: Calculation, value: string) {
  const { form } = calculation;
  const { input, row } = questionsOf(calculation);
  const [fieldId = "", columnId] = input.split(".");
  const field = calculation.field(fieldId);
  const column = field?.columns.find(({ id }) => id === columnId);
  if (field && column && row !== null) form.rows[fieldId]?.[row]?.give(column, value);
  else if (field) form.give(field, value);
}

const numeric = ({ schema }: Reading) => schema.outputs.map(({ id }) => id);

// What moves it most.

function tornado(reading: Reading, context: FullViewContext) {
  const { engine, calculation } = context;
  const { words, lang, currency } = reading;
  const { what_if: texts } = words;
  const { output, change } = questionsOf(calculation);
  const answer = engine.sensitivity(reading.schema.id, reading.inputs, { output, change });
  const swings = answer.ok ? answer.rows.filter(({ size }) => size !== "0") : [];
  const base = Number(reading.evaluation.outputs[output] ?? "NaN");
  const isPlaced = Number.isFinite(base);
  const rows = swings.map((swing) => ({ swing, spans: isPlaced ? spansOf(swing, base) : [] }));
  const scale = scaleOf(rows, isPlaced ? base : 0);
  const percent = (value: string) => `±${formatValue(value, { lang, currency, unit: "rate" })}`;
  const [first] = swings;
  return html`<section class="tornado">
    <h3>${texts.tornado_title}</h3>
    <div class="asked">
      ${selectTemplate(
        texts.tornado_result,
        numeric(reading).map((id) => [id, labelOf(id, reading)]),
        output,
        (id) => ask(context, { output: id }),
      )}
      <label>${texts.tornado_change}
        ${selectTemplate(
          texts.tornado_change,
          CHANGES.map((value) => [value, percent(value)]),
          change,
          (value) => ask(context, { change: value }),
        )}
      </label>
      <span class="legend" aria-hidden="true"><i class="low"></i>${texts.tornado_low} <i class="high"></i>${texts.tornado_high}</span>
    </div>
    ${
      first
        ? html`<p class="meaning">${filled(texts.tornado_summary, { input: labelOf(first.input, reading), output: labelOf(output, reading) })}</p>`
        : html`<p class="plain-text">${texts.tornado_none}</p>`
    }
    <ul class="bars" part="chart">
      ${rows.map(
        ({ swing, spans }) => html`<li>
          <span>${labelOf(swing.input, reading)}</span>
          ${barTemplate({ spans }, scale, isPlaced ? base : 0)}
          <b>${swing.size === null ? "–" : valueText(swing.size, swingUnit(unitOf(output, reading)), reading)}</b>
          <small>${ends(swing).map(([end, sign]) => html`<span>${endText(swing, end, sign, reading, questionsOf(calculation))}</span>`)}</small>
        </li>`,
      )}
    </ul>
    <p class="sentence">${texts.tornado_rule}</p>
  </section>`;
}

/** The two ends, each on the side where its bar ends. */
function ends({ low, high }: Swing): [SwingEnd, string][] {
  const both: [SwingEnd, string][] = [
    [low, "−"],
    [high, "+"],
  ];
  const isTurned = low.output !== null && high.output !== null && Number(low.output) > Number(high.output);
  return isTurned ? both.reverse() : both;
}

/** Bars from the present result to where each end brings it. */
function spansOf({ low, high }: Swing, base: number) {
  const span = (end: SwingEnd, kind: "low" | "high") =>
    end.output === null ? [] : [{ from: base, to: Number(end.output), kind }];
  return [...span(low, "low"), ...span(high, "high")];
}

/** The size of a swing between two years is a number of years. */
const swingUnit = (unit: Unit): Unit => (unit === "year" ? "years" : unit);

function endText(swing: Swing, end: SwingEnd, sign: string, reading: Reading, questions: Questions): string {
  const { words, lang, currency } = reading;
  const change = signed(sign, formatValue(questions.change, { lang, currency, unit: "rate" }), reading);
  const value =
    end.value === null
      ? filled(words.what_if.tornado_column, { change })
      : valueText(end.value, unitOf(swing.input, reading), reading);
  const output =
    end.output === null ? "–" : valueText(end.output, unitOf(questions.output, reading), reading);
  return filled(words.what_if.tornado_at, { input: "", value, output }).trim();
}

// What would have to be true.

function goal(reading: Reading, context: FullViewContext) {
  const { words } = reading;
  const { what_if: texts } = words;
  const { calculation } = context;
  const { input, row, goalOutput, target } = questionsOf(calculation);
  const unit = unitOf(input, reading);
  const kind = unit === "years" ? "years" : unit.startsWith("money") ? "money" : "other";
  const drivers = driversOf(reading, calculation);
  const chosen = row === null ? input : `${input}.${row}`;
  const parts: Record<string, () => TemplateResult> = {
    input: () =>
      selectTemplate(
        texts.goal_input,
        drivers.map(({ key, label }) => [key, label]),
        chosen,
        (key) => {
          const driver = drivers.find((other) => other.key === key);
          if (driver) ask(context, { input: driver.input, row: driver.row });
        },
      ),
    output: () =>
      selectTemplate(
        texts.goal_output,
        numeric(reading).map((id) => [id, labelOf(id, reading)]),
        goalOutput,
        (id) => ask(context, { goalOutput: id }),
      ),
    target: () => html`<span class="box"><input
      id="goal-target"
      type="text"
      inputmode="text"
      autocomplete="off"
      aria-label=${texts.goal_target}
      placeholder=${outputText(goalOutput, reading)}
      .value=${live(target)}
      @input=${(event: Event) => ask(context, { target: (event.target as HTMLInputElement).value })}
    />${unitOf(goalOutput, reading).startsWith("rate") ? html`<span class="unit">%</span>` : nothing}</span>`,
  };
  return html`<section class="goal">
    <h3>${texts.goal_title}</h3>
    <p class="goal-sentence">${placed(texts[`goal_${kind}`], parts)}</p>
    <div class="goal-answer" role="status">${goalAnswer(reading, context)}</div>
  </section>`;
}

type Driver = { key: string; input: string; row: number | null; label: string };

/** Every number that a goal can change: fields, and each cell of the rows by its row's name. */
function driversOf(reading: Reading, { form, scenarios }: Calculation): Driver[] {
  return reading.schema.inputs.flatMap((field): Driver[] => {
    if (scenarios.isFixed(field)) return [];
    if (field.kind === "number")
      return [{ key: field.id, input: field.id, row: null, label: labelOf(field.id, reading) }];
    const rows = form.rows[field.id] ?? [];
    return rows.flatMap((row, place) =>
      field.columns
        .filter(({ kind }) => kind === "number")
        .map((column) => {
          const input = `${field.id}.${column.id}`;
          const label = `${rowName(field, row, place, reading)}: ${labelOf(input, reading)}`;
          return { key: `${input}.${place}`, input, row: place, label };
        }),
    );
  });
}

/** A sentence with controls in its places. */
function placed(sentence: string, parts: Record<string, () => TemplateResult>) {
  return sentence.split(/(\{\w+\})/).map((piece) => parts[piece.slice(1, -1)]?.() ?? piece);
}

function goalAnswer(reading: Reading, { engine, calculation, isStale, onChange }: FullViewContext) {
  const { words, lang } = reading;
  const { what_if: texts } = words;
  const { input, row, goalOutput, target: typed } = questionsOf(calculation);
  if (typed.trim() === "") return html`<p class="sentence">${texts.goal_empty}</p>`;
  if (isStale) return html`<p class="error">${texts.goal_invalid}</p>`;
  const target = parseTyped(typed, { lang, unit: unitOf(goalOutput, reading) });
  if (!target.ok) return html`<p class="error">${texts.goal_wrong}</p>`;
  const answer = engine.solve(reading.schema.id, reading.inputs, {
    input,
    ...(row === null ? {} : { row }),
    output: goalOutput,
    target: target.value,
  });
  if (!answer.ok) return html`<p class="meaning">${refusal(answer, reading, questionsOf(calculation))}</p>`;
  const unit = unitOf(input, reading);
  const percent = unit.startsWith("rate") ? (lang.startsWith("zh") ? "%" : " %") : "";
  // All its digits: cut to cents it would miss the target.
  const value = showInBox(answer.value, { lang, unit }) + percent;
  const driver = driversOf(reading, calculation).find((other) => other.input === input && other.row === row);
  const isWhole = reading.schema.inputs.find(({ id }) => id === input)?.whole === true;
  const text = answer.exact ? texts.goal_found : isWhole ? texts.goal_first : texts.goal_step;
  return html`
    <p class="meaning">${filled(text, {
      input: driver?.label ?? input,
      output: labelOf(goalOutput, reading),
      value: unit === "years" ? yearsText(answer.value, value, reading) : value,
      reached: reachedText(answer, goalOutput, reading),
    })}</p>
    ${answer.may_not_be_unique ? html`<p class="sentence">${texts.goal_not_unique}</p>` : nothing}
    <button type="button" class="plain" part="button" @click=${() => {
      use(calculation, answer.value);
      onChange();
    }}>${filled(texts.goal_use, { value })}</button>
  `;
}

const reachedText = ({ reached }: Solved, output: string, reading: Reading) =>
  valueText(reached, unitOf(output, reading), reading);

function refusal({ reason, range }: Unsolved, reading: Reading, questions: Questions): string {
  const { what_if: texts } = reading.words;
  const names = { input: labelOf(questions.input, reading), output: labelOf(questions.goalOutput, reading) };
  if (reason === "does-not-depend") return filled(texts.goal_does_not_depend, names);
  if (reason === "invalid-inputs") return texts.goal_invalid;
  const shown = (value: string) => valueText(value, unitOf(questions.goalOutput, reading), reading);
  const [least, most] = range ?? [];
  const inRange =
    least === undefined || most === undefined
      ? ""
      : fill(texts.goal_range, (name) => ({ ...names, least: shown(least), most: shown(most) })[name] ?? "");
  return `${filled(texts.goal_no_solution, names)} ${inRange}`.trim();
}
