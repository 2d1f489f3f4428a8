import type { Reading } from "./reading.js";

/** A figure with a sign before it, which a language that runs from right to left would else put behind it. */
export function signed(sign: string, figure: string, { words }: Pick<Reading, "words">): string {
  return words.start.direction === "rtl" ? `\u200e${sign}${figure}` : `${sign}${figure}`;
}
