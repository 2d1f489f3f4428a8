// What is asked of each engine's driver: no more than every one of them can do. What a visitor does is put together from it
// in visitor.ts, the same for all.

/** The folder where a browser puts the files that are saved, and how its pages are to look. */
export type Launch = { downloads: string; dark: boolean };

export type Driver = {
  readonly engine: Engine;
  readonly version: string;
  open(url: string): Promise<void>;
  /** Runs a function's text in the page, or in the document of one of its frames, and gives what it returns. */
  evaluate(source: string, frame: string | null): Promise<unknown>;
  click(x: number, y: number): Promise<void>;
  /** Presses a key, by its name in `KeyboardEvent.key`; with others held down, `Control+a`. */
  press(key: string): Promise<void>;
  picture(): Promise<Buffer>;
  /** What the browser itself has said of the pages since it was last asked, where its driver tells. */
  said(): string[];
  close(): Promise<void>;
};

export type Engine = "Chromium" | "Firefox" | "WebKit";

export const WIDTH = 1200;
export const HEIGHT = 900;
