// The lines of a list that were left out, each with its reason.
import { html, nothing } from "lit";
import { until } from "lit/directives/until.js";
import { formatValue } from "../number-text.js";
import { labelOf } from "../views/reading.js";
import { filled } from "../words.js";
import type { RejectedRow } from "./portfolio.js";
import type { PortfolioSession } from "./portfolio-session.js";

/** Enough to see what is wrong. */
const SHOWN = 100;

export function rejectedTemplate(session: PortfolioSession, rejected: number) {
  if (rejected === 0) return nothing;
  const { reading } = session.context;
  const { portfolio: texts } = reading.words;
  const n = formatValue(`${rejected}`, { ...reading, unit: "count" });
  const lines = session.rejectedLines(SHOWN);
  return html`<details class="rejected">
    <summary>${filled(rejected === 1 ? texts.rejected_title_one : texts.rejected_title, { n })}</summary>
    ${rejected > SHOWN ? html`<p class="sentence">${filled(texts.rejected_more, { n: `${SHOWN}` })}</p>` : nothing}
    <ul>${until(
      lines.then((rows) => rows.map((row) => html`<li>${lineText(row, session)}</li>`)),
      nothing,
    )}</ul>
  </details>`;
}

function lineText(
  { line, column, code, text, min, max }: RejectedRow,
  { context }: PortfolioSession,
): string {
  const { reading } = context;
  const { portfolio: texts } = reading.words;
  const reasons: Record<string, string> = texts.rejected;
  const reason = filled(reasons[code] ?? code, { text, min: min ?? "", max: max ?? "" });
  const name = column in reading.model.inputs ? labelOf(column, reading) : column;
  return filled(column ? texts.rejected_line : texts.rejected_line_only, {
    line: `${line}`,
    column: name,
    reason,
  });
}
