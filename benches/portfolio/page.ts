// The contenders on a page: bundled for the browser, and called by the bench. Ours works in its worker, from a file.
import { loadEngine } from "../../www/entry-engine.js";
import { openDesk } from "../../www/portfolio/desk.js";
import { EVERY, type Ranking, withDecimals, withNumbers } from "./contenders.js";

async function ours(file: Blob): Promise<Ranking> {
  const desk = await openDesk(await loadEngine(), [() => new Worker("./portfolio-worker.js")]);
  if (desk.isOnPage) throw new Error("there is no worker");
  const outcome = await desk.rank({ source: file, characters: "utf-8", options: {} }, () => {});
  if (!outcome.ok) throw new Error(outcome.stopped.code);
  const { customers, total_value, share_of_top_20_percent } = outcome.summary;
  const sampled: string[] = [];
  for (let rank = 0; rank < customers; rank += EVERY) {
    const [row] = await desk.rowsAt(rank, 1);
    sampled.push(`${row?.id} ${row?.customer_value}`);
  }
  return { customers, total: total_value, sampled, topShare: share_of_top_20_percent ?? "" };
}

const contenders: Record<string, (file: Blob) => Promise<Ranking>> = {
  ours,
  numbers: async (file) => withNumbers(await file.text()),
  decimals: async (file) => withDecimals(await file.text()),
};

/** Ranks a file of the server's; the time begins when the file is there, as a dropped one is. */
async function measured(contender: string, address: string) {
  const file = await (await fetch(address)).blob();
  await loadEngine();
  const begun = performance.now();
  const result = await contenders[contender]?.(file);
  return { milliseconds: performance.now() - begun, result };
}

Object.assign(globalThis, { measured });
