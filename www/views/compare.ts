// Compare: the scenarios of a model side by side, as cards, as lines in one chart, and as a table of what differs.
import { html, nothing } from "lit";
import { live } from "../live.js";
import type { ScenarioReading } from "../scenario.js";
import { nameShown, resultsOf, type ScenarioContext, withScenarios } from "../scenario-results.js";
import { compareStyles } from "../styles/compare-styles.js";
import { tableStyles } from "../styles/table-styles.js";
import type { FieldSchema } from "../wire.js";
import { filled } from "../words.js";
import { chartTemplate } from "./chart.js";
import { comparisonContent } from "./comparison.js";
import { differenceText, differs } from "./difference.js";
import { headlineOf } from "./headline.js";
import { inputText } from "./input-text.js";
import { labelOf, outputText } from "./reading.js";
import { choose, duplicate, isFull, remove, rename } from "./scenario-edits.js";
import type { ViewContext } from "./view.js";

export const styles = [compareStyles, tableStyles];

export function view(plain: ViewContext) {
  const context = withScenarios(plain);
  const { reading, calculation, scenarios } = context;
  const isAlone = calculation.scenarios.all.length === 1;
  return html`<div class="compare">
    ${isAlone ? html`<p class="plain-text">${reading.words.compare.intro}</p>` : nothing}
    ${cards(context)}
    ${isAlone || scenarios.length < 2 ? nothing : html`${picture(context)} ${tables(context)}`}
  </div>`;
}

// The cards.

function cards(context: ScenarioContext) {
  const { reading, calculation, scenarios } = context;
  const { compare: texts } = reading.words;
  const { all } = calculation.scenarios;
  const hasMost = isFull(calculation.scenarios);
  const results = resultsOf(calculation, context.engine);
  const first = scenarios[0];
  // Places among all scenarios and among those with a result are not the same: one that is wrong has none.
  let read = 0;
  return html`<ol class="scenario-cards ${all.length === 4 ? "is-square" : ""}">${all.map(
    ({ name }, place) => {
      const scenario = results[place] ? scenarios[read++] : undefined;
      const shown = nameShown(name, place, reading.words);
      const isActive = place === calculation.scenarios.active;
      return html`<li class=${isActive ? "is-active" : ""}>
      <div class="card-name">
        ${swatch(place)}
        <input
          id="scenario-name-${place}"
          type="text"
          maxlength="80"
          autocomplete="off"
          aria-label=${filled(texts.name_of, { name: shown })}
          placeholder=${shown}
          .value=${live(name)}
          @input=${(event: Event) => onRename(context, place, (event.target as HTMLInputElement).value)}
        />
      </div>
      ${scenario ? cardFigure(context, scenario, first) : html`<p class="card-wrong">${texts.wrong}</p>`}
      <div class="card-actions">
        ${
          isActive
            ? html`<span class="in-form">${texts.in_form}</span>`
            : html`<button type="button" class="plain" part="button" aria-label=${filled(texts.choose_name, { name: shown })}
                @click=${() => onChoose(context, place, shown)}>${texts.choose}</button>`
        }
        ${
          hasMost
            ? nothing
            : html`<button type="button" class="plain" part="button" aria-label=${filled(texts.duplicate_name, { name: shown })}
                @click=${() => onDuplicate(context, place, shown)}>${texts.duplicate}</button>`
        }
        ${
          all.length > 1
            ? html`<button type="button" class="plain" part="button" aria-label=${filled(texts.remove_name, { name: shown })}
                @click=${() => onRemove(context, place, shown)}>${texts.remove}</button>`
            : nothing
        }
      </div>
    </li>`;
    },
  )}</ol>
  ${hasMost ? html`<p class="sentence">${texts.full}</p>` : nothing}`;
}

function cardFigure({ engine }: ViewContext, scenario: ScenarioReading, first: ScenarioReading | undefined) {
  const { reading } = scenario;
  const headline = headlineOf(reading.schema);
  if (!headline) return nothing;
  const isFirst = !first || first === scenario;
  return html`<p class="card-figure">
    <small>${labelOf(headline.id, reading)}</small>
    <b>${outputText(headline.id, reading)}</b>
    <small class="card-difference">${
      isFirst
        ? reading.words.compare.base
        : filled(reading.words.compare.against, {
            difference: differenceText(engine, headline.id, first.reading, reading),
            name: first.name,
          })
    }</small>
  </p>`;
}

