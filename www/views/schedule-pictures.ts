// Further pictures that a model may offer: its result as steps, and a column of its schedule.
import { html } from "lit";
import { type BarRow, barTemplate, scaleOf } from "../chart/bars.js";
import type { ChartContent, Readout } from "../chart/vc-chart.js";
import { barsStyles } from "../styles/bars-styles.js";
import type { ScheduleChartSchema, WaterfallSchema } from "../wire.js";
import { chartTemplate, markOf, tickText } from "./chart.js";
import { labelOf, type Reading, unitOf, valueText } from "./reading.js";
import { scheduleColumn } from "./schedule-column.js";
import { signed } from "./signed.js";

export const styles = [barsStyles];

/** One column of the schedule, year by year; every point is a cell of the table. */
export function scheduleChartTemplate(reading: Reading, chart: ScheduleChartSchema, isStale: boolean) {
  const { schema, model } = reading;
  const { unit, x, y, last, textAt } = scheduleColumn(reading, chart.column);
  const label = model.schedule[chart.column] ?? chart.column;
  const xLabel = model.schedule[schema.schedule[0]?.id ?? ""] ?? "";
  const readout = (year: number): Readout => ({
    title: valueText(`${year}`, "year", reading),
    rows: [{ id: chart.column, label, text: textAt(year) }],
  });
  const mark = markOf(chart.mark, last?.x ?? 0, reading);
  const content: ChartContent = {
    series: [{ id: chart.column, label }],
    points: { x, series: { [chart.column]: y } },
    current: last ? { x: last.x, label: valueText(`${last.x}`, "year", reading) } : null,
    dots: last ? { [chart.column]: last } : {},
    mark,
    xLabel,
    readout,
    tickText: tickText(unit, reading),
    xTickText: (year) => `${year}`,
    summary: "",
  };
  return chartTemplate(content, reading, isStale);
}

/** Each step begins where the one before ended; the total stands on the zero line. */
export function waterfallTemplate(reading: Reading, { plus, less, total }: WaterfallSchema) {
  let reached = 0;
  const step = (id: string, sign: 1 | -1) => {
    const from = reached;
    const value = valueIn(id, reading);
    reached += sign * Number(value ?? 0);
    const kind = reached < from ? ("less" as const) : ("plus" as const);
    return { id, value, sign, spans: [{ from, to: reached, kind }] };
  };
  const steps = [...plus.map((id) => step(id, 1)), ...less.map((id) => step(id, -1))];
  const result = valueIn(total, reading);
  const sum: BarRow = { spans: [{ from: 0, to: Number(result ?? 0), kind: "total" }] };
  const scale = scaleOf([...steps, sum], 0);
  const row = (
    id: string,
    text: string,
    bar: BarRow,
    isTotal: boolean,
  ) => html`<li class=${isTotal ? "total" : ""}>
    <span>${labelOf(id, reading)}</span>
    ${barTemplate(bar, scale, 0)}
    <b>${text}</b>
  </li>`;
  const text = (id: string, value: string | null, sign: 1 | -1) => {
    if (value === null) return "–";
    const isMinus = (sign === -1) !== value.startsWith("-") && value !== "0";
    const size = valueText(value.replace(/^-/, ""), unitOf(id, reading), reading);
    return isMinus ? signed("−", size, reading) : size;
  };
  return html`<ul class="bars waterfall" part="chart">
    ${steps.map((bar) => row(bar.id, text(bar.id, bar.value, bar.sign), bar, false))}
    ${row(total, text(total, result, 1), sum, true)}
  </ul>`;
}

const valueIn = (id: string, { values, evaluation }: Reading): string | null =>
  evaluation.outputs[id] ?? values[id] ?? null;
