import { css } from "./css.js";

/** What if. */
export const whatIfStyles = css`
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
    border: 1.5px solid var(--_series-1);
    background: var(--_series-1);
  }
  .legend .low {
    border-color: var(--_series-3);
    background: color-mix(in srgb, var(--_series-3) 24%, var(--_surface));
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
  @media (forced-colors: active) {
    .legend .high {
      forced-color-adjust: none;
      background: CanvasText;
    }
    .legend .low {
      forced-color-adjust: none;
      background: Canvas;
      border-color: CanvasText;
    }
  }
`;
