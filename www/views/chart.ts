// The picture: the model's charted outputs along its axis, read out exactly by the engine.
import { html } from "lit";
import { defineChart, type Readout } from "../chart/vc-chart.js";
import type { Engine } from "../engine.js";
import { formatValue } from "../number-text.js";
import type { ChartSchema } from "../wire.js";
import { filled } from "../words.js";
import { outputText, type Reading, sentence, valueText } from "./reading.js";

/** The right end of the axis: twice the visitor's own figure, within what the model says. Pixels, not values. */
export function axisEnd(chart: ChartSchema, own: string): string {
  const [least, most] = [Number(chart.least_to), Number(chart.most_to)];
  return `${Math.min(most, Math.max(least, Math.ceil(2 * Number(own))))}`;
}

export function chartTemplate(engine: Engine, reading: Reading, chart: ChartSchema, isStale: boolean) {
  defineChart();
  const { schema, evaluation, inputs, words, model, lang, currency } = reading;
  const own = inputs[chart.input] ?? chart.from;
  const axis = schema.inputs.find((field) => field.id === chart.input);
  const range = { input: chart.input, from: chart.from, to: axisEnd(chart, own), step: chart.step };
  const curve = engine.curve(schema.id, inputs, range);
  const series = chart.series.map((id) => ({ id, label: model.outputs[id]?.label ?? id }));
  const axisText = (value: string) => (axis ? valueText(value, axis.unit, reading) : value);

  const readout = (x: number): Readout => {
    const value = x === Number(own) ? own : `${x}`;
    const there =
      value === own ? evaluation : engine.evaluate(schema.id, { ...inputs, [chart.input]: value });
    const rows = series.map(({ id, label }) => {
      const text = there.ok ? outputText(id, { ...reading, evaluation: there }) : "–";
      return { id, label, text };
    });
    return { title: axisText(value), rows };
  };

  const markValue = chart.mark === null ? null : evaluation.outputs[chart.mark];
  const hasMark = typeof markValue === "string" && Number(markValue) <= Number(range.to) && markValue !== "0";
  const unit = schema.outputs.find((output) => output.id === chart.series[0])?.unit ?? "none";
  const xLabel = axis ? (model.inputs[axis.id]?.label ?? axis.id) : chart.input;
  return html`<vc-chart
    exportparts="chart"
    .series=${series}
    .points=${curve.ok ? { x: curve.x, series: curve.series } : null}
    .current=${Number(own)}
    .currentValues=${Object.fromEntries(chart.series.map((id) => [id, Number(evaluation.outputs[id] ?? "NaN")]))}
    .currentLabel=${axisText(own)}
    .mark=${hasMark ? Number(markValue) : null}
    .markLabel=${hasMark && chart.mark ? `${words.ui.break_even}: ${outputText(chart.mark, reading)}` : ""}
    .xLabel=${xLabel}
    .label=${filled(words.ui.chart_label, { x: xLabel })}
    .readout=${readout}
    .tickText=${(y: number) => formatValue(`${y}`, { lang, unit, currency, compact: true })}
    .summary=${sentence(model.summary, reading)}
    .hint=${words.ui.chart_hint}
    .emptyText=${words.ui.chart_empty}
    ?stale=${isStale}
  ></vc-chart>`;
}
