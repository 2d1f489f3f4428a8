import { css } from "./css.js";

/** Bars on one scale. */
export const barsStyles = css`
  .bars {
    margin: 0;
    padding: 0;
    list-style: none;
    font-size: 14px;
  }
  .bars {
    display: grid;
    grid-template-columns: minmax(0, 9.5em) minmax(0, 1fr) max-content;
    column-gap: 14px;
  }
  .bars li {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: subgrid;
    align-items: center;
    row-gap: 2px;
    padding-block: 6px;
  }
  .bars b {
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    text-align: end;
  }
  /* Each under the end of the bar that it names; and a bar grows to the right, as a chart does. */
  .bars small {
    direction: ltr;
    grid-column: 2 / 3;
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 14px;
    color: var(--_muted);
    font-size: 12px;
    line-height: 1.35;
    font-variant-numeric: tabular-nums;
  }
  .bars small span {
    unicode-bidi: plaintext;
  }
  .bars .total {
    border-block-start: 1px solid var(--_rule);
    font-weight: 600;
  }
  .bar {
    display: block;
    inline-size: 100%;
    block-size: 18px;
    direction: ltr;
  }
  .bar-track {
    stroke: var(--_rule);
    stroke-width: 1;
    vector-effect: non-scaling-stroke;
  }
  .bar-line {
    stroke: var(--_muted);
    stroke-width: 1.25;
    vector-effect: non-scaling-stroke;
  }
  .bar-plus,
  .bar-high {
    fill: var(--_series-1);
  }
  .bar-less,
  .bar-low {
    fill: color-mix(in srgb, var(--_series-3) 24%, var(--_surface));
    stroke: var(--_series-3);
    stroke-width: 1.5;
    vector-effect: non-scaling-stroke;
  }
  .bar-total {
    fill: var(--_text);
  }
  @container (max-width: 560px) {
    .bars {
      grid-template-columns: minmax(0, 1fr) max-content;
    }
    .bars .bar {
      grid-row: 2;
      grid-column: 1 / -1;
    }
    .bars small {
      grid-row: 3;
      grid-column: 1 / -1;
    }
  }
  @media (forced-colors: active) {
    .bar-plus,
    .bar-high,
    .bar-total {
      forced-color-adjust: none;
      fill: CanvasText;
    }
    .bar-less,
    .bar-low {
      forced-color-adjust: none;
      fill: Canvas;
      stroke: CanvasText;
    }
  }
`;
