// The engine, in Node: fed in pieces, as a stream would.
import type { FullEngine } from "../../www/engine.js";
import { EVERY, type Ranking } from "./contenders.js";

const PIECE = 262_144;

export function ranked(engine: FullEngine, bytes: Uint8Array): Ranking {
  const open = engine.openPortfolio();
  for (let from = 0; from < bytes.length; from += PIECE) open.feed(bytes.subarray(from, from + PIECE));
  open.end();
  while (!open.advance(100_000));
  const { customers, total_value, share_of_top_20_percent } = open.summary();
  const sampled: string[] = [];
  for (let rank = 0; rank < customers; rank += EVERY) {
    const [row] = open.rowsAt(rank, 1);
    sampled.push(`${row?.id} ${row?.customer_value}`);
  }
  open.free();
  return { customers, total: total_value, sampled, topShare: share_of_top_20_percent ?? "" };
}
