// Compare: the scenarios of a model side by side, as cards, as lines in one chart, and as a table of what differs.
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { defineChart, type Readout } from "../chart/vc-chart.js";
import { formatValue } from "../number-text.js";
import { nameShown, type ScenarioReading } from "../scenario.js";
import { compareStyles } from "../styles/compare-styles.js";
import { tableStyles } from "../styles/table-styles.js";
import type { ChartSchema, FieldSchema, ModelSchema, ScheduleChartSchema, Unit } from "../wire.js";
import { filled } from "../words.js";
import { axisOf, plain } from "./axis.js";
import { tickText } from "./chart.js";
import { differenceText } from "./difference.js";
import { inputText, labelOf, outputText, type Reading, unitOf, valueText } from "./reading.js";
import type { ViewContext } from "./view.js";

export const styles = [compareStyles, tableStyles];

export function view(context: ViewContext) {
  const { reading, calculation, scenarios } = context;
  const isAlone = calculation.scenarios.all.length === 1;
  return html`<div class="compare">
    ${isAlone ? html`<p class="plain-text">${reading.words.compare.intro}</p>` : nothing}
    ${cards(context)}
    ${isAlone || scenarios.length < 2 ? nothing : html`${picture(context)} ${tables(context)}`}
  </div>`;
}

// The cards.

const headlineOf = ({ outputs }: ModelSchema) =>
  outputs.find(({ prominence }) => prominence === "headline") ?? outputs[0];

