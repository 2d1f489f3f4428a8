// The pictures of a ranked list: who makes the value, the best first; and how evenly it is spread, the least valuable first.
import { html } from "lit";
import type { Points } from "../chart/drawing.js";
import type { ChartContent, Readout } from "../chart/vc-chart.js";
import { chartTemplate } from "../views/chart.js";
import { filled } from "../words.js";
import { definePareto, type ParetoContent } from "./pareto-chart.js";
import type { PortfolioSession } from "./portfolio-session.js";
import type { Ranked } from "./ranking.js";
import { percent, shareOf } from "./result.js";

/** How many per cent of the customers a bar stands for. */
const BAR = 10;
const HUNDRED = 100;

/** A place on the axis, in per cent: only to draw. */
const place = (customers: number, of: number) => (customers / of) * HUNDRED;

/** What shares have in common however they are drawn: per cents along both axes, read out exactly at each point. */
type Shares = {
  /** The customers at each point, in per cent. */
  x: number[];
  /** Their shares, as the engine gives them. */
  shares: string[];
  line: string;
  xLabel: string;
  summary: string;
  /** A sentence's beginning with a place {n} for how many customers a point stands for. */
  at: string;
  /** Where it is read out at first, in per cent. */
  start: number;
};

function sharesContent(
  session: PortfolioSession,
  { x, shares, line, xLabel, summary, at, start }: Shares,
): ChartContent {
  const axisText = (value: number) => percent(session, `${value / HUNDRED}`);
  const readout = (wanted: number): Readout => {
    const nearest = x.reduce(
      (best, other, index) => (Math.abs(other - wanted) < Math.abs((x[best] ?? 0) - wanted) ? index : best),
      0,
    );
    const n = percent(session, shareOf(Math.round((x[nearest] ?? 0) * 1000), HUNDRED * 1000));
    return {
      title: filled(at, { n }),
      rows: [{ id: "made", label: line, text: percent(session, shares[nearest] ?? "0") }],
    };
  };
  return {
    series: [{ id: "made", label: line }],
    points: { x, series: { made: shares.map((share) => Number(share) * HUNDRED) } },
    current: null,
    dots: {},
    mark: null,
    xLabel,
    readout,
    start: readout(start),
    tickText: axisText,
    xTickText: axisText,
    summary,
  };
}

export function paretoTemplate(session: PortfolioSession, ranked: Ranked) {
  definePareto();
  const { portfolio: texts, ui } = session.context.reading.words;
  return html`<section class="picture">
    <h3>${texts.pareto_title}</h3>
    <vc-pareto exportparts="chart" .content=${paretoContent(session, ranked)} .label=${texts.pareto_title} .hint=${ui.chart_hint} .emptyText=${ui.chart_empty}></vc-pareto>
  </section>`;
}

function paretoContent(session: PortfolioSession, { summary, shares }: Ranked): ParetoContent {
  const { portfolio: texts } = session.context.reading.words;
  const { customers, classes } = summary;
  const content = sharesContent(session, {
    x: [0, ...shares.map((point) => place(point.customers, customers))],
    shares: ["0", ...shares.map(({ share }) => share)],
    line: texts.pareto_line,
    xLabel: texts.pareto_x,
    summary: texts.pareto_summary,
    at: texts.pareto_at,
    start: 20,
  });
  const aEnds = place(classes.A.customers, customers);
  const bEnds = place(classes.A.customers + classes.B.customers, customers);
  return {
    ...content,
    bars: barsOf(content.points),
    bands: [
      { name: "A", from: 0, to: aEnds },
      { name: "B", from: aEnds, to: bEnds },
      { name: "C", from: bEnds, to: HUNDRED },
    ],
  };
}

/** What each tenth of the customers makes by itself. */
function barsOf(points: Points | null) {
  const x = Array.from(points?.x ?? []);
  const made = points?.series.made ?? [];
  const madeAt = (at: number) => made[x.findLastIndex((other) => other <= at + 1e-9)] ?? 0;
  if (x.length <= BAR) return [];
  return Array.from({ length: HUNDRED / BAR }, (_, bar) => ({
    from: bar * BAR,
    to: (bar + 1) * BAR,
    height: madeAt((bar + 1) * BAR) - madeAt(bar * BAR),
  }));
}

export function lorenzTemplate(session: PortfolioSession, { summary, shares }: Ranked) {
  const { reading } = session.context;
  const { portfolio: texts } = reading.words;
  const { customers } = summary;
  // What the least valuable make is what the best leave.
  const left = [{ customers: 0, left: "1" }, ...shares].reverse();
  const x = left.map((point) => place(customers - point.customers, customers));
  const content = sharesContent(session, {
    x,
    shares: left.map((point) => point.left),
    line: texts.lorenz_line,
    xLabel: texts.lorenz_x,
    summary: `${texts.lorenz_summary} ${texts.gini_help}`,
    at: texts.lorenz_at,
    start: 50,
  });
  const even = { id: "even", label: texts.lorenz_even };
  const withEven: ChartContent = {
    ...content,
    series: [...content.series, even],
    points: { x, series: { ...content.points?.series, even: x } },
  };
  return html`<section class="picture">
    <h3>${texts.lorenz_title}</h3>
    ${chartTemplate(withEven, reading, false)}
  </section>`;
}
