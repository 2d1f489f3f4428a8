import type { Reading } from "./reading.js";

/**
 * A figure with a sign before it. Where the language runs from right to left, a mark of direction keeps it there; the
 * figure may begin with one of its own, which would part the two.
 */
export function signed(sign: string, figure: string, { words }: Pick<Reading, "words">): string {
  return words.direction === "rtl" ? `\u200e${sign}${figure.replace(/^\p{Cf}+/u, "")}` : `${sign}${figure}`;
}