function cards(context: ViewContext) {
  const { reading, calculation, scenarios } = context;
  const { compare: texts } = reading.words;
  const { all, isFull } = calculation.scenarios;
  const results = calculation.results(context.engine);
  const first = scenarios[0];
  // Places among all scenarios and among those with a result are not the same: one that is wrong has none.
  let read = 0;
  return html`<ol class="scenario-cards ${all.length === 4 ? "is-square" : ""}">${all.map(
    ({ name }, place) => {
      const scenario = results[place]?.good ? scenarios[read++] : undefined;
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
          @input=${(event: Event) => rename(context, place, (event.target as HTMLInputElement).value)}
        />
      </div>
      ${scenario ? cardFigure(context, scenario, first) : html`<p class="card-wrong">${texts.wrong}</p>`}
      <div class="card-actions">
        ${
          isActive
            ? html`<span class="in-form">${texts.in_form}</span>`
            : html`<button type="button" class="plain" part="button" aria-label=${filled(texts.choose_name, { name: shown })}
                @click=${() => choose(context, place, shown)}>${texts.choose}</button>`
        }
        ${
          isFull
            ? nothing
            : html`<button type="button" class="plain" part="button" aria-label=${filled(texts.duplicate_name, { name: shown })}
                @click=${() => duplicate(context, place, shown)}>${texts.duplicate}</button>`
        }
        ${
          all.length > 1
            ? html`<button type="button" class="plain" part="button" aria-label=${filled(texts.remove_name, { name: shown })}
                @click=${() => remove(context, place, shown)}>${texts.remove}</button>`
            : nothing
        }
      </div>
    </li>`;
    },
  )}</ol>
  ${isFull ? html`<p class="sentence">${texts.full}</p>` : nothing}`;
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

function rename({ calculation, redraw }: ViewContext, place: number, name: string) {
  calculation.scenarios.rename(place, name);
  redraw();
}

function choose({ calculation, reading, onScenarios }: ViewContext, place: number, name: string) {
  calculation.scenarios.choose(place);
  onScenarios(filled(reading.words.compare.chosen, { name }), `scenario-name-${place}`);
}

function duplicate({ calculation, reading, onScenarios }: ViewContext, place: number, name: string) {
  calculation.scenarios.duplicate(place);
  const last = calculation.scenarios.all.length - 1;
  onScenarios(filled(reading.words.compare.duplicated, { name }), `scenario-name-${last}`);
}

function remove({ calculation, reading, onScenarios }: ViewContext, place: number, name: string) {
  calculation.scenarios.remove(place);
  onScenarios(
    filled(reading.words.compare.removed, { name }),
    `scenario-name-${calculation.scenarios.active}`,
  );
}

// One chart for all.

/** A scenario's line: at which places it has points, what they are, and what is read out at one of them. */
type Line = {
  x: ArrayLike<number>;
  y: ArrayLike<number>;
  own: { x: number; y: number } | null;
  textAt: (x: number) => string;
};

/** The model's main picture, with a line for every scenario. */
function picture(context: ViewContext) {
  const { reading, scenarios } = context;
  const { schema, model } = reading;
  const { chart, schedule_chart: scheduleChart } = schema;
  if (scheduleChart) {
    const lines = scenarios.map((scenario) => scheduleLine(scenario.reading, scheduleChart));
    const [years] = schema.schedule;
    return chartOf(context, lines, {
      label: model.schedule[scheduleChart.column] ?? scheduleChart.column,
      xLabel: model.schedule[years?.id ?? ""] ?? "",
      unit: schema.schedule.find(({ id }) => id === scheduleChart.column)?.unit ?? "none",
      xText: (x) => valueText(`${x}`, "year", reading),
    });
  }
  if (!chart) return nothing;
  const charted = chart.series[0] ?? "";
  const axis = schema.inputs.find(({ id }) => id === chart.input);
  return chartOf(context, curveLines(context, chart, charted), {
    label: labelOf(charted, reading),
    xLabel: labelOf(chart.input, reading),
    unit: unitOf(charted, reading),
    xText: (x) => (axis ? valueText(plain(x), axis.unit, reading) : plain(x)),
  });
}

function scheduleLine({ evaluation, schema, ...language }: Reading, { column }: ScheduleChartSchema): Line {
  const place = schema.schedule.findIndex(({ id }) => id === column);
  const unit = schema.schedule[place]?.unit ?? "none";
  const cells = evaluation.schedule.map((row) => ({ x: Number(row[0] ?? "NaN"), text: row[place] ?? null }));
  const textAt = (x: number) => {
    const text = cells.find((cell) => cell.x === x)?.text ?? null;
    return text === null ? "–" : valueText(text, unit, language);
  };
  const last = cells.at(-1);
  return {
    x: cells.map(({ x }) => x),
    y: cells.map(({ text }) => Number(text ?? "NaN")),
    own: last ? { x: last.x, y: Number(last.text ?? "NaN") } : null,
    textAt,
  };
}

function curveLines({ engine, scenarios }: ViewContext, chart: ChartSchema, charted: string): Line[] {
  const ownX = ({ values }: Reading) => values[chart.input] ?? chart.from;
  const furthest = scenarios
    .map(({ reading }) => ownX(reading))
    .reduce((most, value) => (Number(value) > Number(most) ? value : most));
  const range = axisOf(chart, furthest);
  return scenarios.map(({ reading }) => {
    const { schema, inputs, evaluation } = reading;
    const curve = engine.curve(schema.id, inputs, range);
    const own = ownX(reading);
    const textAt = (x: number) => {
      // Its own figure as it was given: a float may not be able to say it.
      const at = x === Number(own) ? own : plain(x);
      const there = engine.chartedAt(schema.id, inputs, { input: chart.input, at });
      return there.ok ? outputText(charted, { ...reading, evaluation: { ...evaluation, ...there } }) : "–";
    };
    return {
      x: curve.ok ? curve.x : [],
      y: curve.ok ? (curve.series[charted] ?? []) : [],
      own: { x: Number(own), y: Number(evaluation.outputs[charted] ?? "NaN") },
      textAt,
    };
  });
}

type Axes = { label: string; xLabel: string; unit: Unit; xText: (x: number) => string };

function chartOf({ reading, scenarios, isStale }: ViewContext, lines: readonly Line[], axes: Axes) {
  defineChart();
  const { words, lang, currency } = reading;
  // The same line wherever a scenario is shown, by its place.
  const idOf = (place: number) => `${place}`;
  const x = lines
    .map((line) => line.x)
    .reduce((longest, other) => (other.length > longest.length ? other : longest));
  const current = lines[scenarios.findIndex(({ isActive }) => isActive)]?.own ?? null;
  const byLine = <T>(value: (line: Line) => T) =>
    Object.fromEntries(lines.map((line, place) => [idOf(place), value(line)]));
  return html`<section class="picture" aria-label=${axes.label}>
    <h3>${axes.label}</h3>
    <vc-chart
      exportparts="chart"
      .series=${scenarios.map(({ name }, place) => ({ id: idOf(place), label: name }))}
      .points=${x.length === 0 ? null : { x, series: byLine(({ y }) => y) }}
      .current=${current?.x ?? null}
      .currentValues=${byLine(({ own }) => (own?.x === current?.x ? (own?.y ?? Number.NaN) : Number.NaN))}
      .currentLabel=${current ? axes.xText(current.x) : ""}
      .xLabel=${axes.xLabel}
      .label=${filled(words.ui.chart_label, { x: axes.xLabel })}
      .readout=${(at: number): Readout => ({
        title: axes.xText(at),
        rows: scenarios.map(({ name }, place) => ({
          id: idOf(place),
          label: name,
          text: lines[place]?.textAt(at) ?? "–",
        })),
      })}
      .tickText=${tickText(axes.unit, reading)}
      .xTickText=${(at: number) => formatValue(plain(at), { lang, unit: "count", currency, compact: true })}
      .summary=${""}
      .hint=${words.ui.chart_hint}
      .emptyText=${words.ui.chart_empty}
      ?stale=${isStale}
    ></vc-chart>
  </section>`;
}

// What differs, in figures.

function tables(context: ViewContext) {
  const { reading, scenarios } = context;
  const { compare: texts, ui } = reading.words;
  const { inputs, outputs } = reading.schema;
  const differs = ({ id }: FieldSchema) =>
    scenarios.some((scenario) => scenario.reading.values[id] !== scenarios[0]?.reading.values[id]);
  const [different, same] = [inputs.filter(differs), inputs.filter((field) => !differs(field))];
  return html`
    <div class="scroll" tabindex="0" role="region" aria-label=${ui.table_scroll}>
      <table part="table" class="comparison">
        <caption>${filled(texts.caption, { name: scenarios[0]?.name ?? "" })}</caption>
        <thead><tr><td></td>${scenarios.map(({ name }, place) => html`<th scope="col">${swatch(place)} ${name}</th>`)}</tr></thead>
        <tbody>
          <tr><th scope="rowgroup" colspan=${scenarios.length + 1}>${texts.figures}</th></tr>
          ${different.map((field) => inputRow(field, context, true))}
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

function inputRow(field: FieldSchema, { reading, scenarios }: ViewContext, isMarked: boolean) {
  const first = scenarios[0]?.reading;
  return html`<tr>
    <th scope="row">${labelOf(field.id, reading)}</th>
    ${scenarios.map(({ reading: other }) => {
      const isOther = isMarked && other.values[field.id] !== first?.values[field.id];
      return html`<td>${
        isOther
          ? html`<mark><span class="mark-sign" role="img" aria-label=${reading.words.compare.changed}>≠</span> ${inputText(field, other)}</mark>`
          : inputText(field, other)
      }</td>`;
    })}
  </tr>`;
}

function outputRow(id: string, { engine, reading, scenarios }: ViewContext) {
  const first = scenarios[0]?.reading;
  return html`<tr>
    <th scope="row">${labelOf(id, reading)}</th>
    ${scenarios.map(
      ({ reading: other }) => html`<td class=${other.evaluation.outputs[id] === null ? "none" : ""}>
        ${outputText(id, other)}
        ${first && first !== other ? html`<small>${differenceText(engine, id, first, other)}</small>` : nothing}
      </td>`,
    )}
  </tr>`;
}
