// The answer: one big number, what it means, and the figures beside it.
import { html, nothing } from "lit";
import { originBadge } from "../form/fields.js";
import type { OutputSchema } from "../wire.js";
import { filled } from "../words.js";
import { headlineOf } from "./headline.js";
import { outputText, type Reading, sentence } from "./reading.js";

export function answerTemplate(reading: Reading, staleText: string) {
  const { schema, evaluation, model } = reading;
  const headline = headlineOf(schema);
  const featured = schema.outputs.filter((output) => output.prominence === "featured");
  const notes = (tone: string) => evaluation.notes.filter((note) => note.tone === tone);
  // Chinese puts no space between sentences.
  const gap = reading.lang.startsWith("zh") ? "" : " ";
  const said = (code: string) => sentence(model.notes[code] ?? code, reading);
  return html`
    <div class="answer" part="result">
      <p class="headline-label">
        ${sentence(model.headline, reading)}
        ${staleText ? html`<span class="stale-mark">${staleText}</span>` : nothing}
      </p>
      <p class="headline ${staleText ? "stale" : ""}">${headline ? outputText(headline.id, reading) : nothing}</p>
      <p class="meaning">${notes("meaning")
        .map(({ code }) => said(code))
        .join(gap)}</p>
      ${notes("caution").map(({ code }) => html`<p class="caution">${said(code)}</p>`)}
      <dl class="featured">${featured.map((output) => figure(output, reading))}</dl>
    </div>
  `;
}

/** The figures that stand below the views. */
export function moreFigures(reading: Reading) {
  const { schema, words, model } = reading;
  const detail = schema.outputs.filter((output) => output.prominence === "detail");
  if (detail.length === 0) return nothing;
  return html`<section class="more" aria-label=${words.ui.more_figures}>
    <h3>${words.ui.more_figures}</h3>
    <dl>
      ${detail.map(
        (output) => html`<div>
          <dt>${model.outputs[output.id]?.label ?? output.id}<small>${model.outputs[output.id]?.help}</small></dt>
          <dd class=${reading.evaluation.outputs[output.id] === null ? "none" : ""}><bdi>${outputText(output.id, reading)}</bdi></dd>
        </div>`,
      )}
    </dl>
  </section>`;
}

function figure(output: OutputSchema, reading: Reading) {
  const { label, help } = reading.model.outputs[output.id] ?? { label: output.id, help: "" };
  const isMissing = reading.evaluation.outputs[output.id] === null;
  return html`<div>
    <dt>
      ${label}
      <details class="about">
        <summary aria-label=${filled(reading.words.ui.help_for, { label })}>?</summary>
        <p>${help} ${originBadge(output.origin, reading.words)}</p>
      </details>
    </dt>
    <dd class=${isMissing ? "none" : ""}><bdi>${outputText(output.id, reading)}</bdi></dd>
  </div>`;
}
