/** The middle one of a list of numbers. */
export const median = (list: readonly number[]): number =>
  [...list].sort((one, other) => one - other)[Math.floor(list.length / 2)] ?? Number.NaN;

const BATCHES = 240;
/** The first batches compile the code. */
const WARM_UP = 80;
/** Few, so that most batches end before the system interrupts them. */
const REPEATS = 10;

/**
 * How long a run takes in µs, by batch: batches alternate between the contenders so that what else the machine does falls
 * on all of them.
 */
export function timesOf<Name extends string>(runs: Record<Name, () => unknown>): Record<Name, number[]> {
  const all = Object.entries(runs) as [Name, () => unknown][];
  const times = Object.fromEntries(all.map(([name]) => [name, []])) as unknown as Record<Name, number[]>;
  for (let batch = 0; batch < BATCHES; batch++) {
    for (const [name, run] of all) {
      const start = performance.now();
      for (let repeat = 0; repeat < REPEATS; repeat++) run();
      if (batch >= WARM_UP) times[name].push(((performance.now() - start) / REPEATS) * 1000);
    }
  }
  return times;
}

/** The median of the quotients of two lists, each number divided by that of the same round. */
export const medianRatio = (numbers: readonly number[], divisors: readonly number[]): number =>
  median(numbers.map((number, round) => number / (divisors[round] ?? Number.NaN)));
