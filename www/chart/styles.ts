import { css } from "../styles/css.js";

/** The chart's own look; colours come from the element around it. */
export const chartStyles = css`
  :host {
    display: block;
    color: var(--_text);
  }
  figure {
    margin: 0;
  }
  .readout {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 4px 18px;
    margin: 0 0 6px;
    font-size: 13px;
    min-height: 22px;
  }
  .readout strong {
    font-size: 14px;
    min-inline-size: 4.5em;
  }
  .row {
    display: inline-flex;
    align-items: baseline;
    gap: 6px;
    color: var(--_muted);
  }
  .row b {
    color: var(--_text);
    font-variant-numeric: tabular-nums;
    font-weight: 600;
  }
  .row svg {
    align-self: center;
  }
  /* As high as heightFor in marks.ts makes the drawing, before it is there too. */
  .plot {
    position: relative;
    aspect-ratio: 100 / 52;
    min-block-size: 260px;
    max-block-size: 360px;
    border-radius: 8px;
    outline-offset: 2px;
    touch-action: pan-y;
    cursor: crosshair;
    direction: ltr;
  }
  .plot:focus-visible {
    outline: 2px solid var(--_accent);
  }
  svg {
    display: block;
    overflow: visible;
  }
  text {
    unicode-bidi: plaintext;
    fill: var(--_muted);
    font: 12px/1 var(--_font);
    font-variant-numeric: tabular-nums;
  }
  .grid {
    stroke: var(--_rule);
    stroke-width: 1;
  }
  .zero {
    stroke: var(--_muted);
    stroke-width: 1.25;
  }
  .line-1,
  .label-1,
  .dot-1 {
    --_mark: var(--_series-1);
  }
  .line-2,
  .label-2,
  .dot-2 {
    --_mark: var(--_series-2);
  }
  .line-3,
  .label-3,
  .dot-3 {
    --_mark: var(--_series-3);
  }
  .line-4,
  .label-4,
  .dot-4 {
    --_mark: var(--_series-4);
  }
  .line {
    fill: none;
    stroke: var(--_mark);
    stroke-width: 2.5;
    stroke-linejoin: round;
    stroke-linecap: round;
  }
  .line-2 {
    stroke-dasharray: 9 6;
  }
  .line-3 {
    stroke-dasharray: 1.5 6;
    stroke-width: 3;
  }
  .line-4 {
    stroke-dasharray: 12 5 1.5 5;
  }
  .label {
    fill: var(--_mark);
    font-weight: 600;
  }
  .dot {
    fill: var(--_mark);
    stroke: var(--_surface);
    stroke-width: 2;
  }
  .current {
    stroke: var(--_muted);
    stroke-width: 1;
  }
  .current-text {
    fill: var(--_text);
    font-weight: 600;
  }
  .mark {
    stroke: var(--_muted);
    stroke-width: 1;
    stroke-dasharray: 3 3;
  }
  .diamond {
    fill: var(--_surface);
    stroke: var(--_text);
    stroke-width: 1.5;
  }
  .cursor {
    stroke: var(--_accent);
    stroke-width: 1.5;
  }
  /* The picture pales; the words stay readable. */
  .stale .plot svg {
    opacity: 0.5;
  }
  figcaption {
    margin-block-start: 10px;
    font-size: 13px;
    color: var(--_muted);
  }
  .hint {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .plot:focus-visible + .hint {
    position: static;
    inline-size: auto;
    block-size: auto;
    clip-path: none;
    white-space: normal;
    margin: 6px 0 0;
    font-size: 12.5px;
    color: var(--_muted);
  }
  .empty {
    padding: 60px 20px;
    text-align: center;
    color: var(--_muted);
  }
  @media (forced-colors: active) {
    :host {
      --_series-1: CanvasText;
      --_series-2: LinkText;
      --_series-3: GrayText;
      --_series-4: CanvasText;
    }
    .line,
    .dot,
    .label {
    fill: var(--_mark);
      forced-color-adjust: none;
    }
  }
`;
