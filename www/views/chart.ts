// The line pictures: the model's charted outputs along its axis, and a column of its schedule; read out exactly.
import { html } from "lit";
import { defineChart, type Readout } from "../chart/vc-chart.js";
import type { Engine } from "../engine.js";
import { formatValue } from "../number-text.js";
import type { ChartSchema, CurveRange, ScheduleChartSchema, Unit } from "../wire.js";
import { filled } from "../words.js";
import { labelOf, outputText, type Reading, sentence, unitOf, valueText } from "./reading.js";

/** More points than this are closer together than pixels. */
const MOST_STEPS = 200;

/**
 * The axis, from the schema's beginning to twice the visitor's own figure, within what the model says; in steps of the
 * schema's or 2, 5, 10… times as long, so that there are no more points than pixels. Pixels, not values.
 */
export function axisOf(chart: ChartSchema, own: string): CurveRange {
  const [from, least, most, step] = [chart.from, chart.least_to, chart.most_to, chart.step].map(Number) as [
    number,
    number,
    number,
    number,
  ];
  const to = Math.min(most, Math.max(least, Math.ceil(2 * Number(own))));
  let times = 1;
  for (let place = 0; (to - from) / (step * times) > MOST_STEPS; place++) times *= place % 3 === 1 ? 2.5 : 2;
  return { input: chart.input, from: chart.from, to: plain(to), step: plain(step * times) };
}

/** A whole number without an exponent. */
const plain = (value: number) => (Number.isInteger(value) ? BigInt(value).toString() : `${value}`);

export function chartTemplate(engine: Engine, reading: Reading, chart: ChartSchema, isStale: boolean) {
  defineChart();
  const { schema, evaluation, values, inputs, model } = reading;
  const own = values[chart.input] ?? chart.from;
  const axis = schema.inputs.find((field) => field.id === chart.input);
  const range = axisOf(chart, own);
  const curve = engine.curve(schema.id, inputs, range);
  const series = chart.series.map((id) => ({ id, label: labelOf(id, reading) }));
  const axisText = (value: string) => (axis ? valueText(value, axis.unit, reading) : value);

  const readout = (x: number): Readout => {
    const at = x === Number(own) ? own : plain(x);
    const there = engine.chartedAt(schema.id, inputs, { input: chart.input, at });
    const rows = series.map(({ id, label }) => {
      const text = there.ok ? outputText(id, { ...reading, evaluation: { ...evaluation, ...there } }) : "–";
      return { id, label, text };
    });
    return { title: axisText(at), rows };
  };

  const mark = markOf(chart.mark, Number(range.to), reading);
  const unit = unitOf(chart.series[0] ?? "", reading);
  const xLabel = axis ? labelOf(axis.id, reading) : chart.input;
  return html`<vc-chart
    exportparts="chart"
    .series=${series}
    .points=${curve.ok ? { x: curve.x, series: curve.series } : null}
    .current=${Number(own)}
    .currentValues=${Object.fromEntries(chart.series.map((id) => [id, Number(evaluation.outputs[id] ?? "NaN")]))}
    .currentLabel=${axisText(own)}
    .mark=${mark?.at ?? null}
    .markLabel=${mark?.label ?? ""}
    .xLabel=${xLabel}
    .label=${filled(reading.words.ui.chart_label, { x: xLabel })}
    .readout=${readout}
    .tickText=${tickText(unit, reading)}
    .xTickText=${(x: number) => formatValue(plain(x), { lang: reading.lang, unit: "count", currency: reading.currency, compact: true })}
    .summary=${sentence(model.summary, reading)}
    .hint=${reading.words.ui.chart_hint}
    .emptyText=${reading.words.ui.chart_empty}
    ?stale=${isStale}
  ></vc-chart>`;
}

/** One column of the schedule, year by year; every point is a cell of the table. */
export function scheduleChartTemplate(reading: Reading, chart: ScheduleChartSchema, isStale: boolean) {
  defineChart();
  const { schema, evaluation, words, model } = reading;
  const place = schema.schedule.findIndex(({ id }) => id === chart.column);
  const unit = schema.schedule[place]?.unit ?? "none";
  const label = model.schedule[chart.column] ?? chart.column;
  const xLabel = model.schedule[schema.schedule[0]?.id ?? ""] ?? "";
  const cells = evaluation.schedule.map((row) => ({ x: Number(row[0] ?? "NaN"), text: row[place] ?? null }));
  const last = cells.at(-1);
  const readout = (x: number): Readout => {
    const text = cells.find((cell) => cell.x === x)?.text ?? null;
    const shown = text === null ? "–" : valueText(text, unit, reading);
    return { title: valueText(`${x}`, "year", reading), rows: [{ id: chart.column, label, text: shown }] };
  };
  const mark = markOf(chart.mark, last?.x ?? 0, reading);
  return html`<vc-chart
    exportparts="chart"
    .series=${[{ id: chart.column, label }]}
    .points=${{ x: cells.map(({ x }) => x), series: { [chart.column]: cells.map(({ text }) => Number(text ?? "NaN")) } }}
    .current=${last?.x ?? null}
    .currentValues=${{ [chart.column]: Number(last?.text ?? "NaN") }}
    .currentLabel=${last ? valueText(`${last.x}`, "year", reading) : ""}
    .mark=${mark?.at ?? null}
    .markLabel=${mark?.label ?? ""}
    .xLabel=${xLabel}
    .label=${filled(words.ui.chart_label, { x: xLabel })}
    .readout=${readout}
    .tickText=${tickText(unit, reading)}
    .summary=${""}
    .hint=${words.ui.chart_hint}
    .emptyText=${words.ui.chart_empty}
    ?stale=${isStale}
  ></vc-chart>`;
}

const tickText =
  (unit: Unit, { lang, currency }: Reading) =>
  (y: number) =>
    formatValue(`${y}`, { lang, unit, currency, compact: true });

/** A point on the axis with a meaning: an output or another input, where it exists and lies on it. */
function markOf(id: string | null, end: number, reading: Reading) {
  if (id === null) return null;
  const { evaluation, values } = reading;
  const output = evaluation.outputs[id];
  const value = output ?? values[id];
  if (value === undefined || value === null || value === "0" || Number(value) > end) return null;
  const text =
    output === undefined ? valueText(value, unitOf(id, reading), reading) : outputText(id, reading);
  return { at: Number(value), label: `${labelOf(id, reading)}: ${text}` };
}
