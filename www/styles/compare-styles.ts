import { css } from "./css.js";

/** Scenarios side by side. */
export const compareStyles = css`
  .scenario-cards {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 178px), 1fr));
    gap: 12px;
    margin: 12px 0 0;
    padding: 0;
    list-style: none;
  }
  /* Four stand two and two rather than three and one. */
  .is-square {
    grid-template-columns: repeat(auto-fit, minmax(min(100%, max(178px, 40%)), 1fr));
  }
  .scenario-cards li {
    display: flex;
    flex-direction: column;
    gap: 8px;
    min-inline-size: 0;
    padding: 12px 14px;
    border: 1px solid var(--_rule);
    border-radius: 11px;
  }
  .scenario-cards .is-active {
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }
  .card-name {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  .card-name input {
    flex: 1;
    min-inline-size: 0;
    inline-size: 100%;
    min-block-size: 28px;
    padding: 2px 0;
    border: 0;
    border-block-end: 1px dashed var(--_border);
    background: none;
    color: inherit;
    font: 600 15px/1.3 var(--_font);
  }
  .card-name input::placeholder {
    color: var(--_text);
    opacity: 1;
  }
  .card-figure {
    display: flex;
    flex-direction: column;
    flex: 1;
    margin: 0;
    font-variant-numeric: tabular-nums;
  }
  .card-figure small {
    color: var(--_muted);
    font-size: 12.5px;
    line-height: 1.4;
  }
  .card-figure b {
    font-size: 23px;
    font-weight: 700;
    line-height: 1.3;
    letter-spacing: -0.015em;
    overflow-wrap: anywhere;
  }
  .card-wrong {
    flex: 1;
    margin: 0;
    color: var(--_wrong);
    font-size: 14px;
  }
  .card-actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
  }
  .card-actions .plain {
    margin: 0;
    padding: 3px 9px;
    min-block-size: 28px;
    font-size: 13px;
  }
  .in-form {
    padding: 3px 0;
    color: var(--_accent);
    font-size: 13px;
    font-weight: 600;
  }
  .compare .picture {
    margin-block: 24px;
  }
  .swatch {
    flex: none;
    vertical-align: middle;
  }
  .swatch .line {
    stroke: var(--_series-1);
    stroke-width: 2.5;
    stroke-linecap: round;
  }
  .swatch .line-2 {
    stroke: var(--_series-2);
    stroke-dasharray: 9 6;
  }
  .swatch .line-3 {
    stroke: var(--_series-3);
    stroke-dasharray: 1.5 6;
    stroke-width: 3;
  }
  .swatch .line-4 {
    stroke: var(--_series-4);
    stroke-dasharray: 12 5 1.5 5;
  }
  .comparison th[scope="row"] {
    min-inline-size: 8em;
    font-weight: 450;
    text-align: start;
    white-space: normal;
    vertical-align: top;
  }
  .comparison th[scope="rowgroup"] {
    padding-block-start: 16px;
    color: var(--_muted);
    font-size: 13px;
    text-align: start;
  }
  .comparison td {
    vertical-align: top;
    font-weight: 600;
  }
  .comparison td small {
    display: block;
    color: var(--_muted);
    font-size: 12.5px;
    font-weight: 450;
  }
  .comparison td.none {
    font-weight: 450;
    white-space: normal;
  }
  mark {
    padding: 1px 6px;
    border-radius: 5px;
    background: color-mix(in srgb, var(--_accent) 14%, var(--_surface));
    color: inherit;
  }
  .mark-sign {
    color: var(--_muted);
    font-weight: 450;
  }
  .same {
    margin-block-start: 14px;
    font-size: 14px;
  }
  .same summary {
    min-block-size: 28px;
    color: var(--_muted);
    cursor: pointer;
  }
  .same dl > div {
    display: flex;
    justify-content: space-between;
    gap: 20px;
    padding-block: 6px;
    border-block-start: 1px solid var(--_rule);
  }
  .same dd {
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    text-align: end;
  }
`;
