// The marks of a drawing as SVG, the same on the page and in a picture by itself. Their look hangs on their classes:
// chart/styles.ts on the page, attributes in a picture.
import { svg } from "lit";
import { type Drawing, round } from "./drawing.js";

/** How high a chart of this width is. */
export const heightFor = (width: number) => Math.round(Math.min(360, Math.max(260, width * 0.52)));

/** The grid, the axes and their words. */
export function frameTemplate({ plot, xTicks, yTicks, zero }: Drawing, xLabel: string) {
  return svg`
    ${yTicks.map(
      ({ at, text }) => svg`
        <line class="grid" x1=${plot.left} x2=${plot.right} y1=${round(at)} y2=${round(at)}></line>
        <text x=${plot.left - 8} y=${round(at + 4)} text-anchor="end">${text}</text>`,
    )}
    <line class="zero" x1=${plot.left} x2=${plot.right} y1=${round(zero)} y2=${round(zero)}></line>
    ${xTicks.map(({ at, text }) => svg`<text x=${round(at)} y=${plot.bottom + 18} text-anchor="middle">${text}</text>`)}
    <text x=${plot.right} y=${plot.bottom + 18 + 14} text-anchor="end">${xLabel}</text>`;
}

/** The lines with their labels, the visitor's own figure, and the point with a meaning of its own. */
export function marksTemplate({ plot, lines, labels, current, dots, mark, zero }: Drawing) {
  return svg`
    ${
      mark &&
      svg`<line class="mark" x1=${round(mark.x)} x2=${round(mark.x)} y1=${plot.top - 5} y2=${plot.bottom}></line>
        <text x=${round(mark.textX)} y=${mark.textY} text-anchor=${mark.anchor}>${mark.text}</text>`
    }
    ${
      current &&
      svg`<line class="current" x1=${round(current.x)} x2=${round(current.x)} y1=${plot.top - 5} y2=${plot.bottom}></line>
        <text class="current-text" x=${round(current.textX)} y=${current.textY} text-anchor=${current.anchor}>${current.text}</text>`
    }
    ${lines.map(({ path }, index) => svg`<path class="line line-${index + 1}" d=${path}></path>`)}
    ${mark && svg`<path class="diamond" d=${`M${round(mark.x)},${round(zero - 6)}l6,6l-6,6l-6,-6z`}></path>`}
    ${dots.map(({ index, x, y }) => svg`<circle class="dot dot-${index + 1}" cx=${round(x)} cy=${round(y)} r="5.5"></circle>`)}
    ${labels.map(({ index, x, y, lines: texts }) =>
      texts.map(
        (text, line) => svg`<text class="label label-${index + 1}" x=${round(x)}
          y=${round(y + 4 + (line - (texts.length - 1) / 2) * 16)}>${text}</text>`,
      ),
    )}`;
}
