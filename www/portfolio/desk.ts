// Where a list is ranked: in a worker, from the site's own file or from a copy of it; else on the page itself, in slices
// between which the page does its own work. A page's policy, its frame or `file://` may forbid workers.
import type { FullEngine } from "../engine.js";
import type { StartWorker } from "../page-files.js";
import type { Arrangement, RankedCustomer, RejectedRow } from "./portfolio.js";
import { type Headings, type Order, type Outcome, Ranking, type Reached } from "./ranking.js";
import type { Answered, Asked } from "./worker.js";

export interface Desk {
  /** Whether the page's own thread does the work. */
  readonly isOnPage: boolean;
  rank(order: Order, onReached: (reached: Reached) => void): Promise<Outcome>;
  arrange(how: Arrangement): Promise<number>;
  rowsAt(from: number, count: number): Promise<RankedCustomer[]>;
  rejectedAt(from: number, count: number): Promise<RejectedRow[]>;
  csv(headings: Headings, count: number): Promise<Blob>;
  /** Ends at once whatever is going on, and lets go of the list. */
  close(): void;
}

/** Long enough for a worker to come from far away, short enough not to wait for one that never will. */
const ARRIVES_WITHIN_MS = 4_000;

export async function openDesk(engine: FullEngine, workers: readonly StartWorker[]): Promise<Desk> {
  for (const start of workers) {
    const worker = await arrived(start);
    if (worker) return new WorkerDesk(worker, engine);
  }
  return new PageDesk(engine);
}

/** The worker once it has said that it is here; nothing where the page forbids it, or it does not come. */
async function arrived(start: StartWorker): Promise<Worker | null> {
  let worker: Worker;
  try {
    worker = await start();
  } catch {
    return null;
  }
  return new Promise((resolve) => {
    const give = (result: Worker | null) => {
      clearTimeout(patience);
      worker.onmessage = null;
      worker.onerror = null;
      if (!result) worker.terminate();
      resolve(result);
    };
    const patience = setTimeout(() => give(null), ARRIVES_WITHIN_MS);
    worker.onmessage = () => give(worker);
    worker.onerror = (event) => {
      event.preventDefault();
      give(null);
    };
  });
}

type Waiting = { resolve: (value: never) => void; reject: (reason: Error) => void };

class WorkerDesk implements Desk {
  readonly isOnPage = false;
  private readonly waiting = new Map<number, Waiting>();
  private calls = 0;
  private onReached: (reached: Reached) => void = () => {};

  constructor(
    private readonly worker: Worker,
    { module, modelData }: FullEngine,
  ) {
    worker.onmessage = ({ data }: MessageEvent<Answered>) => this.heard(data);
    worker.onerror = ({ message }) => this.failed(message);
    worker.onmessageerror = () => this.failed("the answer could not be read");
    this.post({ module, modelData });
  }

  rank(order: Order, onReached: (reached: Reached) => void): Promise<Outcome> {
    this.onReached = onReached;
    return this.call("rank", order);
  }

  arrange(how: Arrangement): Promise<number> {
    return this.call("arrange", how);
  }

  rowsAt(from: number, count: number): Promise<RankedCustomer[]> {
    return this.call("rowsAt", from, count);
  }

  rejectedAt(from: number, count: number): Promise<RejectedRow[]> {
    return this.call("rejectedAt", from, count);
  }

  csv(headings: Headings, count: number): Promise<Blob> {
    return this.call("csv", headings, count);
  }

  close() {
    this.worker.terminate();
    this.waiting.clear();
  }

  private post(asked: Asked) {
    this.worker.postMessage(asked);
  }

  private call<T>(method: Extract<Asked, { method: string }>["method"], ...given: unknown[]): Promise<T> {
    const call = this.calls++;
    return new Promise((resolve, reject) => {
      this.waiting.set(call, { resolve, reject });
      this.post({ call, method, given });
    });
  }

  private heard(answered: Answered) {
    if ("reached" in answered) this.onReached(answered.reached as Reached);
    if (!("call" in answered)) return;
    const waiting = this.waiting.get(answered.call);
    this.waiting.delete(answered.call);
    if ("failed" in answered) waiting?.reject(new Error(answered.failed));
    else waiting?.resolve(answered.value as never);
  }

  /** Something that belongs to no one call: all of them would wait for ever. */
  private failed(message: string) {
    for (const { reject } of this.waiting.values()) reject(new Error(message));
    this.waiting.clear();
  }
}

/** A slice of work on the page's thread; a frame takes 16 ms. */
const SLICE_MS = 12;

class PageDesk implements Desk {
  readonly isOnPage = true;
  private readonly ranking: Ranking;
  private begun = performance.now();

  constructor(engine: FullEngine) {
    this.ranking = new Ranking(engine, () => this.pause());
  }

  rank(order: Order, onReached: (reached: Reached) => void): Promise<Outcome> {
    return this.ranking.rank(order, onReached);
  }

  arrange(how: Arrangement): Promise<number> {
    return this.ranking.arrange(how);
  }

  async rowsAt(from: number, count: number): Promise<RankedCustomer[]> {
    return this.ranking.rowsAt(from, count);
  }

  async rejectedAt(from: number, count: number): Promise<RejectedRow[]> {
    return this.ranking.rejectedAt(from, count);
  }

  csv(headings: Headings, count: number): Promise<Blob> {
    return this.ranking.csv(headings, count);
  }

  close() {
    this.ranking.cancel();
    this.ranking.close();
  }

  /** Nothing while the slice lasts; then a task of its own, so that what the visitor does comes first. */
  private pause(): Promise<void> | null {
    if (performance.now() - this.begun < SLICE_MS) return null;
    return new Promise((resolve) => {
      setTimeout(() => {
        this.begun = performance.now();
        resolve();
      });
    });
  }
}
