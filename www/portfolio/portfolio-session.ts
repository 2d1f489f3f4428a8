// What goes on with one list of customers, from being given to being ranked.
import type { FullEngine, Inputs } from "../engine.js";
import { download, fileName, permission } from "../export/download.js";
import { parseTyped, showInBox } from "../number-text.js";
import type { ViewContext } from "../views/view.js";
import { filled } from "../words.js";
import { type Desk, openDesk } from "./desk.js";
import { headingNames } from "./heading-names.js";
import type { Arrangement, PortfolioOptions, RankedCustomer, RejectedRow } from "./portfolio.js";
import type { RankedList } from "./ranked-table.js";
import { type Headings, type Ranked, type Reached, type Stopped, stoppedBy } from "./ranking.js";
import { BEGINNING, bytesOf, type CharacterSet, recognised, type Source, Transcoder } from "./source.js";
import { stoppedText } from "./stopped-text.js";

export type Phase =
  /** Nothing is given yet. */
  | { is: "waiting" }
  /** A list is there, and what its columns are has to be said. */
  | { is: "asked"; stopped: Stopped }
  | { is: "reading"; reached: Reached | null; begun: number }
  | { is: "ranked"; ranked: Ranked; inputs: Inputs }
  | { is: "stopped"; stopped: Stopped };

/** What can be said of a list; what is not said is as the file shows it. */
export type Said = Pick<PortfolioOptions, "delimiter" | "decimalMark"> & {
  columns: Record<string, string>;
};

export type Given = { name: string; source: Source; characters: CharacterSet };

/** What whoever gave the list can say: which column is what, and how its numbers are written. */
const SAYABLE: readonly string[] = ["ambiguous-number", "duplicate-column", "no-known-column"];

/** The usual limits of the classes, as they are typed: in per cent. */
const USUAL_LIMITS = { a: "80", b: "95" };

export class PortfolioSession {
  /** The page as it was last drawn. */
  declare context: ViewContext;
  phase: Phase = { is: "waiting" };
  given: Given | null = null;
  header: ReturnType<FullEngine["portfolioHeader"]> | null = null;
  said: Said = { columns: {} };
  /** The limits of the classes as they are typed. */
  limits = { ...USUAL_LIMITS };
  arrangement: Arrangement = { by: "rank", descending: false, search: "" };
  /** How many rows match what is searched for. */
  matching = 0;
  /** What was saved last, in words. */
  saidLast = "";
  isPasting = false;
  isOver = false;
  private desk: Desk | null = null;
  private rejected: Promise<RejectedRow[]> | null = null;
  private listed: { key: string; list: RankedList } | null = null;
  /** Counted up with every list: what comes of an older one is not shown. */
  private lists = 0;

  get isOnPage(): boolean {
    return this.desk?.isOnPage ?? false;
  }

  redraw() {
    this.context.redraw();
  }

  /** A list to read; where its headings say what is what, it is ranked at once. */
  async give(name: string, source: Source) {
    this.letGo();
    const list = this.lists;
    this.said = { columns: {} };
    this.arrangement = { by: "rank", descending: false, search: "" };
    this.saidLast = "";
    this.isPasting = false;
    const beginning = await bytesOf(source, 0, BEGINNING).catch(() => null);
    if (list !== this.lists) return;
    if (beginning === null) return this.stop({ code: "file-changed" });
    const kind = recognised(beginning);
    if (!kind.ok) return this.stop({ code: kind.code });
    this.given = { name, source, characters: kind.characters };
    await this.readHeader(beginning);
    if (list !== this.lists) return;
    const { header } = this;
    if (header && !header.ok)
      return "code" in header ? this.stop(stoppedBy(header)) : this.ask({ code: "form-wrong" });
    // With no figure among its columns, every customer would be worth the same.
    if (header?.ok && !header.columns.some(({ field }) => field !== null && field !== "id"))
      return this.ask({ code: "no-known-column" });
    await this.rank();
  }

  private async readHeader(beginning: Uint8Array) {
    const { given } = this;
    if (!given) return;
    const text = new Transcoder(given.characters).utf8(beginning);
    const [engine, options] = await Promise.all([this.context.files.loadFullEngine(), this.options()]);
    this.header = engine.portfolioHeader(text, options);
  }

  /** Another separator makes other columns of the same list. */
  async separate(delimiter: NonNullable<Said["delimiter"]>) {
    const { given, lists } = this;
    this.said = { ...this.said, delimiter, columns: {} };
    const beginning = given && (await bytesOf(given.source, 0, BEGINNING).catch(() => null));
    if (lists !== this.lists) return;
    if (beginning) await this.readHeader(beginning);
    this.redraw();
  }

