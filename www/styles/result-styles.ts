import { css } from "./css.js";

/** The answer, the tabs, and what every view has. */
export const resultStyles = css`
  .headline-label {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    margin: 0;
    color: var(--_muted);
  }
  .headline {
    margin: 0;
    font-size: clamp(27px, 9cqi, 56px);
    font-weight: 700;
    line-height: 1.15;
    letter-spacing: -0.025em;
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
  }
  .stale-mark {
    padding: 1px 10px;
    border-radius: 99px;
    background: var(--_wrong);
    color: var(--_surface);
    font-size: 13px;
    font-weight: 600;
  }
  .is-stale .headline,
  .is-stale .more dd,
  .is-stale table,
  .is-stale .working,
  .is-stale .featured,
  .is-stale .meaning {
    color: var(--_muted);
  }
  .meaning {
    margin: 8px 0 0;
    max-inline-size: 56ch;
    font-size: 16px;
    text-wrap: pretty;
  }
  .caution {
    margin: 8px 0 0;
    padding-inline-start: 12px;
    border-inline-start: 3px solid var(--_caution);
    color: var(--_caution);
    font-size: 14px;
  }
  dl,
  dd {
    margin: 0;
  }
  .featured {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(138px, 1fr));
    gap: 14px 22px;
    margin-block: 20px;
    padding-block: 16px;
    border-block: 1px solid var(--_rule);
  }
  .featured > div {
    display: flex;
    flex-direction: column;
    justify-content: space-between;
  }
  .featured dt {
    display: flex;
    align-items: flex-start;
    gap: 2px 6px;
    color: var(--_muted);
    font-size: 13px;
    line-height: 1.35;
  }
  .featured dd {
    position: relative;
    margin-block-start: 3px;
    font-size: 19px;
    font-weight: 650;
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
  }
  .about {
    margin-block-start: -3px;
  }
  .featured dt:has([open]) {
    flex-wrap: wrap;
  }
  .about[open] {
    flex-basis: 100%;
    margin-block-start: 2px;
  }
  .about p {
    margin: 6px 0 0;
    color: var(--_muted);
    font-size: 13px;
    line-height: 1.45;
  }
  .none {
    color: var(--_muted);
    font-weight: 450;
    font-size: 15px;
  }
  .tabs {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 22px;
    margin-block-end: 16px;
  }
  .tabs button {
    padding: 5px 0;
    min-block-size: 34px;
    border: 0;
    border-block-end: 2px solid transparent;
    background: none;
    color: var(--_muted);
    font: 500 15px/1.4 var(--_font);
    cursor: pointer;
  }
  .tabs button[aria-selected="true"] {
    color: var(--_text);
    border-block-end-color: var(--_accent);
    font-weight: 600;
  }
  vc-chart {
    min-block-size: 300px;
  }
  math {
    direction: ltr;
    font-size: 16px;
  }
  .more {
    margin-block-start: 26px;
  }
  .more > dl > div {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: 20px;
    padding-block: 9px;
    border-block-start: 1px solid var(--_rule);
  }
  .more dt {
    font-size: 14px;
  }
  .more dt small {
    display: block;
    color: var(--_muted);
    font-size: 12.5px;
    line-height: 1.45;
  }
  .more dd {
    flex: none;
    max-inline-size: 50%;
    text-align: end;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
  }
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
  /* Beside the form there is half the room for it. */
  @container (min-width: 640px) {
    .headline {
      font-size: clamp(27px, 5.5cqi, 56px);
    }
  }
  @container (max-width: 560px) {
    .model-tabs {
      padding-block: 4px;
    }
    .model-tabs button {
      padding: 4px 10px;
      min-block-size: 30px;
    }
  }
  @media (forced-colors: active) {
    .stale-mark,
    .origin {
      border: 1px solid;
    }
    .tabs button,
    .model-tabs button {
      border-block-end-color: Canvas;
    }
    .tabs button[aria-selected="true"] {
      border-block-end-color: Highlight;
    }
  }
`;
