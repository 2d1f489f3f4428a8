// The scenarios as lines of one chart. Numbers here are places only.
import type { ChartContent } from "../chart/vc-chart.js";
import type { ScenarioContext } from "../scenario-results.js";
import type { ChartSchema, ScheduleChartSchema, Unit } from "../wire.js";
import { axisOf, plain } from "./axis.js";
import { chartedPoint, tickText } from "./chart.js";
import { labelOf, type Reading, unitOf, valueText } from "./reading.js";
import { scheduleColumn } from "./schedule-column.js";

type Compared = Pick<ScenarioContext, "engine" | "reading" | "scenarios">;
export type Comparison = { title: string; content: ChartContent };

/** A scenario's line: at which places it has points, what they are, and what is read out at one of them. */
type Line = {
  x: ArrayLike<number>;
  y: ArrayLike<number>;
  own: { x: number; y: number } | null;
  textAt: (x: number) => string;
};

/** The model's main picture, with a line for every scenario; nothing where the model has none. */
export function comparisonContent(context: Compared): Comparison | null {
  const { reading, scenarios } = context;
  const { schema, model } = reading;
  const { chart, schedule_chart: scheduleChart } = schema;
  if (scheduleChart) {
    const lines = scenarios.map((scenario) => scheduleLine(scenario.reading, scheduleChart));
    const [years] = schema.schedule;
    return contentOf(context, lines, {
      label: model.schedule[scheduleChart.column] ?? scheduleChart.column,
      xLabel: model.schedule[years?.id ?? ""] ?? "",
      unit: schema.schedule.find(({ id }) => id === scheduleChart.column)?.unit ?? "none",
      xText: (x) => valueText(`${x}`, "year", reading),
    });
  }
  if (!chart) return null;
  const charted = chart.series[0] ?? "";
  const axis = schema.inputs.find(({ id }) => id === chart.input);
  return contentOf(context, curveLines(context, chart, charted), {
    label: labelOf(charted, reading),
    xLabel: labelOf(chart.input, reading),
    unit: unitOf(charted, reading),
    xText: (x) => (axis ? valueText(plain(x), axis.unit, reading) : plain(x)),
  });
}

function scheduleLine(reading: Reading, { column }: ScheduleChartSchema): Line {
  const { x, y, last, textAt } = scheduleColumn(reading, column);
  return { x, y, own: last, textAt };
}

function curveLines({ engine, scenarios }: Compared, chart: ChartSchema, charted: string): Line[] {
  const ownX = ({ values }: Reading) => values[chart.input] ?? chart.from;
  const furthest = scenarios
    .map(({ reading }) => ownX(reading))
    .reduce((most, value) => (Number(value) > Number(most) ? value : most));
  const range = axisOf(chart, furthest);
  return scenarios.map(({ reading }) => {
    const { schema, inputs, evaluation } = reading;
    const { curve } = engine.evaluateAndCurve(schema.id, inputs, range);
    const own = ownX(reading);
    const textAt = (x: number) => chartedPoint(engine, reading, chart, x).textOf(charted);
    return {
      x: curve.ok ? curve.x : [],
      y: curve.ok ? (curve.series[charted] ?? []) : [],
      own: { x: Number(own), y: Number(evaluation.outputs[charted] ?? "NaN") },
      textAt,
    };
  });
}

type Axes = { label: string; xLabel: string; unit: Unit; xText: (x: number) => string };

function contentOf({ reading, scenarios }: Compared, lines: readonly Line[], axes: Axes): Comparison {
  const { words } = reading;
  // A scenario has the same line wherever it is shown, by its place.
  const idOf = (place: number) => `${place}`;
  const byLine = <T>(value: (line: Line) => T) =>
    Object.fromEntries(lines.map((line, place) => [idOf(place), value(line)]));
  const x = lines.map((line) => line.x).reduce((most, other) => (other.length > most.length ? other : most));
  const current = lines[scenarios.findIndex(({ isActive }) => isActive)]?.own ?? null;
  const own = (line: Line | undefined) => (line?.own ? line.textAt(line.own.x) : "–");
  const content: ChartContent = {
    series: scenarios.map(({ name }, place) => ({ id: idOf(place), label: name })),
    points: x.length === 0 ? null : { x, series: byLine(({ y }) => y) },
    current: current && { x: current.x, label: axes.xText(current.x) },
    dots: byLine(({ own }) => own ?? { x: Number.NaN, y: Number.NaN }),
    mark: null,
    xLabel: axes.xLabel,
    readout: (at) => ({
      title: axes.xText(at),
      rows: scenarios.map(({ name }, place) => ({
        id: idOf(place),
        label: name,
        text: lines[place]?.textAt(at) ?? "–",
      })),
    }),
    // The lines are at their own places: read out at one of them, the others would say what nobody entered.
    ...(new Set(lines.map(({ own }) => own?.x)).size > 1
      ? {
          start: {
            title: words.ui.each_own,
            rows: scenarios.map(({ name }, place) => ({
              id: idOf(place),
              label: name,
              text: own(lines[place]),
            })),
          },
        }
      : {}),
    tickText: tickText(axes.unit, reading),
    xTickText: tickText("count", reading),
    summary: "",
  };
  return { title: axes.label, content };
}