  /** Ranks the list that is there, with what has been said of it. */
  async rank() {
    const { given, context } = this;
    if (!given) return;
    const list = ++this.lists;
    const limits = this.typedLimits;
    if (!limits) return this.ask({ code: "limits" });
    this.letGoOfDesk();
    this.phase = { is: "reading", reached: null, begun: performance.now() };
    this.redraw();
    const desk = await openDesk(await context.files.loadFullEngine(), await context.files.workers());
    if (list !== this.lists) return desk.close();
    this.desk = desk;
    const { inputs } = context.reading;
    const order = { source: given.source, characters: given.characters, options: await this.options() };
    const outcome = await desk
      .rank(order, (reached) => this.reached(list, reached))
      .catch((error) => ({ ok: false as const, stopped: failed(error) }));
    if (list !== this.lists) return;
    if (!outcome.ok)
      return SAYABLE.includes(outcome.stopped.code) ? this.ask(outcome.stopped) : this.stop(outcome.stopped);
    const { ok: _, ...ranked } = outcome;
    this.matching = await desk.arrange(this.arrangement);
    this.phase = { is: "ranked", ranked, inputs };
    this.redraw();
  }

  private async options(): Promise<PortfolioOptions> {
    const { context, said } = this;
    const { reading } = context;
    return {
      ...said,
      defaults: reading.inputs,
      names: await headingNames(reading.schema, context.files.loadWords),
      limits: this.typedLimits ?? { a: "0.8", b: "0.95" },
    };
  }

  /** The limits as fractions; nothing where they are no limits. */
  get typedLimits(): { a: string; b: string } | null {
    const { lang } = this.context.reading;
    const [a, b] = [this.limits.a, this.limits.b].map((typed) => parseTyped(typed, { lang, unit: "rate" }));
    if (!a?.ok || !b?.ok) return null;
    const isShare = (text: string) => Number(text) >= 0 && Number(text) <= 1;
    return isShare(a.value) && isShare(b.value) && Number(a.value) <= Number(b.value)
      ? { a: a.value, b: b.value }
      : null;
  }

  /** A limit as a box shows it when it is left. */
  showLimit(which: "a" | "b") {
    const { lang } = this.context.reading;
    const typed = parseTyped(this.limits[which], { lang, unit: "rate" });
    if (typed.ok) this.limits[which] = showInBox(typed.value, { lang, unit: "rate" });
  }

  private reached(list: number, reached: Reached) {
    if (list !== this.lists || this.phase.is !== "reading") return;
    this.phase = { ...this.phase, reached };
    this.redraw();
  }

  private stop(stopped: Stopped) {
    this.phase = { is: "stopped", stopped };
    this.tell(stopped);
  }

  private ask(stopped: Stopped) {
    this.phase = { is: "asked", stopped };
    this.tell(stopped);
  }

  private tell(stopped: Stopped) {
    this.context.say(stoppedText(stopped, this.context.reading.words));
    this.redraw();
  }

  cancel() {
    this.letGo();
    this.saidLast = this.context.reading.words.portfolio.cancelled;
    this.context.say(this.saidLast);
    this.redraw();
  }

  /** Lets go of the list, and waits for another. */
  letGo() {
    this.lists++;
    this.letGoOfDesk();
    this.given = null;
    this.header = null;
    this.phase = { is: "waiting" };
  }

  private letGoOfDesk() {
    this.desk?.close();
    this.desk = null;
    this.rejected = null;
    this.listed = null;
  }

  async arrange(how: Partial<Arrangement>) {
    const { desk } = this;
    const arrangement = { ...this.arrangement, ...how };
    this.arrangement = arrangement;
    this.redraw();
    const matching = (await desk?.arrange(arrangement)) ?? 0;
    if (desk !== this.desk || arrangement !== this.arrangement) return;
    this.matching = matching;
    const { portfolio: texts } = this.context.reading.words;
    if ("search" in how)
      this.context.say(filled(matching === 1 ? texts.found_one : texts.found, { n: `${matching}` }));
    this.redraw();
  }

  async rowsAt(from: number, count: number): Promise<RankedCustomer[]> {
    return (await this.desk?.rowsAt(from, count)) ?? [];
  }

  /** Saves a file where the frame allows it, and says what came of it; `said` has a place for the file's name. */
  async save(title: string, file: () => Promise<Blob>, said: string): Promise<boolean> {
    const name = fileName(title, new Date(), "csv");
    const isAllowed = permission() !== "refused";
    if (isAllowed) download(await file(), name);
    this.saidLast = isAllowed
      ? filled(said, { file: name })
      : this.context.reading.words.portfolio.save_refused;
    this.context.say(this.saidLast);
    this.redraw();
    return isAllowed;
  }

  /** The list as it is arranged, as a file. */
  async csv(headings: Headings): Promise<Blob> {
    return (await this.desk?.csv(headings, this.matching)) ?? new Blob();
  }

  /** The first lines that were left out, asked for once. */
  rejectedLines(count: number): Promise<RejectedRow[]> {
    this.rejected ??= this.desk?.rejectedAt(0, count) ?? Promise.resolve([]);
    return this.rejected;
  }

  /** What the table shows, the same object as long as it shows the same: another one is asked for its rows anew. */
  list(make: () => RankedList): RankedList {
    const { arrangement, matching, context } = this;
    const key = [
      this.lists,
      JSON.stringify(arrangement),
      matching,
      context.reading.lang,
      context.reading.currency,
    ].join();
    if (this.listed?.key !== key) this.listed = { key, list: make() };
    return this.listed.list;
  }
}

function failed(error: unknown): Stopped {
  const isMemory = error instanceof RangeError || /memory|allocation/i.test(`${error}`);
  return isMemory ? { code: "too-many-rows" } : { code: "failed", text: `${error}` };
}
