// What stands in the printed report.
import { html, nothing, type TemplateResult } from "lit";
import type { FullEngine } from "../engine.js";
import type { ScenarioReading } from "../scenario.js";
import { differenceText, differs } from "../views/difference.js";
import { headlineOf } from "../views/headline.js";
import { labelOf, outputText, type Reading, sentence } from "../views/reading.js";
import type { OutputSchema } from "../wire.js";
import { filled } from "../words.js";
import { assumptionRow, assumptions } from "./assumptions.js";
import type { Figures } from "./figures.js";
import { originLegend, originSign } from "./origins.js";
import { qrCode, qrCodeTemplate } from "./qr-code.js";
import { workingSection } from "./working.js";

export type ReportParts = {
  title: string;
  recipient: string;
  presenter: string;
  /** In the language's long form. */
  date: string;
  /** The address of a picture that loads. */
  logo: string | null;
  hasWorking: boolean;
  hasAssumptions: boolean;
  /** Where each input's figure comes from, by field id. */
  sources: Readonly<Record<string, string>>;
  chart: SVGSVGElement | null;
  link: string | null;
};

/** More of a link than this nobody types; in a PDF it can still be followed. */
const MOST_LINK_LETTERS = 300;

export function reportContents(
  engine: FullEngine,
  scenarios: readonly ScenarioReading[],
  parts: ReportParts,
): TemplateResult {
  const [first] = scenarios;
  if (!first) return html``;
  const shown = scenarios.find(({ isActive }) => isActive) ?? first;
  const figures: Figures = { engine, scenarios, first, shown };
  const isAlone = scenarios.length === 1;
  return html`
    <main class=${isAlone ? "alone" : "several"}>
      ${head(shown.reading, parts)} ${isAlone ? answer(shown.reading) : answers(figures)} ${cautions(scenarios)}
      ${isAlone ? resultsAndChart(figures, parts) : comparisonAndChart(figures, parts)}
      ${parts.hasWorking ? workingSection(engine, shown, isAlone) : nothing}
      ${parts.hasAssumptions ? assumptions(figures, parts.sources) : nothing}
    </main>
    ${foot(shown.reading, parts)}
  `;
}

function head({ words, currency }: Reading, { title, recipient, presenter, date, logo }: ReportParts) {
  const { report } = words;
  const names = { recipient, presenter };
  const prepared =
    recipient && presenter
      ? report.prepared_for_by
      : recipient
        ? report.prepared_for
        : presenter
          ? report.prepared_by
          : "";
  return html`<header>
    ${logo ? html`<img class="logo" src=${logo} alt="" referrerpolicy="no-referrer" />` : nothing}
    <h1>${title}</h1>
    <p class="prepared">${[prepared && filled(prepared, names), date, filled(report.amounts_in, { currency })]
      .filter(Boolean)
      .map((text, place) => html`${place > 0 ? " · " : nothing}<span>${text}</span>`)}</p>
  </header>`;
}

// The answer.

/** What the notes of one tone say; Chinese puts no space between sentences. */
function said(reading: Reading, tone: string): string {
  const { evaluation, model, lang } = reading;
  const sentences = evaluation.notes.filter((note) => note.tone === tone);
  const gap = lang.startsWith("zh") ? "" : " ";
  return sentences.map(({ code }) => sentence(model.notes[code] ?? code, reading)).join(gap);
}

function answer(reading: Reading) {
  const headline = headlineOf(reading.schema);
  return html`<section class="answer">
    <p class="headline">
      <span>${sentence(reading.model.headline, reading)}</span>
      <b>${headline ? outputText(headline.id, reading) : nothing}</b>
    </p>
    <p class="meaning">${said(reading, "meaning")}</p>
  </section>`;
}

function answers({ engine, scenarios, first, shown }: Figures) {
  const headline = headlineOf(first.reading.schema);
  if (!headline) return nothing;
  const { report } = first.reading.words;
  return html`<section class="answers">
    <ol>${scenarios.map(
      ({ name, reading }) => html`<li>
        <h2>${name}</h2>
        <p class="headline"><span>${labelOf(headline.id, reading)}</span><b>${outputText(headline.id, reading)}</b></p>
        <p class="difference">${
          reading === first.reading
            ? report.base
            : filled(reading.words.compare.against, {
                difference: differenceText(engine, headline.id, first.reading, reading),
                name: first.name,
              })
        }</p>
      </li>`,
    )}</ol>
    <p class="meaning">${filled(report.said_of, { name: shown.name, text: said(shown.reading, "meaning") })}</p>
  </section>`;
}

