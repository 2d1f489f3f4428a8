// Round figures along an axis.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ticks } from "../../www/chart/ticks.js";

test("ticks are round, inside the range, and about as many as asked for", () => {
  assert.deepEqual(ticks(0, 10, 5), [0, 2, 4, 6, 8, 10]);
  assert.deepEqual(ticks(0, 15, 8), [0, 2, 4, 6, 8, 10, 12, 14]);
  assert.deepEqual(ticks(-47_000, 128_000, 4), [0, 50_000, 100_000]);
  assert.deepEqual(ticks(3, 4, 2), [3, 3.5, 4]);
});

test("ticks of tenths are the decimals that they say", () => {
  assert.deepEqual(ticks(0, 0.5, 5), [0, 0.1, 0.2, 0.3, 0.4, 0.5]);
  assert.deepEqual(ticks(0.0011, 0.0052, 4), [0.002, 0.003, 0.004, 0.005]);
});
