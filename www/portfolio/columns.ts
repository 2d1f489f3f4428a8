// What a list's columns hold, as it was recognised, and as whoever gave it says.
import { html, nothing } from "lit";
import { live } from "../live.js";
import { labelOf } from "../views/reading.js";
import { selectTemplate } from "../views/select.js";
import type { PortfolioHeader } from "./portfolio.js";
import type { PortfolioSession, Said } from "./portfolio-session.js";

/** How a number looks with each mark: the same in every language. */
const DECIMAL_MARKS = { ".": "1,234.5", ",": "1.234,5" };

type KnownHeader = Extract<PortfolioHeader, { ok: true }>;

/** Open where something has to be said; else behind one line. */
export function columnsTemplate(session: PortfolioSession, isAsked: boolean) {
  const { header } = session;
  const { portfolio: texts } = session.context.reading.words;
  if (!header?.ok) return nothing;
  const content = html`
    <p class="sentence">${texts.columns_intro}</p>
    ${columnTable(session, header)}
    <div class="asked">
      ${choice(texts.separator, texts.separators, header.delimiter, (delimiter) => session.separate(delimiter as NonNullable<Said["delimiter"]>))}
      ${choice(texts.decimal_mark, DECIMAL_MARKS, session.said.decimalMark ?? header.decimal_mark ?? "", (mark) => onDecimalMark(session, mark as NonNullable<Said["decimalMark"]>))}
    </div>
    ${limits(session)}
    <button type="button" class="plain is-first" part="button" @click=${() => session.rank()}>${isAsked ? texts.rank : texts.rank_again}</button>`;
  return isAsked
    ? html`<section class="columns-asked"><h3>${texts.columns_ask}</h3>${content}</section>`
    : html`<details class="columns-read"><summary>${texts.columns}</summary>${content}</details>`;
}

function columnTable(session: PortfolioSession, { columns }: KnownHeader) {
  const { reading } = session.context;
  const { portfolio: texts, ui } = reading.words;
  const fields = reading.schema.inputs.filter(({ kind }) => kind !== "rows");
  const options: [string, string][] = [
    ["", texts.left_out],
    ["id", texts.id],
    ...fields.map(({ id }): [string, string] => [id, labelOf(id, reading)]),
  ];
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${ui.table_scroll}>
    <table class="column-table">
      <thead><tr><th scope="col">${texts.column}</th><th scope="col">${texts.examples}</th><th scope="col">${texts.holds}</th></tr></thead>
      <tbody>${columns.map(({ name, field, examples }) => {
        const chosen = session.said.columns[name] ?? field ?? "";
        return html`<tr>
          <th scope="row">${name}</th>
          <td class="examples">${examples.slice(0, 3).join(" · ")}</td>
          <td>${selectTemplate(`${texts.holds}: ${name}`, options, chosen, (field) => onHolds(session, name, field))}</td>
        </tr>`;
      })}</tbody>
    </table>
  </div>`;
}

function onHolds(session: PortfolioSession, name: string, field: string) {
  session.said = { ...session.said, columns: { ...session.said.columns, [name]: field } };
  session.redraw();
}

function onDecimalMark(session: PortfolioSession, decimalMark: NonNullable<Said["decimalMark"]>) {
  session.said = { ...session.said, decimalMark };
  session.redraw();
}

function choice(
  label: string,
  names: Record<string, string>,
  chosen: string,
  onChoose: (value: string) => void,
) {
  const options = Object.entries(names);
  const all = chosen === "" ? [["", ""] as const, ...options] : options;
  return html`<label>${label} ${selectTemplate(null, all, chosen, onChoose)}</label>`;
}

/** The limits of the classes, where they stand in their sentence. */
function limits(session: PortfolioSession) {
  const { portfolio: texts } = session.context.reading.words;
  const box = (
    which: "a" | "b",
    label: string,
  ) => html`<span class="box ${session.typedLimits ? "" : "wrong"}"><input
    type="text" inputmode="decimal" autocomplete="off" aria-label=${label}
    .value=${live(session.limits[which])}
    @input=${(event: Event) => {
      session.limits[which] = (event.target as HTMLInputElement).value;
      session.redraw();
    }}
    @change=${() => {
      session.showLimit(which);
      session.redraw();
    }}
  /><span class="unit">%</span></span>`;
  const boxes: Record<string, unknown> = { "{a}": box("a", texts.limit_a), "{b}": box("b", texts.limit_b) };
  return html`<p class="limits">${texts.limits.split(/(\{[ab]\})/).map((piece) => boxes[piece] ?? piece)}</p>
    ${session.typedLimits ? nothing : html`<p class="error" role="alert">${texts.limits_wrong}</p>`}`;
}
