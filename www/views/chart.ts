// The model's picture: its charted outputs along its axis, read out exactly.
import { html } from "lit";
import { type ChartContent, defineChart, type Readout } from "../chart/vc-chart.js";
import type { CoreEngine } from "../engine.js";
import { formatValue } from "../number-text.js";
import type { ChartSchema, Unit } from "../wire.js";
import { filled } from "../words.js";
import { axisOf, plain } from "./axis.js";
import { labelOf, outputText, type Reading, sentence, unitOf, valueText } from "./reading.js";

export function chartContent(engine: CoreEngine, reading: Reading, chart: ChartSchema): ChartContent {
  const { schema, evaluation, curve, values, model } = reading;
  const own = values[chart.input] ?? chart.from;
  const axis = schema.inputs.find((field) => field.id === chart.input);
  const range = axisOf(chart, own);
  const series = chart.series.map((id) => ({ id, label: labelOf(id, reading) }));
  const axisText = (value: string) => (axis ? valueText(value, axis.unit, reading) : value);

  const readout = (x: number): Readout => {
    const { at, textOf } = chartedPoint(engine, reading, chart, x);
    return { title: axisText(at), rows: series.map(({ id, label }) => ({ id, label, text: textOf(id) })) };
  };

  const mark = markOf(chart.mark, Number(range.to), reading);
  const unit = unitOf(chart.series[0] ?? "", reading);
  return {
    series,
    points: curve,
    current: { x: Number(own), label: axisText(own) },
    dots: Object.fromEntries(
      chart.series.map((id) => [id, { x: Number(own), y: Number(evaluation.outputs[id] ?? "NaN") }]),
    ),
    mark,
    xLabel: axis ? labelOf(axis.id, reading) : chart.input,
    readout,
    tickText: tickText(unit, reading),
    xTickText: tickText("count", reading),
    summary: sentence(model.summary, reading),
  };
}

/** A chart of this content. */
export function chartTemplate(content: ChartContent, { words }: Reading, isStale: boolean) {
  defineChart();
  const { ui } = words;
  return html`<vc-chart
    exportparts="chart"
    .content=${content}
    .label=${filled(ui.chart_label, { x: content.xLabel })}
    .hint=${ui.chart_hint}
    .emptyText=${ui.chart_empty}
    ?stale=${isStale}
  ></vc-chart>`;
}

/** One point of the axis, worked out exactly: the visitor's own figure as it was given, which a float may not be able to say. */
export function chartedPoint(engine: CoreEngine, reading: Reading, { input, from }: ChartSchema, x: number) {
  const { schema, inputs, values, evaluation } = reading;
  const own = values[input] ?? from;
  const at = x === Number(own) ? own : plain(x);
  const there = engine.chartedAt(schema.id, inputs, { input, at });
  const textOf = (id: string): string =>
    there.ok ? outputText(id, { ...reading, evaluation: { ...evaluation, ...there } }) : "–";
  return { at, textOf };
}

/** A round figure on one of the axes. */
export const tickText =
  (unit: Unit, { lang, currency }: Reading) =>
  (at: number) =>
    formatValue(plain(at), { lang, unit, currency, compact: true });

/** A point on the axis with a meaning: an output or another input, where it exists and lies on it. */
export function markOf(id: string | null, end: number, reading: Reading) {
  if (id === null) return null;
  const { evaluation, values } = reading;
  const output = evaluation.outputs[id];
  const value = output ?? values[id];
  if (value === undefined || value === null || value === "0" || Number(value) > end) return null;
  const text =
    output === undefined ? valueText(value, unitOf(id, reading), reading) : outputText(id, reading);
  return { x: Number(value), label: `${labelOf(id, reading)}: ${text}` };
}
