// Ranks one list of customers: reads it a piece at a time, puts it in order a step at a time, and answers what the page
// shows of it. The same in a worker and, where there can be none, on the page between its own work.

import type { FullEngine } from "../engine.js";
import { BYTE_ORDER_MARK, writtenCell } from "../export/csv-cell.js";
import {
  type Arrangement,
  type OpenPortfolio,
  type PortfolioOptions,
  PortfolioStop,
  type PortfolioStopped,
  type PortfolioSummary,
  type RankedCustomer,
  type RejectedRow,
} from "./portfolio.js";
import { bytesOf, type CharacterSet, PIECE, type Source, Transcoder } from "./source.js";

/** How far it has come. */
export type Reached = { bytes: number; ofBytes: number; rows: number; rejected: number; isRead: boolean };

/** A place on the pictures: so many of the best customers, which share of all value is theirs, and what they leave. */
export type SharePoint = { customers: number; share: string; left: string };

export type Ranked = { summary: PortfolioSummary; shares: SharePoint[] };
/** Why a list is not ranked: what the engine says of it, or what became of its file. */
export type Stopped = { code: string; line?: number; column?: string; text?: string };
export type Outcome = ({ ok: true } & Ranked) | { ok: false; stopped: Stopped };

/** What a list is read with. */
export type Order = { source: Source; characters: CharacterSet; options: PortfolioOptions };

/** The headings of a saved list, in the reader's language. */
export type Headings = { [Column in keyof RankedCustomer]: string };

/** Points on the pictures, besides the first: as many as there are per cents. */
const POINTS = 100;
const ROWS_A_STEP = 20_000;

/** Lets the page do its own work, where it is the page's thread that ranks. */
export type Pause = () => Promise<void> | null;

export class Ranking {
  private open: OpenPortfolio | null = null;
  private isCancelled = false;

  constructor(
    private readonly engine: FullEngine,
    private readonly pause: Pause = () => null,
    private readonly readsFiles = false,
  ) {}

  async rank(order: Order, onReached: (reached: Reached) => void): Promise<Outcome> {
    try {
      return await this.ranked(order, onReached);
    } catch (error) {
      if (error instanceof PortfolioStop) {
        // The beginning of the file was in plain letters, and told nothing.
        if (error.code === "not-utf-8" && order.characters === "utf-8")
          return this.rank({ ...order, characters: "gb18030" }, onReached);
        return { ok: false, stopped: stoppedBy(error) };
      }
      // A file that has been changed, moved or taken away since it was chosen.
      if (error instanceof DOMException) return { ok: false, stopped: { code: "file-changed" } };
      throw error;
    }
  }

  private async ranked(
    { source, characters, options }: Order,
    onReached: (reached: Reached) => void,
  ): Promise<Outcome> {
    this.close();
    const open = this.engine.openPortfolio(options);
    this.open = open;
    const transcoder = new Transcoder(characters);
    const reached = (bytes: number, isRead: boolean): Reached => ({
      bytes,
      ofBytes: source.size,
      rows: open.rows,
      rejected: open.rejectedCount,
      isRead,
    });
    for (let from = 0; from < source.size; from += PIECE) {
      const to = Math.min(source.size, from + PIECE);
      // Where it can, the module reads the file itself, which spares a copy.
      if (this.readsFiles && characters === "utf-8") open.feedSlice(source, from, to);
      else open.feed(transcoder.utf8(await bytesOf(source, from, to)));
      onReached(reached(to, false));
      await this.pause();
      if (this.isCancelled) return { ok: false, stopped: { code: "cancelled" } };
    }
    open.feed(transcoder.rest());
    open.end();
    onReached(reached(source.size, true));
    while (!open.advance(ROWS_A_STEP)) {
      await this.pause();
      if (this.isCancelled) return { ok: false, stopped: { code: "cancelled" } };
    }
    const summary = open.summary();
    return { ok: true, summary, shares: sharesOf(open, summary, this.engine) };
  }

  /** Stops at the next pause. */
  cancel() {
    this.isCancelled = true;
  }

  /** Puts the customers in an order and keeps those that match; how many there are. */
  async arrange(how: Arrangement): Promise<number> {
    const { open } = this;
    open?.startArranging(how);
    while (open && open === this.open && !open.advance(ROWS_A_STEP)) await this.pause();
    return this.open?.arranged ?? 0;
  }

  rowsAt(from: number, count: number): RankedCustomer[] {
    return this.open?.rowsAt(from, count) ?? [];
  }

  rejectedAt(from: number, count: number): RejectedRow[] {
    return this.open?.rejectedAt(from, count) ?? [];
  }

  /** The list as it is arranged, as a file that Excel opens and computes nothing from. */
  async csv(headings: Headings, count: number): Promise<Blob> {
    const columns = Object.keys(headings) as (keyof RankedCustomer)[];
    const line = (cells: string[]) => `${cells.join(",")}\r\n`;
    const pieces: Blob[] = [
      new Blob([BYTE_ORDER_MARK, line(columns.map((column) => writtenCell(headings[column])))]),
    ];
    for (let from = 0; from < count; from += ROWS_A_STEP) {
      const rows = this.rowsAt(from, Math.min(ROWS_A_STEP, count - from));
      // Everything but the customer's own id is ours: a number, or a letter.
      const lines = rows.map((row) =>
        line(columns.map((column) => (column === "id" ? writtenCell(row.id) : `${row[column] ?? ""}`))),
      );
      pieces.push(new Blob(lines));
      await this.pause();
    }
    return new Blob(pieces, { type: "text/csv;charset=utf-8" });
  }

  close() {
    this.open?.free();
    this.open = null;
  }
}

/** The share of all value that the best customers make, for each per cent of the customers. */
function sharesOf(
  open: OpenPortfolio,
  { customers, share_of_top_20_percent: top }: PortfolioSummary,
  engine: FullEngine,
): SharePoint[] {
  if (top === null) return [];
  const counts = Array.from({ length: POINTS }, (_, place) => Math.ceil(((place + 1) * customers) / POINTS));
  return [...new Set(counts)].flatMap((count) => {
    const share = open.rowsAt(count - 1, 1)[0]?.cumulative_share;
    return share ? [{ customers: count, share, left: engine.difference(share, "1").amount ?? "0" }] : [];
  });
}

/** As it crosses from a worker, which leaves out what an error has besides. */
export function stoppedBy({ code, line, column, text }: Stopped | PortfolioStop | PortfolioStopped): Stopped {
  return {
    code,
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
    ...(text === undefined ? {} : { text }),
  };
}
