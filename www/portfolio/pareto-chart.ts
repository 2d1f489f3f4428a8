// <vc-pareto>: the chart with what each part of the customers makes by itself behind the line, and where the classes end.
import { svg } from "lit";
import { type Drawing, round } from "../chart/drawing.js";
import { chartStyles } from "../chart/styles.js";
import { type ChartContent, VcChart } from "../chart/vc-chart.js";
import { paretoStyles } from "../styles/portfolio-styles.js";
import { defineTemplateElement } from "../template-element.js";

export type ParetoContent = ChartContent & {
  /** What stands between two places of the axis by itself. */
  bars: { from: number; to: number; height: number }[];
  bands: { name: string; from: number; to: number }[];
};

export class VcPareto extends VcChart {
  static override styles = [chartStyles, paretoStyles];

  protected override behind({ plot, toX, toY, zero }: Drawing, content: ChartContent) {
    const { bars, bands } = content as ParetoContent;
    return svg`
      ${bands.map(({ name, from, to }, place) => {
        const [left, right] = [toX(from), toX(to)];
        if (right - left < 0.5) return svg``;
        return svg`<rect class="band band-${place + 1}" x=${round(left)} width=${round(right - left)} y=${plot.top} height=${round(plot.bottom - plot.top)}></rect>
          ${right - left < 12 ? svg`` : svg`<text class="band-name" x=${round((left + right) / 2)} y=${plot.top - 8} text-anchor="middle">${name}</text>`}`;
      })}
      ${bars.map(({ from, to, height }) => {
        const [left, right] = [toX(from) + 2, toX(to) - 2];
        return svg`<rect class="bar" x=${round(left)} width=${round(right - left)} y=${round(toY(height))} height=${round(Math.max(0, zero - toY(height)))}></rect>`;
      })}`;
  }
}

export function definePareto() {
  if (!customElements.get("vc-pareto")) defineTemplateElement("vc-pareto", VcPareto);
}
