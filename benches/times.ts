/** The number that a share of a list stays under. */
const quantile = (list: readonly number[], share: number): number =>
  [...list].sort((one, other) => one - other)[Math.floor(list.length * share)] ?? Number.NaN;

/** The middle one of a list of numbers. */
export const median = (list: readonly number[]): number => quantile(list, 0.5);

/** The median of the quotients of two lists, each number divided by that of the same round. */
export const medianRatio = (numbers: readonly number[], divisors: readonly number[]): number =>
  median(numbers.map((number, round) => number / (divisors[round] ?? Number.NaN)));

const BATCHES = 600;
/** The first batches compile the code. */
const WARM_UP = 200;
/** Few, so that a batch can end before the system lets another program run. */
const REPEATS = 4;

/**
 * How long a run takes in µs when nothing interrupts it: the tenth percentile of batches, which repeats to a percent on a
 * busy machine, where a median is twice as long one time and three times the next. The contenders take turns, in order and
 * back, so that none always follows the same one.
 */
export function timesOf<Name extends string>(runs: Record<Name, () => unknown>): Record<Name, number> {
  const all = Object.entries(runs) as [Name, () => unknown][];
  const times = new Map<Name, number[]>(all.map(([name]) => [name, []]));
  for (let batch = 0; batch < BATCHES; batch++) {
    for (const [name, run] of batch % 2 ? all : all.toReversed()) {
      // The contender before has filled the caches with what is its own.
      run();
      const start = performance.now();
      for (let repeat = 0; repeat < REPEATS; repeat++) run();
      if (batch >= WARM_UP) times.get(name)?.push(((performance.now() - start) / REPEATS) * 1000);
    }
  }
  const undisturbed = all.map(([name]) => [name, quantile(times.get(name) ?? [], 0.1)]);
  return Object.fromEntries(undisturbed) as Record<Name, number>;
}
