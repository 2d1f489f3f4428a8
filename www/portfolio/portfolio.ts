// The portfolio for JavaScript: the customers of a CSV valued, ranked and classed by the module.
import { BETWEEN_FIELDS, type Inputs } from "../engine.js";
import { onWire, text } from "../engine-callers.js";
import type {
  CustomerClass,
  DecimalMark,
  Lorenz,
  Pareto,
  PortfolioHeader,
  PortfolioStopCode,
  PortfolioStopped,
  PortfolioSummary,
  RankedCustomer,
  Refusal,
  RejectedRow,
} from "../wire.js";

export type * from "../wire.js";

/** What is known beforehand of a file of customers. */
export type PortfolioOptions = {
  /** What a column that the file does not have is taken to be, as the form has it; else the schema's default. */
  defaults?: Inputs;
  /** Up to which cumulative share a customer is in class A, and in B: shares as plain decimals, "0.8" and "0.95" if not given. */
  limits?: { a: string; b: string };
  /** What a column holds, by its header: a field's id, "id", or "" to leave it out. What is not named is recognised. */
  columns?: Record<string, string>;
  /** By field id, and by "id": other names by which a header is recognised. Ids and keys always are. */
  names?: Record<string, readonly string[]>;
  /** What stands between two cells; recognised if not given. */
  delimiter?: Delimiter;
  /** What stands before the decimals; as the numbers show it if not given. */
  decimalMark?: DecimalMark;
};
export type Delimiter = PortfolioHeader["delimiter"];

/** Thrown while a portfolio is fed, where the file cannot be read any further. */
export class PortfolioStop extends Error {
  readonly code: PortfolioStopCode;
  readonly line: number | undefined;
  readonly column: string | undefined;
  readonly text: string | undefined;
  /** The same as a plain object, to be posted from a worker. */
  readonly stopped: PortfolioStopped;

  constructor(stopped: PortfolioStopped) {
    const { code, line, column, text } = stopped;
    super(line === undefined ? code : `${code}, line ${line}`);
    this.name = "PortfolioStop";
    this.code = code;
    this.line = line;
    this.column = column;
    this.text = text;
    this.stopped = stopped;
  }
}

/** Thrown where the options are wrong: the defaults (by field id) or the limits ("limits.a", "limits.b"). */
export class PortfolioRefused extends Error {
  readonly errors: Refusal["errors"];

  constructor({ errors }: Refusal) {
    super(errors.map(({ field, message }) => `${field}: ${message}`).join("; "));
    this.name = "PortfolioRefused";
    this.errors = errors;
  }
}

/** In which order ranked customers are shown. */
export type Arrangement = {
  by: "rank" | "id" | "customer_value" | "sustained_value" | "loss_value";
  descending: boolean;
  /** Only customers whose id contains this, whatever its case; all if it is empty. */
  search: string;
};

/** A file of customers, fed a piece at a time, then ranked, then asked. */
export interface OpenPortfolio {
  /** The next bytes of the file, UTF-8, cut anywhere. @throws {PortfolioStop} */
  feed(bytes: Uint8Array): void;
  /** The same, read from a file by the module itself: in a worker only. @throws {PortfolioStop} */
  feedSlice(file: Blob, from: number, to: number): void;
  /** That was the file's end. @throws {PortfolioStop} */
  end(): void;
  /** How many customers have a value so far. */
  readonly rows: number;
  /** How many rows have none. */
  readonly rejectedCount: number;
  /** Ranks, about so many rows a step; or arranges, after `startArranging`. True when that is done. */
  advance(rows: number): boolean;
  /** All that follows is asked once `advance` has said true after `end`. */
  summary(): PortfolioSummary;
  /** Not more points than asked for, the ends among them. */
  pareto(points: number): Pareto;
  /** `null` where Gini is not defined. */
  lorenz(points: number): Lorenz | null;
  /** Puts the customers in an order and keeps those that match, and returns how many; at once, however long it takes. */
  arrange(how: Arrangement): number;
  /** The same in steps: `advance` until it says true, then ask for `arranged`. */
  startArranging(how: Arrangement): void;
  /** How many customers are in the arrangement; at first it has all, by rank. */
  readonly arranged: number;
  /** Customers of the arrangement. */
  rowsAt(from: number, count: number): RankedCustomer[];
  /** Rejected rows in the order of the file; of very many only the first are kept (`rejectedKept`), all are counted. */
  rejectedAt(from: number, count: number): RejectedRow[];
  readonly rejectedKept: number;
  /** Gives its memory back. Nothing can be asked any more. */
  free(): void;
}

/** All of a file at once. */
export type Portfolio = {
  ok: true;
  summary: PortfolioSummary;
  /** A list a column, in the order of rank. */
  columns: {
    line: number[];
    id: string[];
    customer_value: string[];
    sustained_value: string[];
    loss_value: string[];
    cumulative_share: (string | null)[];
    class: CustomerClass[];
  };
  rejected: RejectedRow[];
};

/** What the engine does with files of customers. */
export interface Portfolios {
  /** What the beginning of a file shows: give its first 64 kB, or all of it if it is smaller. */
  portfolioHeader(
    beginning: Uint8Array | string,
    options?: PortfolioOptions,
  ): PortfolioHeader | PortfolioStopped | Refusal;
  /** A file of customers, to be fed. @throws {PortfolioRefused} where the options are wrong. */
  openPortfolio(options?: PortfolioOptions): OpenPortfolio;
  /** All of it at once. */
  portfolio(csv: string | Uint8Array, options?: PortfolioOptions): Portfolio | PortfolioStopped | Refusal;
}

