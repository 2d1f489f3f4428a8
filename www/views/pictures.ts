// The pictures of a model, as its schema offers them: the result as steps, its schedule, its outputs along an axis.
import { html, nothing } from "lit";
import { type BarRow, barTemplate, scaleOf } from "../chart/bars.js";
import type { Engine } from "../engine.js";
import type { WaterfallSchema } from "../wire.js";
import { chartTemplate, scheduleChartTemplate } from "./chart.js";
import { labelOf, type Reading, unitOf, valueText } from "./reading.js";

export function picturesTemplate(engine: Engine, reading: Reading, isStale: boolean) {
  const { chart, schedule_chart: scheduleChart, waterfall } = reading.schema;
  const { pictures } = reading.model;
  const shown = [
    waterfall && { title: pictures.waterfall, picture: () => waterfallTemplate(reading, waterfall) },
    scheduleChart && {
      title: pictures.schedule_chart,
      picture: () => scheduleChartTemplate(reading, scheduleChart, isStale),
    },
    chart && { title: pictures.chart, picture: () => chartTemplate(engine, reading, chart, isStale) },
  ].filter((picture) => picture !== null);
  const isOne = shown.length === 1;
  return shown.map(
    ({ title, picture }) => html`<section class="picture" aria-label=${title ?? nothing}>
      ${isOne ? nothing : html`<h3>${title}</h3>`} ${picture()}
    </section>`,
  );
}

/** Each step begins where the one before ended; the total stands on the zero line. */
function waterfallTemplate(reading: Reading, { plus, less, total }: WaterfallSchema) {
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
    return isMinus ? `−${size}` : size;
  };
  return html`<ul class="bars waterfall" part="chart">
    ${steps.map((bar) => row(bar.id, text(bar.id, bar.value, bar.sign), bar, false))}
    ${row(total, text(total, result, 1), sum, true)}
  </ul>`;
}

const valueIn = (id: string, { values, evaluation }: Reading): string | null =>
  evaluation.outputs[id] ?? values[id] ?? null;
