import { css } from "lit";

/** Model tabs, bars, and what if. */
export const pictureStyles = css`
  .model-tabs {
    gap: 0;
    margin: 0;
    padding-inline: 14px;
    border-block-end: 1px solid var(--_rule);
    background: var(--_quiet);
  }
  .model-tabs button {
    padding: 10px 12px;
    font-size: 14px;
    text-align: start;
  }
  .picture + .picture {
    margin-block-start: 26px;
  }
  .picture h3,
  .what-if h3 {
    margin: 0 0 10px;
    color: var(--_text);
    font-size: 15px;
  }
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
  .bars small {
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
    fill: var(--vc-series-1, var(--_series-1));
  }
  .bar-less,
  .bar-low {
    fill: color-mix(in srgb, var(--vc-series-3, var(--_series-3)) 24%, var(--_surface));
    stroke: var(--vc-series-3, var(--_series-3));
    stroke-width: 1.5;
    vector-effect: non-scaling-stroke;
  }
  .bar-total {
    fill: var(--_text);
  }
  .what-if > section + section {
    margin-block-start: 28px;
    padding-block-start: 22px;
    border-block-start: 1px solid var(--_rule);
  }
  .asked {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
    margin-block-end: 8px;
    font-size: 14px;
  }
  .asked label {
    display: inline-flex;
    align-items: center;
    gap: 8px;
  }
  .what-if select {
    max-inline-size: 100%;
    min-block-size: 32px;
  }
  .legend {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    color: var(--_muted);
    font-size: 13px;
  }
  .legend i {
    inline-size: 14px;
    block-size: 12px;
    margin-inline-start: 8px;
    border: 1.5px solid var(--vc-series-1, var(--_series-1));
    background: var(--vc-series-1, var(--_series-1));
  }
  .legend .low {
    border-color: var(--vc-series-3, var(--_series-3));
    background: color-mix(in srgb, var(--vc-series-3, var(--_series-3)) 24%, var(--_surface));
  }
  .goal-sentence {
    margin: 0;
    font-size: 16px;
    line-height: 2.5;
  }
  .goal-sentence .box {
    display: inline-flex;
    inline-size: 9.5em;
    vertical-align: middle;
  }
  .goal-sentence .box input {
    padding-block: 4px;
  }
  .goal-answer {
    min-block-size: 3.4em;
  }
  @container (max-width: 560px) {
    .model-tabs {
      padding-block: 4px;
    }
    .model-tabs button {
      padding: 4px 10px;
      min-block-size: 30px;
    }
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
    .bar-total,
    .legend .high {
      forced-color-adjust: none;
      fill: CanvasText;
      background: CanvasText;
    }
    .bar-less,
    .bar-low,
    .legend .low {
      forced-color-adjust: none;
      fill: Canvas;
      stroke: CanvasText;
      background: Canvas;
      border-color: CanvasText;
    }
    .model-tabs button {
      border-block-end-color: Canvas;
    }
  }
`;
