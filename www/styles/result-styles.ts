import { css } from "lit";

/** The answer, the tabs, the table and the working. */
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
    font-size: clamp(34px, 9cqi, 56px);
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
  .scroll {
    overflow-x: auto;
    border-radius: 6px;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: 14px;
    font-variant-numeric: tabular-nums;
  }
  caption {
    padding-block-end: 8px;
    color: var(--_muted);
    font-size: 13px;
    text-align: start;
  }
  th,
  td {
    padding: 7px 10px;
    border-block-end: 1px solid var(--_rule);
    text-align: end;
    white-space: nowrap;
  }
  thead th {
    color: var(--_muted);
    font-weight: 550;
    font-size: 13px;
    white-space: normal;
    vertical-align: bottom;
  }
  th:first-child {
    text-align: start;
    padding-inline-start: 0;
  }
  tbody th {
    font-weight: 600;
  }
  .derivation {
    padding-block: 14px;
    border-block-end: 1px solid var(--_rule);
  }
  .derivation:first-child {
    padding-block-start: 0;
  }
  .derivation h3 {
    color: var(--_text);
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 10px;
    margin: 0 0 6px;
    font-size: 14px;
    font-weight: 600;
  }
  .math {
    overflow-x: auto;
    padding-block: 2px;
    border-radius: 6px;
  }
  .math p {
    margin: 0 0 6px;
    inline-size: max-content;
    max-inline-size: none;
  }
  .math .plain {
    color: var(--_muted);
    font-size: 14px;
  }
  .math .outcome {
    font-weight: 600;
  }
  math {
    font-size: 16px;
  }
  .excel {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 10px;
    margin-block-start: 6px;
    font-size: 12.5px;
    color: var(--_muted);
  }
  .excel code {
    flex: 1 1 220px;
    min-inline-size: 0;
    padding: 5px 9px;
    border: 1px solid var(--_rule);
    border-radius: 7px;
    background: var(--_quiet);
    color: var(--_text);
    font: 12.5px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
    overflow-x: auto;
    white-space: nowrap;
    direction: ltr;
  }
  .excel button {
    min-block-size: 30px;
    padding: 3px 12px;
    border: 1px solid var(--_border);
    border-radius: 7px;
    background: var(--_surface);
    color: var(--_text);
    font: 500 13px/1.3 var(--_font);
    cursor: pointer;
  }
  .excel button:hover {
    border-color: var(--_accent);
    color: var(--_accent);
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
  @media (forced-colors: active) {
    .stale-mark,
    .origin {
      border: 1px solid;
    }
    .tabs button {
      border-block-end-color: Canvas;
    }
    .tabs button[aria-selected="true"] {
      border-block-end-color: Highlight;
    }
  }
`;
