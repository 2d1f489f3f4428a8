// What an entry hands to the element: how it loads the engine and files of words, and where the portfolio's worker is.
// Each entry does it in its own way: the classic script by scripts, the package by imports.
import type { CoreEngine, FullEngine } from "./engine.js";

/** A way to start a worker. */
export type StartWorker = () => Worker | Promise<Worker>;

export interface PageFiles {
  /** The engine that a page begins with. It has the models whose words were loaded. */
  loadEngine(): Promise<CoreEngine>;
  /** The engine with the working, goal seek, sensitivity and portfolios. */
  loadFullEngine(): Promise<FullEngine>;
  /** The same once it is loaded. */
  fullEngine(): FullEngine | null;
  /** One file of words: of the page, of a model or of a section. With a model's words the engine gets the model. */
  loadWords: LoadWordFile;
  /** The ways to start the portfolio's worker, the best first. */
  workers(): Promise<readonly StartWorker[]>;
}

export type LoadWordFile = (lang: string, name: string) => Promise<object>;
