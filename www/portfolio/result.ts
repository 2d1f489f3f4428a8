// A ranked list: one sentence, the figures behind it, the pictures, the classes, every customer, and who was left out.
import { html, nothing } from "lit";
import { formatter, formatValue } from "../number-text.js";
import { labelOf } from "../views/reading.js";
import { filled } from "../words.js";
import { columnsTemplate } from "./columns.js";
import { lorenzTemplate, paretoTemplate } from "./pictures.js";
import type { PortfolioSummary } from "./portfolio.js";
import type { PortfolioSession } from "./portfolio-session.js";
import { rankedListTemplate } from "./ranked-list.js";
import type { Ranked } from "./ranking.js";
import { rejectedTemplate } from "./rejected.js";

export function resultTemplate(session: PortfolioSession, ranked: Ranked) {
  const { reading } = session.context;
  const { portfolio: texts } = reading.words;
  const { summary } = ranked;
  const output = labelOf(reading.schema.portfolio[0] ?? "", reading);
  const isOld = session.phase.is === "ranked" && session.phase.inputs !== reading.inputs;
  return html`
    <p class="portfolio-of">
      <span>${filled(texts.result_of, { file: session.given?.name ?? "", output })}</span>
      <button type="button" class="quiet" @click=${() => onOther(session)}>${texts.other}</button>
    </p>
    ${
      isOld
        ? html`<p class="caution">${texts.form_changed} <button type="button" class="quiet" @click=${() => session.rank()}>${texts.rank_again}</button></p>`
        : nothing
    }
    <p class="portfolio-summary" role="status">${summaryText(summary, session)}</p>
    ${figures(summary, session)}
    ${belowZero(summary, session)}
    ${ranked.shares.length > 1 ? html`${paretoTemplate(session, ranked)} ${classes(summary, session)} ${summary.gini === null ? nothing : lorenzTemplate(session, ranked)}` : nothing}
    ${rankedListTemplate(session, ranked)}
    ${repeated(summary, session)}
    ${rejectedTemplate(session, summary.rejected)}
    ${columnsTemplate(session, false)}
    <p class="sentence">${texts.privacy}</p>`;
}

function onOther(session: PortfolioSession) {
  session.letGo();
  session.redraw();
}

type Reader = PortfolioSession;

const count = ({ context }: Reader, value: number) =>
  formatValue(`${value}`, { ...context.reading, unit: "count" });
const money = ({ context }: Reader, value: string) =>
  formatValue(value, { ...context.reading, unit: "money" });

/** A share of a count, in per cent with one decimal: whole numbers divided, and rounded half up. */
export function shareOf(part: number, whole: number): string {
  const perMille = Math.floor((2000 * part + whole) / (2 * whole));
  return `${Math.floor(perMille / 1000)}.${`${perMille % 1000}`.padStart(3, "0")}`;
}

export function percent({ context }: Reader, share: string): string {
  const options = { style: "percent", maximumFractionDigits: 1 } as const;
  return formatter(context.reading.lang, options).format(share as Intl.StringNumericLiteral);
}

function summaryText(summary: PortfolioSummary, session: PortfolioSession): string {
  const { portfolio: texts } = session.context.reading.words;
  const { customers, customers_making_80_percent: best, total_value: total } = summary;
  if (best === null)
    return summary.negative_customers > 0
      ? filled(texts.summary_total, { total: money(session, total) })
      : texts.summary_none;
  if (customers === 1) return filled(texts.summary_one, { n: count(session, customers) });
  return filled(texts.summary, {
    share: percent(session, shareOf(best, customers)),
    n: count(session, customers),
    make: percent(session, "0.8"),
  });
}

function figures(summary: PortfolioSummary, session: PortfolioSession) {
  const { portfolio: texts } = session.context.reading.words;
  const { total_value: total, share_of_top_20_percent: top, gini } = summary;
  const noGini = summary.negative_customers > 0 ? texts.gini_none_negative : texts.gini_none_zero;
  const figure = (label: string, text: string | null, none = "–") => html`<div>
    <dt>${label}</dt><dd class=${text === null ? "none" : ""}>${text ?? none}</dd>
  </div>`;
  return html`<dl class="featured">
    ${figure(texts.customers, count(session, summary.customers))}
    ${figure(texts.total, money(session, total))}
    ${figure(texts.top_share, top === null ? null : percent(session, top))}
    ${figure(texts.gini, gini === null ? null : formatValue(gini, { ...session.context.reading, unit: "none" }), noGini)}
  </dl>`;
}

function repeated({ repeated_ids: repeated }: PortfolioSummary, session: PortfolioSession) {
  const { portfolio: texts } = session.context.reading.words;
  return repeated === 0
    ? nothing
    : html`<p class="sentence">${filled(texts.repeated_ids, { n: count(session, repeated) })}</p>`;
}

/** What customers worth less than nothing take away: all that the total is less than the sum of the others. */
function belowZero(summary: PortfolioSummary, session: PortfolioSession) {
  const { negative_customers: customers, positive_value: positive, total_value: total } = summary;
  if (customers === 0) return nothing;
  const { engine, reading } = session.context;
  const { portfolio: texts } = reading.words;
  const { amount } = engine.difference(total, positive);
  const text = customers === 1 ? texts.below_zero_one : texts.below_zero;
  return html`<p class="caution">${filled(text, { n: count(session, customers), value: money(session, amount ?? "0") })}</p>`;
}

function classes(summary: PortfolioSummary, session: PortfolioSession) {
  const { portfolio: texts, ui } = session.context.reading.words;
  const rows = Object.entries(summary.classes);
  return html`<section class="classes">
    <h3>${texts.classes}</h3>
    <div class="scroll" tabindex="0" role="region" aria-label=${ui.table_scroll}>
      <table part="table">
        <thead><tr>
          ${[texts.class, texts.class_customers, texts.class_customers_share, texts.class_share, texts.class_value].map((heading) => html`<th scope="col">${heading}</th>`)}
        </tr></thead>
        <tbody>${rows.map(
          ([name, { customers, value, share }]) => html`<tr>
            <th scope="row"><span class="class-mark is-${name.toLowerCase()}">${name}</span></th>
            <td>${count(session, customers)}</td>
            <td>${percent(session, shareOf(customers, Math.max(1, summary.customers)))}</td>
            <td>${share === null ? "–" : percent(session, share)}</td>
            <td>${money(session, value)}</td>
          </tr>`,
        )}</tbody>
      </table>
    </div>
  </section>`;
}
