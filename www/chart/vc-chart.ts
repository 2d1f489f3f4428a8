// <vc-chart>: lines against one axis, with a cursor that reads them out by pointer, touch and keys.
import { html, nothing, svg } from "lit";
import { defineTemplateElement, TemplateElement } from "../template-element.js";
import { type Drawing, drawing, type Plotted, type Points, round } from "./drawing.js";
import { frameTemplate, heightFor, marksTemplate } from "./marks.js";
import { chartStyles } from "./styles.js";

export type Readout = { title: string; rows: { id: string; label: string; text: string }[] };

/** What a chart plots and says, on the page and in a picture by itself. */
export type ChartContent = Plotted & {
  xLabel: string;
  readout: (x: number) => Readout;
  /** What is read out before the cursor moves, where that is not one place on the axis. */
  start?: Readout;
  /** What it shows, in a sentence; empty where the words around it say so. */
  summary: string;
};

/** How many points Page Up and Page Down pass. */
const PAGE = 5;

export class VcChart extends TemplateElement {
  static override styles: typeof TemplateElement.styles = chartStyles;
  static override properties = {
    content: { attribute: false },
    label: { attribute: false },
    hint: { attribute: false },
    emptyText: { attribute: false },
    stale: { type: Boolean },
    width: { state: true },
    cursor: { state: true },
  };

  content: ChartContent | null = null;
  label = "";
  hint = "";
  emptyText = "";
  stale = false;
  private width = 0;
  /** The place of the point under the cursor; none while the chart shows the visitor's own figure. */
  private cursor: number | null = null;
  private drawn: Drawing | null = null;
  private readonly observer =
    typeof ResizeObserver === "undefined"
      ? null
      : new ResizeObserver(([entry]) => {
          this.width = Math.floor(entry?.contentRect.width ?? 0);
        });

  override connectedCallback() {
    super.connectedCallback();
    this.observer?.observe(this);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.observer?.disconnect();
  }

  /**
   * Browsers do not draw a frame that is out of sight, so the observer does not answer there. Elsewhere nothing is measured:
   * it would make the browser lay out the whole page before the first result is shown.
   */
  protected override firstUpdated() {
    if (window !== window.parent) this.width = Math.floor(this.getBoundingClientRect().width);
  }

  private get points(): Points | null {
    return this.content?.points ?? null;
  }

  private get lastPoint() {
    return (this.points?.x.length ?? 1) - 1;
  }

  /** The value on the axis that is read out. */
  private get shownX(): number {
    if (this.cursor !== null) return this.points?.x[Math.min(this.cursor, this.lastPoint)] ?? 0;
    return this.content?.current?.x ?? 0;
  }

  protected override render() {
    const { width, content, points } = this;
    if (!content) return nothing;
    const height = heightFor(width);
    // Until the width is known, all but the drawing is there, and its place: nothing moves when it comes.
    const hasWidth = width > 0;
    this.drawn = hasWidth ? drawing({ ...content, width, height }) : null;
    if (!points || (hasWidth && !this.drawn)) return html`<p class="empty">${this.emptyText}</p>`;
    const { x } = points;
    const readout = (this.cursor === null && content.start) || content.readout(this.shownX);
    const spoken = [readout.title, ...readout.rows.map((row) => `${row.label} ${row.text}`)].join(", ");
    return html`
      <figure class=${this.stale ? "stale" : ""} part="chart">
        <p class="readout" aria-hidden="true">
          <strong>${readout.title}</strong>
          ${readout.rows.map((row) => readoutRow(row, content))}
        </p>
        <div
          class="plot"
          tabindex="0"
          role="slider"
          aria-label=${this.label}
          aria-describedby="hint"
          aria-valuemin=${x[0] ?? 0}
          aria-valuemax=${x[this.lastPoint] ?? 0}
          aria-valuenow=${this.shownX}
          aria-valuetext=${spoken}
          @keydown=${this.onKey}
          @pointermove=${this.onPointer}
          @pointerdown=${this.onPointer}
          @pointerleave=${this.release}
          @blur=${this.release}
        >
          ${
            this.drawn &&
            html`<svg width=${width} height=${height} viewBox="0 0 ${width} ${height}" aria-hidden="true">
              ${this.behind(this.drawn, content)} ${frameTemplate(this.drawn, content.xLabel)} ${marksTemplate(this.drawn)} ${this.cursorMarks(this.drawn, content)}
            </svg>`
          }
        </div>
        <p class="hint" id="hint">${this.hint}</p>
        ${content.summary ? html`<figcaption>${content.summary}</figcaption>` : nothing}
      </figure>
    `;
  }

  /** What a chart of another kind has behind its lines. */
  protected behind(_drawn: Drawing, _content: ChartContent): unknown {
    return nothing;
  }

  private cursorMarks({ plot, toX, toY }: Drawing, { series, points }: ChartContent) {
    if (this.cursor === null) return nothing;
    const at = Math.min(this.cursor, this.lastPoint);
    const x = round(toX(points?.x[at] ?? 0));
    return svg`
      <line class="cursor" x1=${x} x2=${x} y1=${plot.top} y2=${plot.bottom}></line>
      ${series.map(({ id }, index) => {
        const y = points?.series[id]?.[at] ?? Number.NaN;
        return Number.isFinite(y)
          ? svg`<circle class="dot dot-${index + 1}" cx=${x} cy=${round(toY(y))} r="5.5"></circle>`
          : nothing;
      })}`;
  }

  private readonly onPointer = (event: PointerEvent) => {
    if (!this.drawn) return;
    const box = (event.currentTarget as Element).getBoundingClientRect();
    const x = this.drawn.fromX(event.clientX - box.left);
    this.cursor = this.nearest(x);
  };

  private readonly release = () => {
    this.cursor = null;
  };

  private readonly onKey = (event: KeyboardEvent) => {
    const from = this.cursor ?? this.nearest(this.content?.current?.x ?? 0);
    const moves: Record<string, number> = {
      ArrowRight: from + 1,
      ArrowUp: from + 1,
      ArrowLeft: from - 1,
      ArrowDown: from - 1,
      PageUp: from + PAGE,
      PageDown: from - PAGE,
      Home: 0,
      End: this.lastPoint,
    };
    const to = moves[event.key];
    if (to !== undefined) this.cursor = Math.max(0, Math.min(this.lastPoint, to));
    else if (event.key === "Escape" && this.cursor !== null) this.cursor = null;
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  private nearest(x: number): number {
    const xs = Array.from(this.points?.x ?? []);
    return xs.reduce(
      (best, other, index) => (Math.abs(other - x) < Math.abs((xs[best] ?? 0) - x) ? index : best),
      0,
    );
  }
}

function readoutRow({ id, label, text }: Readout["rows"][number], { series }: ChartContent) {
  const number = series.findIndex((other) => other.id === id) + 1;
  return html`<span class="row">
    <svg width="22" height="8"><line class="line line-${number}" x1="2" x2="20" y1="4" y2="4"></line></svg>
    ${label} <b>${text}</b>
  </span>`;
}

export function defineChart() {
  if (!customElements.get("vc-chart")) defineTemplateElement("vc-chart", VcChart);
}
