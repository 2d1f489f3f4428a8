// Every customer of a ranked list: found, sorted, read, and saved as a file.
import { html, nothing } from "lit";
import { formatValue } from "../number-text.js";
import { labelOf } from "../views/reading.js";
import { filled } from "../words.js";
import type { Arrangement, RankedCustomer } from "./portfolio.js";
import type { PortfolioSession } from "./portfolio-session.js";
import { defineRankedTable, type RankedList, type ShownRow } from "./ranked-table.js";
import type { Headings, Ranked } from "./ranking.js";
import { percent } from "./result.js";

/** The order of a column when it is first sorted by: names from the beginning, amounts from the largest. */
const beginsDescending = (column: string) => column !== "id" && column !== "rank";

export function rankedListTemplate(session: PortfolioSession, { summary }: Ranked) {
  if (summary.customers === 0) return nothing;
  defineRankedTable();
  const { reading } = session.context;
  const { portfolio: texts } = reading.words;
  const { search } = session.arrangement;
  const n = formatValue(`${session.matching}`, { ...reading, unit: "count" });
  const found =
    session.matching === 0
      ? filled(texts.found_none, { text: search })
      : filled(session.matching === 1 ? texts.found_one : texts.found, { n });
  return html`<section class="ranked-list">
    <h3>${texts.table}</h3>
    <div class="list-actions">
      <label class="box"><span class="hidden-label">${texts.search}</span><input type="search" autocomplete="off" placeholder=${texts.search} .value=${search}
        @input=${(event: Event) => session.arrange({ search: (event.target as HTMLInputElement).value })} /></label>
      <span class="found">${found}</span>
      <button type="button" class="plain" part="button" @click=${() => save(session)}>${texts.save}</button>
    </div>
    <vc-ranked-table exportparts="table" .list=${session.list(() => listOf(session))}></vc-ranked-table>
    ${session.saidLast ? html`<p class="sentence">${session.saidLast}</p>` : nothing}
  </section>`;
}

/** The headings of every column, in the reader's language. */
function headings({ context }: PortfolioSession): Headings {
  const { reading } = context;
  const { portfolio: texts } = reading.words;
  const [ranked = "", ...others] = reading.schema.portfolio;
  const values = Object.fromEntries(others.map((id) => [id, labelOf(id, reading)]));
  return {
    rank: texts.rank_column,
    id: texts.id,
    class: texts.class,
    [ranked]: labelOf(ranked, reading),
    cumulative_share: texts.share_column,
    ...values,
    line: texts.line_column,
  } as Headings;
}

function listOf(session: PortfolioSession): RankedList {
  const { context, arrangement } = session;
  const { reading } = context;
  const { portfolio: texts } = reading.words;
  const { line: _, ...shown } = headings(session);
  const ids = Object.keys(shown) as (keyof typeof shown)[];
  const isMoney = (id: string) => reading.schema.portfolio.includes(id);
  const text = (row: RankedCustomer, id: keyof RankedCustomer): string => {
    const value = row[id];
    if (value === null || value === undefined) return "–";
    if (id === "rank") return formatValue(`${value}`, { ...reading, unit: "count" });
    if (id === "cumulative_share") return percent(session, `${value}`);
    return isMoney(id) ? formatValue(`${value}`, { ...reading, unit: "money" }) : `${value}`;
  };
  return {
    caption: texts.table,
    columns: ids.map((id) => ({
      id,
      label: shown[id] ?? "",
      canSort: id !== "cumulative_share" && id !== "class",
    })),
    count: session.matching,
    rowsAt: async (from, count): Promise<ShownRow[]> => {
      const rows = await session.rowsAt(from, count);
      return rows.map((row) => ids.map((id) => text(row, id)));
    },
    sortedBy: { column: arrangement.by, descending: arrangement.descending },
    onSort: (column) => session.arrange(sortedBy(column as Arrangement["by"], arrangement)),
    sortLabel: (label) => filled(texts.sort_by, { column: label }),
  };
}

const sortedBy = (by: Arrangement["by"], { by: before, descending }: Arrangement): Partial<Arrangement> => ({
  by,
  descending: by === before ? !descending : beginsDescending(by),
});

async function save(session: PortfolioSession) {
  const { portfolio: texts } = session.context.reading.words;
  const isSaved = await session.save(texts.save_file, () => session.csv(headings(session)), texts.saved);
  if (isSaved) session.context.announce("vc-export", { format: "csv" });
}