function cautions(scenarios: readonly ScenarioReading[]) {
  const texts = new Set(scenarios.map(({ reading }) => said(reading, "caution")).filter(Boolean));
  return [...texts].map((text) => html`<p class="caution">${text}</p>`);
}

// The figures.

function resultsAndChart(figures: Figures, { chart }: ReportParts) {
  const { reading } = figures.shown;
  const { report } = reading.words;
  const table = html`<table class="results">
    <caption>${report.results}</caption>
    <tbody>${reading.schema.outputs.map((output) => outputRow(output, figures))}</tbody>
  </table>`;
  return html`<section class="figures ${chart ? "beside" : ""}">
    ${table} ${chart ? chartFigure(chart, figures) : nothing}
  </section>`;
}

function comparisonAndChart(figures: Figures, { chart, sources }: ReportParts) {
  const { scenarios, first } = figures;
  const { inputs, outputs } = first.reading.schema;
  const { report, compare } = first.reading.words;
  const different = inputs.filter((field) => differs(field, scenarios));
  const readings = scenarios.map(({ reading }) => reading);
  const group = (text: string) =>
    html`<tr class="group"><th scope="rowgroup" colspan=${scenarios.length + 1}>${text}</th></tr>`;
  return html`<section class="figures">
      <table class="comparison">
        <caption>${filled(report.comparison, { name: first.name })}</caption>
        <thead><tr><td></td>${scenarios.map(({ name }) => html`<th scope="col">${name}</th>`)}</tr></thead>
        ${
          different.length === 0
            ? nothing
            : html`<tbody>${group(compare.figures)} ${different.map((field) => assumptionRow(field, readings, sources))}</tbody>`
        }
        <tbody>${group(report.results)} ${outputs.map((output) => outputRow(output, figures))}</tbody>
      </table>
    </section>
    ${chart ? html`<section class="picture">${chartFigure(chart, figures)}</section>` : nothing}`;
}

function outputRow(output: OutputSchema, { engine, scenarios, first }: Figures) {
  const { id, origin, prominence } = output;
  return html`<tr class=${prominence}>
    <th scope="row">${originSign(origin, first.reading)} ${labelOf(id, first.reading)}</th>
    ${scenarios.map(
      ({ reading }) =>
        html`<td class=${reading.evaluation.outputs[id] === null ? "none" : ""}>${outputText(id, reading)}${
          reading === first.reading
            ? nothing
            : html`<small>${differenceText(engine, id, first.reading, reading)}</small>`
        }</td>`,
    )}
  </tr>`;
}

function chartFigure(chart: SVGSVGElement, { scenarios, shown: { name, reading } }: Figures) {
  const summary = sentence(reading.model.summary, reading);
  return html`<figure>
    ${chart}
    <figcaption>${scenarios.length === 1 ? summary : filled(reading.words.report.said_of, { name, text: summary })}</figcaption>
  </figure>`;
}

// Below everything: the way back to the page, and what can be said for the figures.

function foot(reading: Reading, { link }: ReportParts) {
  const { report } = reading.words;
  const code = link === null ? null : qrCode(link);
  const letters = link === null ? [] : Array.from(link);
  const isLong = letters.length > MOST_LINK_LETTERS;
  return html`<footer>
    ${code ? qrCodeTemplate(code, report.qr_code) : nothing}
    <div>
      ${
        link === null
          ? nothing
          : html`<p class="link"><b>${report.link}</b> <a href=${link}>${isLong ? `${letters.slice(0, MOST_LINK_LETTERS).join("")}…` : link}</a></p>`
      }
      ${link !== null && !code ? html`<p>${report.no_qr_code}</p>` : nothing}
      <p>${report.privacy}</p>
      ${originLegend(reading)}
    </div>
  </footer>`;
}
