// Bars that lie on one scale, a row each: steps of a sum, or swings around a result. Numbers here are places only.
import { html, svg } from "lit";
import { round } from "./drawing.js";

export type Span = { from: number; to: number; kind: "plus" | "less" | "total" | "low" | "high" };
export type BarRow = { spans: Span[] };

const WIDTH = 1000;

export type Scale = { least: number; most: number };

/** What all spans lie within, and 0 or the line that they are measured from. */
export function scaleOf(rows: readonly BarRow[], line: number): Scale {
  const ends = rows.flatMap(({ spans }) => spans.flatMap(({ from, to }) => [from, to]));
  const [least, most] = [Math.min(line, ...ends), Math.max(line, ...ends)];
  return most > least ? { least, most } : { least: least - 1, most: most + 1 };
}

/** One row's bars, stretched to whatever room there is: only widths are stretched, nothing is drawn round. */
export function barTemplate({ spans }: BarRow, { least, most }: Scale, line: number) {
  const at = (value: number) => round(((value - least) / (most - least)) * WIDTH);
  return html`<svg class="bar" viewBox="0 0 ${WIDTH} 18" preserveAspectRatio="none" aria-hidden="true">
    <line class="bar-track" x1="0" x2=${WIDTH} y1="9" y2="9"></line>
    ${spans.map(({ from, to, kind }) => {
      const [left, right] = [Math.min(at(from), at(to)), Math.max(at(from), at(to))];
      return svg`<rect class="bar-${kind}" x=${left} width=${Math.max(2, round(right - left))} y="1" height="16"></rect>`;
    })}
    <line class="bar-line" x1=${at(line)} x2=${at(line)} y1="0" y2="18"></line>
  </svg>`;
}
