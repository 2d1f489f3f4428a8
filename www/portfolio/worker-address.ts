// Where the package's worker is: a file beside its modules, which a bundler finds by this very expression. The classic
// script has worker-address-classic.ts in place of this file (scripts/classic.ts).

/** The ways to a worker, the best first. */
export const workers = (): (() => Worker)[] => [
  () => new Worker(new URL("./portfolio-worker.js", import.meta.url)),
];
