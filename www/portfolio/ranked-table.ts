// <vc-ranked-table>: a long list of which only the rows in sight are drawn. Rows are asked for by their places, so that it
// makes no difference whether there are twenty or a million. Keys move one row at a time; a screen reader is told where.
import { html, nothing } from "lit";
import { rankedTableStyles } from "../styles/portfolio-styles.js";
import { tableStyles } from "../styles/table-styles.js";
import { type ChangedProperties, defineTemplateElement, TemplateElement } from "../template-element.js";

export type ShownColumn = { id: string; label: string; canSort: boolean };
/** A row as it is read: a text for each column. */
export type ShownRow = readonly string[];

export type RankedList = {
  caption: string;
  columns: readonly ShownColumn[];
  /** How many rows there are. */
  count: number;
  rowsAt: (from: number, count: number) => Promise<readonly ShownRow[]>;
  sortedBy: { column: string; descending: boolean };
  onSort: (column: string) => void;
  /** What sorting by a column does, for its button. */
  sortLabel: (label: string) => string;
};

/** How high a row is, in px; the sheet says the same. */
const ROW = 36;
const ROWS_IN_SIGHT = 10;
/** Browsers give up on elements much higher than this; a longer list scrolls in proportion. */
const MOST_HEIGHT = 6_000_000;

export class VcRankedTable extends TemplateElement {
  static override styles = [tableStyles, rankedTableStyles];
  static override properties = {
    list: { attribute: false },
    rows: { state: true },
    active: { state: true },
  };

  declare list: RankedList | null;
  /** The rows that are drawn, and the place of the first of them. */
  declare private rows: { from: number; texts: readonly ShownRow[] };
  /** The place of the row that the keys have reached. */
  declare private active: number | null;
  /** Counted up with every question: a slow answer must not come after a quick one. */
  private questions = 0;

  constructor() {
    super();
    this.list = null;
    this.rows = { from: 0, texts: [] };
    this.active = null;
  }

  private get count(): number {
    return this.list?.count ?? 0;
  }

  private get shownCount(): number {
    return Math.min(ROWS_IN_SIGHT, this.count);
  }

  /** The last place at which the rows in sight can begin. */
  private get lastFirst(): number {
    return Math.max(0, this.count - this.shownCount);
  }

  private get scroller(): HTMLElement | null {
    return this.renderRoot?.querySelector(".rows") ?? null;
  }

  protected override willUpdate(changed: ChangedProperties) {
    if (!changed.has("list")) return;
    const before = changed.get("list") as RankedList | null | undefined;
    const isOther =
      before?.count !== this.list?.count ||
      before?.sortedBy.column !== this.list?.sortedBy.column ||
      before?.sortedBy.descending !== this.list?.sortedBy.descending;
    if (isOther) {
      this.active = null;
      this.scroller?.scrollTo({ top: 0 });
    }
    this.show(isOther ? 0 : this.rows.from);
  }

  protected override updated() {
    const { scroller } = this;
    const space = scroller?.querySelector<HTMLElement>(".space");
    // What is above and below the rows in sight takes room, but is not drawn.
    if (space) space.style.blockSize = `${this.room}px`;
  }

  /** How far there is to scroll. */
  private get room(): number {
    return Math.min(MOST_HEIGHT, this.lastFirst * ROW);
  }

  private async show(from: number) {
    const { list, shownCount } = this;
    const question = ++this.questions;
    const texts = list && shownCount > 0 ? await list.rowsAt(from, shownCount) : [];
    if (question === this.questions) this.rows = { from, texts };
  }

  private readonly onScroll = () => {
    const { scroller, room, lastFirst, isFollowing } = this;
    this.isFollowing = false;
    if (!scroller || isFollowing) return;
    const from = room === 0 ? 0 : Math.round((Math.min(scroller.scrollTop, room) / room) * lastFirst);
    if (from !== this.rows.from) this.show(from);
  };

  private readonly onKey = (event: KeyboardEvent) => {
    const at = this.active ?? this.rows.from - 1;
    const last = this.count - 1;
    const moves: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + ROWS_IN_SIGHT,
      PageUp: at - ROWS_IN_SIGHT,
      Home: 0,
      End: last,
    };
    const to = moves[event.key];
    if (to === undefined || last < 0) return;
    event.preventDefault();
    event.stopPropagation();
    this.goTo(Math.max(0, Math.min(last, to)));
  };

  private goTo(place: number) {
    this.active = place;
    const { from } = this.rows;
    const first = place < from ? place : place >= from + this.shownCount ? place - this.shownCount + 1 : from;
    if (first === from) return;
    const { scroller, room, lastFirst } = this;
    // Rows are shown by their places, and the bar follows: in a long list one pixel of it is many rows.
    this.show(first);
    if (!scroller || lastFirst === 0) return;
    const before = scroller.scrollTop;
    scroller.scrollTop = Math.round((first / lastFirst) * room);
    this.isFollowing = scroller.scrollTop !== before;
  }

  /** Whether the bar is on its way to where the keys have gone; what it says of itself is coarser. */
  private isFollowing = false;

  protected override render() {
    const { list, rows, active } = this;
    if (!list) return nothing;
    const { columns, count, caption, sortedBy } = list;
    return html`<div class="rows" @scroll=${this.onScroll}>
      <table
        role="grid"
        tabindex="0"
        aria-rowcount=${count + 1}
        aria-label=${caption}
        aria-activedescendant=${active === null ? nothing : `row-${active}`}
        @keydown=${this.onKey}
      >
        <thead>
          <tr aria-rowindex="1">${columns.map((column) => this.heading(column, sortedBy))}</tr>
        </thead>
        <tbody>
          ${rows.texts.map((texts, place) => {
            const at = rows.from + place;
            return html`<tr id="row-${at}" aria-rowindex=${at + 2} aria-selected=${at === active ? "true" : "false"} class=${at === active ? "is-active" : ""}>
              ${texts.map((text, column) => html`<td class=${`is-${columns[column]?.id ?? ""}`}>${text}</td>`)}
            </tr>`;
          })}
        </tbody>
      </table>
      <div class="space"></div>
    </div>`;
  }

  private heading({ id, label, canSort }: ShownColumn, sortedBy: RankedList["sortedBy"]) {
    const { list } = this;
    const isSorted = sortedBy.column === id;
    const order = isSorted ? (sortedBy.descending ? "descending" : "ascending") : "none";
    if (!canSort || !list) return html`<th scope="col" class=${`is-${id}`}>${label}</th>`;
    return html`<th scope="col" class=${`is-${id}`} aria-sort=${order}>
      <button type="button" aria-label=${list.sortLabel(label)} @click=${() => list.onSort(id)}>${label}<span class="order" aria-hidden="true">${isSorted ? (sortedBy.descending ? "▾" : "▴") : ""}</span></button>
    </th>`;
  }
}

export function defineRankedTable() {
  if (!customElements.get("vc-ranked-table")) defineTemplateElement("vc-ranked-table", VcRankedTable);
}