/** What wasm-bindgen writes for portfolios. What crosses is typed where it is written, in Rust. */
export type PortfolioGlue = {
  portfolioHeader: (beginning: Uint8Array, options: string) => PortfolioHeader | PortfolioStopped | Refusal;
  FedPortfolio: new (options: string) => Fed;
};
type Fed = {
  feed(bytes: Uint8Array): PortfolioStopped | undefined;
  feedSlice(slice: Blob): PortfolioStopped | undefined;
  end(): PortfolioStopped | undefined;
  advance(rows: number): boolean;
  arrange(by: string, descending: boolean, search: string): boolean;
  summary(): PortfolioSummary;
  rowsAt(from: number, count: number): RankedCustomer[];
  rejectedAt(from: number, count: number): RejectedRow[];
  pareto(points: number): Pareto;
  lorenz(points: number): Lorenz | null;
  free(): void;
  readonly rows: number;
  readonly rejected: number;
  readonly kept: number;
  readonly arranged: number;
};

/** What a loaded module does with files of customers. */
export function portfolios({ portfolioHeader, FedPortfolio }: PortfolioGlue): Portfolios {
  function openPortfolio(options: PortfolioOptions = {}): OpenPortfolio {
    const crossing = optionsOnWire(options);
    try {
      return opened(new FedPortfolio(crossing));
    } catch (error) {
      if (error instanceof Error) throw error;
      throw new PortfolioRefused(error as Refusal);
    }
  }
  return {
    portfolioHeader: (beginning, options = {}) => portfolioHeader(bytesOf(beginning), optionsOnWire(options)),
    openPortfolio,
    portfolio(csv, options = {}) {
      let open: OpenPortfolio | undefined;
      try {
        open = openPortfolio(options);
        const bytes = bytesOf(csv);
        for (let from = 0; from < bytes.length; from += A_PIECE) {
          open.feed(bytes.subarray(from, from + A_PIECE));
        }
        open.end();
        while (!open.advance(A_STEP));
        return whole(open);
      } catch (error) {
        if (error instanceof PortfolioRefused) return { ok: false, errors: error.errors };
        if (error instanceof PortfolioStop) return error.stopped;
        throw error;
      } finally {
        open?.free();
      }
    },
  };
}

/** So much is copied into the module's memory at a time. */
const A_PIECE = 1 << 18;
/** So many rows are asked of it at a time. */
const A_STEP = 1 << 13;

function whole(open: OpenPortfolio): Portfolio {
  const columns: Portfolio["columns"] = {
    line: [],
    id: [],
    customer_value: [],
    sustained_value: [],
    loss_value: [],
    cumulative_share: [],
    class: [],
  };
  for (let from = 0; from < open.rows; from += A_STEP) {
    for (const row of open.rowsAt(from, A_STEP)) {
      columns.line.push(row.line);
      columns.id.push(row.id);
      columns.customer_value.push(row.customer_value);
      columns.sustained_value.push(row.sustained_value);
      columns.loss_value.push(row.loss_value);
      columns.cumulative_share.push(row.cumulative_share);
      columns.class.push(row.class);
    }
  }
  return { ok: true, summary: open.summary(), columns, rejected: open.rejectedAt(0, open.rejectedKept) };
}

function opened(fed: Fed): OpenPortfolio {
  const passed = (stopped: PortfolioStopped | undefined) => {
    if (stopped) throw new PortfolioStop(stopped);
  };
  let isRanked = false;
  const ranked = () => {
    if (!isRanked)
      throw new Error("the portfolio is not ranked: call end(), then advance() until it says true");
  };
  const advance = (rows: number) => {
    const isDone = fed.advance(Math.max(1, rows));
    isRanked ||= isDone;
    return isDone;
  };
  const startArranging = ({ by, descending, search }: Arrangement) => {
    ranked();
    if (!fed.arrange(by, descending, search)) throw new TypeError(`customers are not arranged by ${by}`);
  };
  return {
    feed: (bytes) => passed(fed.feed(bytes)),
    feedSlice: (file, from, to) => passed(fed.feedSlice(file.slice(from, to))),
    end: () => passed(fed.end()),
    get rows() {
      return fed.rows;
    },
    get rejectedCount() {
      return fed.rejected;
    },
    get rejectedKept() {
      return fed.kept;
    },
    get arranged() {
      return fed.arranged;
    },
    advance,
    summary() {
      ranked();
      return fed.summary();
    },
    pareto(points) {
      ranked();
      return fed.pareto(points);
    },
    lorenz(points) {
      ranked();
      return fed.lorenz(points);
    },
    startArranging,
    arrange(how) {
      startArranging(how);
      while (!advance(A_STEP));
      return fed.arranged;
    },
    rowsAt(from, count) {
      ranked();
      return fed.rowsAt(from, count);
    },
    rejectedAt: (from, count) => fed.rejectedAt(from, count),
    free: () => fed.free(),
  };
}

const bytesOf = (text: Uint8Array | string) =>
  typeof text === "string" ? new TextEncoder().encode(text) : text;

// How options cross: see `read_options` in src/wire/portfolio.rs.
const BETWEEN_OPTIONS = "\u001d";

function optionsOnWire(options: PortfolioOptions): string {
  const { defaults = {}, limits = { a: "0.8", b: "0.95" }, columns = {}, names = {} } = options;
  const { delimiter = "", decimalMark = "" } = options;
  // Each name by itself, as another input of the same field.
  const listed = Object.entries(names).flatMap(([id, others]) =>
    others.map((other) => onWire({ [id]: other })),
  );
  const parts = [
    onWire(defaults),
    onWire(columns),
    listed.join(BETWEEN_FIELDS),
    text(limits.a, "limits.a"),
    text(limits.b, "limits.b"),
    delimiter,
    decimalMark,
  ];
  return parts.map((part) => part.replaceAll(BETWEEN_OPTIONS, " ")).join(BETWEEN_OPTIONS);
}
