// The pictures of a ranked list: who makes the value, the best first; and how evenly it is spread, the least valuable first.
import { html } from "lit";
import type { ChartContent, Readout } from "../chart/vc-chart.js";
import { chartTemplate } from "../views/chart.js";
import { definePareto, type ParetoContent } from "./pareto-chart.js";
import type { PortfolioSession } from "./portfolio-session.js";
import type { Ranked } from "./ranking.js";
import { percent, shareOf } from "./result.js";

/** How many per cent of the customers a bar stands for. */
const BAR = 10;
const HUNDRED = 100;

/** A place on the axis, in per cent: only to draw. */
const place = (customers: number, of: number) => (customers / of) * HUNDRED;

export function paretoTemplate(session: PortfolioSession, ranked: Ranked) {
  definePareto();
  const { reading } = session.context;
  const { portfolio: texts, ui } = reading.words;
  const content = paretoContent(session, ranked);
  return html`<section class="picture">
    <h3>${texts.pareto_title}</h3>
    <vc-pareto exportparts="chart" .content=${content} .label=${texts.pareto_title} .hint=${ui.chart_hint} .emptyText=${ui.chart_empty}></vc-pareto>
  </section>`;
}

function paretoContent(session: PortfolioSession, { summary, shares }: Ranked): ParetoContent {
  const { portfolio: texts } = session.context.reading.words;
  const { customers, classes } = summary;
  const series = [{ id: "made", label: texts.pareto_line }];
  const x = [0, ...shares.map((point) => place(point.customers, customers))];
  const made = [0, ...shares.map(({ share }) => Number(share) * HUNDRED)];
  const ends = [classes.A.customers, classes.A.customers + classes.B.customers];
  return {
    series,
    points: { x, series: { made } },
    current: null,
    dots: {},
    mark: null,
    xLabel: texts.pareto_x,
    readout: (at) =>
      readout(session, texts.pareto_at, at, texts.pareto_line, x, ["0", ...shares.map(({ share }) => share)]),
    start: readout(session, texts.pareto_at, 20, texts.pareto_line, x, [
      "0",
      ...shares.map(({ share }) => share),
    ]),
    tickText: (y) => percent(session, `${y / HUNDRED}`),
    xTickText: (at) => percent(session, `${at / HUNDRED}`),
    summary: texts.pareto_summary,
    bars: barsOf(x, made),
    bands: [
      { name: "A", from: 0, to: place(ends[0] ?? 0, customers) },
      { name: "B", from: place(ends[0] ?? 0, customers), to: place(ends[1] ?? 0, customers) },
      { name: "C", from: place(ends[1] ?? 0, customers), to: HUNDRED },
    ],
  };
}

/** What each tenth of the customers makes by itself. */
function barsOf(x: number[], made: number[]) {
  const madeAt = (at: number) => made[x.findLastIndex((other) => other <= at + 1e-9)] ?? 0;
  if (x.length <= BAR) return [];
  return Array.from({ length: HUNDRED / BAR }, (_, bar) => ({
    from: bar * BAR,
    to: (bar + 1) * BAR,
    height: madeAt((bar + 1) * BAR) - madeAt(bar * BAR),
  }));
}

function readout(
  session: PortfolioSession,
  title: string,
  at: number,
  label: string,
  x: number[],
  shares: string[],
): Readout {
  const nearest = x.reduce(
    (best, other, index) => (Math.abs(other - at) < Math.abs((x[best] ?? 0) - at) ? index : best),
    0,
  );
  return {
    title: title.replace(
      "{n}",
      percent(session, shareOf(Math.round((x[nearest] ?? 0) * 1000), HUNDRED * 1000)),
    ),
    rows: [{ id: "made", label, text: percent(session, shares[nearest] ?? "0") }],
  };
}

export function lorenzTemplate(session: PortfolioSession, { summary, shares }: Ranked) {
  const { context } = session;
  const { engine, reading } = context;
  const { portfolio: texts } = reading.words;
  const { customers } = summary;
  // The share of the least valuable is what the best leave.
  const points = [{ customers: 0, share: "0" }, ...shares]
    .map((point) => ({ at: place(customers - point.customers, customers), share: left(point.share) }))
    .reverse();
  const x = points.map(({ at }) => at);
  const lorenz = points.map(({ share }) => Number(share) * HUNDRED);
  const content: ChartContent = {
    series: [
      { id: "made", label: texts.lorenz_line },
      { id: "even", label: texts.lorenz_even },
    ],
    points: { x, series: { made: lorenz, even: x } },
    current: null,
    dots: {},
    mark: null,
    xLabel: texts.lorenz_x,
    readout: (at) =>
      readout(
        session,
        texts.lorenz_at,
        at,
        texts.lorenz_line,
        x,
        points.map(({ share }) => share),
      ),
    start: readout(
      session,
      texts.lorenz_at,
      50,
      texts.lorenz_line,
      x,
      points.map(({ share }) => share),
    ),
    tickText: (y) => percent(session, `${y / HUNDRED}`),
    xTickText: (at) => percent(session, `${at / HUNDRED}`),
    summary: `${texts.lorenz_summary} ${texts.gini_help}`,
  };
  return html`<section class="picture">
    <h3>${texts.lorenz_title}</h3>
    ${chartTemplate(content, reading, false)}
  </section>`;

  function left(share: string): string {
    return engine.difference(share, "1").amount ?? "0";
  }
}