/** The line that stands for a scenario in the chart. */
const swatch = (place: number) =>
  html`<svg class="swatch" width="30" height="8" aria-hidden="true"><line class="line line-${place + 1}" x1="2" x2="28" y1="4" y2="4"></line></svg>`;

function onRename({ calculation, redraw }: ViewContext, place: number, name: string) {
  rename(calculation.scenarios, place, name);
  redraw();
}

function onChoose({ calculation, reading, onScenarios }: ViewContext, place: number, name: string) {
  choose(calculation.scenarios, place);
  onScenarios(filled(reading.words.compare.chosen, { name }), `scenario-name-${place}`);
}

function onDuplicate({ calculation, reading, onScenarios }: ViewContext, place: number, name: string) {
  duplicate(calculation.scenarios, place);
  const last = calculation.scenarios.all.length - 1;
  onScenarios(filled(reading.words.compare.duplicated, { name }), `scenario-name-${last}`);
}

function onRemove({ calculation, reading, onScenarios }: ViewContext, place: number, name: string) {
  remove(calculation.scenarios, place);
  onScenarios(
    filled(reading.words.compare.removed, { name }),
    `scenario-name-${calculation.scenarios.active}`,
  );
}

/** One chart for all. */
function picture(context: ScenarioContext) {
  const comparison = comparisonContent(context);
  if (!comparison) return nothing;
  const { title, content } = comparison;
  return html`<section class="picture" aria-label=${title}>
    <h3>${title}</h3>
    ${chartTemplate(content, context.reading, context.isStale)}
  </section>`;
}

// What differs, in figures.

function tables(context: ScenarioContext) {
  const { reading, scenarios } = context;
  const { compare: texts, ui } = reading.words;
  const { inputs, outputs } = reading.schema;
  const isDifferent = (field: FieldSchema) => differs(field, scenarios);
  const [different, same] = [inputs.filter(isDifferent), inputs.filter((field) => !isDifferent(field))];
  return html`
    <div class="scroll" tabindex="0" role="region" aria-label=${ui.table_scroll}>
      <table part="table" class="comparison">
        <caption>${filled(texts.caption, { name: scenarios[0]?.name ?? "" })}</caption>
        <thead><tr><td></td>${scenarios.map(({ name }, place) => html`<th scope="col">${swatch(place)} ${name}</th>`)}</tr></thead>
        <tbody>
          <tr><th scope="rowgroup" colspan=${scenarios.length + 1}>${texts.figures}</th></tr>
          ${different.map((field) => inputRow(field, context))}
          ${different.length === 0 ? html`<tr><td class="none" colspan=${scenarios.length + 1}>${texts.no_difference}</td></tr>` : nothing}
        </tbody>
        <tbody>
          <tr><th scope="rowgroup" colspan=${scenarios.length + 1}>${texts.results}</th></tr>
          ${outputs.map(({ id }) => outputRow(id, context))}
        </tbody>
      </table>
    </div>
    ${
      same.length === 0
        ? nothing
        : html`<details class="same">
            <summary>${filled(texts.same, { n: `${same.length}` })}</summary>
            <dl>${same.map((field) => html`<div><dt>${labelOf(field.id, reading)}</dt><dd>${inputText(field, reading)}</dd></div>`)}</dl>
          </details>`
    }`;
}

function inputRow(field: FieldSchema, { reading, scenarios }: ScenarioContext) {
  const first = scenarios[0]?.reading;
  return html`<tr>
    <th scope="row">${labelOf(field.id, reading)}</th>
    ${scenarios.map(({ reading: other }) => {
      const isOther = other.values[field.id] !== first?.values[field.id];
      return html`<td>${
        isOther
          ? html`<mark><span class="mark-sign" role="img" aria-label=${reading.words.compare.changed}>≠</span> ${inputText(field, other)}</mark>`
          : inputText(field, other)
      }</td>`;
    })}
  </tr>`;
}

function outputRow(id: string, { engine, reading, scenarios }: ScenarioContext) {
  const first = scenarios[0]?.reading;
  return html`<tr>
    <th scope="row">${labelOf(id, reading)}</th>
    ${scenarios.map(
      ({ reading: other }) => html`<td class=${other.evaluation.outputs[id] === null ? "none" : ""}>
        <bdi>${outputText(id, other)}</bdi>
        ${first && first !== other ? html`<small>${differenceText(engine, id, first, other)}</small>` : nothing}
      </td>`,
    )}
  </tr>`;
}
