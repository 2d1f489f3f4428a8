// What an entry hands to the element: how it loads the engine and files of words, and where the portfolio's worker is.
// Each entry does it in its own way: the classic script by scripts, the package by imports.
import type { Engine, WholeEngine } from "./engine.js";

/** A way to start a worker. */
export type StartWorker = () => Worker | Promise<Worker>;

export interface PageFiles {
  /** The engine that a page begins with. */
  loadEngine(): Promise<Engine>;
  /** The engine with the working, goal seek, sensitivity and portfolios. */
  loadWholeEngine(): Promise<WholeEngine>;
  /** The same once it is loaded. */
  wholeEngine(): WholeEngine | null;
  /** One file of words: of the page, of a model or of a section. */
  loadWords: LoadWordFile;
  /** The ways to start the portfolio's worker, the best first. */
  readonly workers: readonly StartWorker[];
}

export type LoadWordFile = (lang: string, name: string) => Promise<object>;
