// The pictures of a model, as its schema offers them: the result as steps, its schedule, its outputs along an axis.
import { html, nothing, type TemplateResult } from "lit";
import type { CoreEngine } from "../engine.js";
import { chartContent, chartTemplate } from "./chart.js";
import type { Reading } from "./reading.js";

/** The pictures that only some models have. */
export type FurtherPictures = typeof import("./schedule-pictures.js");

/** `further` gives what is drawn with those pictures, or says that they are on their way. */
export function picturesTemplate(
  engine: CoreEngine,
  reading: Reading,
  isStale: boolean,
  further: (draw: (part: FurtherPictures) => TemplateResult) => TemplateResult,
) {
  const { chart, schedule_chart: scheduleChart, waterfall } = reading.schema;
  const { pictures } = reading.model;
  const shown = [
    waterfall && {
      title: pictures.waterfall,
      picture: () => further((part) => part.waterfallTemplate(reading, waterfall)),
    },
    scheduleChart && {
      title: pictures.schedule_chart,
      picture: () => further((part) => part.scheduleChartTemplate(reading, scheduleChart, isStale)),
    },
    chart && {
      title: pictures.chart,
      picture: () => chartTemplate(chartContent(engine, reading, chart), reading, isStale),
    },
  ].filter((picture) => picture !== null);
  const isOne = shown.length === 1;
  return html`${shown.map(
    ({ title, picture }) => html`<section class="picture" aria-label=${title ?? nothing}>
      ${isOne ? nothing : html`<h3>${title}</h3>`} ${picture()}
    </section>`,
  )}`;
}
