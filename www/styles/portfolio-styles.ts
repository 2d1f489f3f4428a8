import { css } from "./css.js";

/** A list of customers: given, read, ranked. */
export const portfolioStyles = css`
  .drop {
    margin-block-start: 14px;
    padding: 22px 20px 12px;
    border: 1.5px dashed var(--_border);
    border-radius: 12px;
    background: var(--_quiet);
    text-align: center;
  }
  .drop.is-over {
    border-color: var(--_accent);
    background: color-mix(in srgb, var(--_accent) 9%, var(--_surface));
  }
  .drop-text {
    margin: 0 0 12px;
    font-size: 16px;
    font-weight: 600;
  }
  .drop-actions,
  .drop-others {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 4px 12px;
    margin: 0;
  }
  .portfolio .plain {
    margin-block-start: 0;
  }
  .portfolio .quiet {
    margin-block-start: 4px;
  }
  .plain.is-first {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .paste {
    display: grid;
    justify-items: start;
    gap: 10px;
    margin-block: 14px 8px;
  }
  .paste textarea {
    box-sizing: border-box;
    display: block;
    inline-size: 100%;
    padding: 8px 10px;
    border: 1px solid var(--_border);
    border-radius: 8px;
    background: var(--_surface);
    color: var(--_text);
    font: 13px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
    resize: vertical;
  }
  .progress {
    padding: 26px 20px;
    border: 1px solid var(--_rule);
    border-radius: 12px;
    background: var(--_quiet);
  }
  .progress-title {
    margin: 0 0 10px;
    font-size: 16px;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  progress {
    display: block;
    inline-size: 100%;
    block-size: 10px;
    margin-block-end: 10px;
    border: 0;
    border-radius: 99px;
    overflow: hidden;
    background: var(--_rule);
    accent-color: var(--_accent);
  }
  progress::-webkit-progress-bar {
    background: var(--_rule);
  }
  progress::-webkit-progress-value {
    background: var(--_accent);
  }
  progress::-moz-progress-bar {
    background: var(--_accent);
  }
  .progress .sentence {
    margin: 0 0 10px;
    font-variant-numeric: tabular-nums;
  }
  .portfolio-stopped {
    margin: 0 0 4px;
    padding: 10px 14px;
    border-inline-start: 3px solid var(--_wrong);
    border-radius: 4px;
    background: color-mix(in srgb, var(--_wrong) 7%, var(--_surface));
    font-size: 14.5px;
    line-height: 1.5;
    overflow-wrap: anywhere;
  }
  .columns-asked {
    margin-block: 16px 22px;
  }
  .columns-asked h3,
  .classes h3,
  .ranked-list h3,
  .portfolio .picture h3 {
    margin: 0 0 10px;
    color: var(--_text);
    font-size: 15px;
  }
  .column-table th,
  .column-table td {
    text-align: start;
    vertical-align: middle;
  }
  .column-table th:first-child {
    white-space: normal;
    overflow-wrap: anywhere;
    min-inline-size: 6em;
  }
  .examples {
    max-inline-size: 15em;
    overflow: hidden;
    text-overflow: ellipsis;
    color: var(--_muted);
    font-size: 13px;
  }
  .portfolio select {
    min-block-size: 32px;
    max-inline-size: 100%;
    padding: 3px 8px;
    border: 1px solid var(--_border);
    border-radius: 8px;
    background: var(--_surface);
    color: var(--_text);
    font: 500 14px/1.3 var(--_font);
  }
  .portfolio .asked {
    display: flex;
    flex-wrap: wrap;
    gap: 10px 22px;
    margin-block: 14px 0;
  }
  .portfolio .asked label {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    font-size: 14px;
  }
  .limits {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
    margin: 14px 0 16px;
    font-size: 14px;
  }
  .limits .box {
    display: inline-flex;
    gap: 4px;
    padding-inline: 8px;
  }
  .limits input {
    inline-size: 3.2em;
    padding-block: 4px;
    text-align: end;
    font-size: 15px;
  }
  .columns-read,
  .rejected {
    margin-block-start: 16px;
    padding-block-start: 12px;
    border-block-start: 1px solid var(--_rule);
    font-size: 14px;
  }
  .columns-read > summary,
  .rejected > summary {
    min-block-size: 26px;
    color: var(--_accent);
    font-weight: 600;
    cursor: pointer;
  }
  .rejected ul {
    max-block-size: 240px;
    margin: 8px 0 0;
    padding-inline-start: 20px;
    overflow: auto;
    color: var(--_muted);
    font-size: 13.5px;
    overflow-wrap: anywhere;
  }
  .portfolio-of {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 16px;
    margin: 0;
    color: var(--_muted);
    font-size: 14px;
    overflow-wrap: anywhere;
  }
  .portfolio-of .quiet,
  .portfolio .caution .quiet {
    margin: 0;
  }
  .portfolio-summary {
    margin: 8px 0 0;
    max-inline-size: 30ch;
    font-size: clamp(20px, 5.4cqi, 27px);
    font-weight: 680;
    line-height: 1.28;
    letter-spacing: -0.015em;
    text-wrap: balance;
  }
  .portfolio-summary:lang(zh) {
    letter-spacing: 0;
  }
  .portfolio .featured > div {
    justify-content: flex-start;
  }
  .portfolio .picture,
  .classes,
  .ranked-list {
    margin-block-start: 26px;
  }
  .class-mark {
    display: inline-grid;
    place-items: center;
    inline-size: 24px;
    block-size: 24px;
    border-radius: 6px;
    background: color-mix(in srgb, var(--_accent) 24%, var(--_surface));
    font-weight: 650;
  }
  .class-mark.is-b {
    background: color-mix(in srgb, var(--_accent) 12%, var(--_surface));
  }
  .class-mark.is-c {
    background: var(--_quiet);
  }
  .list-actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 14px;
    margin-block-end: 10px;
  }
  .list-actions .box {
    flex: 1 1 180px;
  }
  .list-actions input {
    padding-block: 6px;
    font-size: 15px;
  }
  .found {
    color: var(--_muted);
    font-size: 13.5px;
    font-variant-numeric: tabular-nums;
  }
  .hidden-label {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
`;

/** The long list, of which the rows in sight are drawn. */
export const rankedTableStyles = css`
  :host {
    display: block;
    color: var(--_text);
  }
  * {
    box-sizing: border-box;
  }
  .rows {
    max-block-size: 404px;
    overflow: auto;
    border: 1px solid var(--_rule);
    border-radius: 9px;
    overscroll-behavior: contain;
  }
  table {
    position: sticky;
    inset-block-start: 0;
    font: 14px/1.4 var(--_font);
    font-variant-numeric: tabular-nums;
  }
  table:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
    border-radius: 8px;
  }
  tr {
    block-size: 36px;
  }
  th,
  td {
    padding: 0 10px;
    vertical-align: middle;
  }
  th:first-child {
    padding-inline-start: 10px;
  }
  thead th {
    block-size: 42px;
    background: var(--_quiet);
    white-space: nowrap;
    vertical-align: middle;
  }
  th button {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    min-block-size: 28px;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  th button:hover,
  th[aria-sort="ascending"] button,
  th[aria-sort="descending"] button {
    color: var(--_accent);
  }
  .order {
    inline-size: 10px;
  }
  .is-id {
    max-inline-size: 14em;
    overflow: hidden;
    text-overflow: ellipsis;
    text-align: start;
  }
  .is-class {
    text-align: center;
  }
  tr.is-active td {
    background: color-mix(in srgb, var(--_accent) 12%, var(--_surface));
  }
  tbody tr:last-child td {
    border-block-end: 0;
  }
`;

/** Bars and bands behind the line. */
export const paretoStyles = css`
  .bar {
    fill: color-mix(in srgb, var(--_series-1) 34%, var(--_surface));
  }
  .band {
    fill: var(--_accent);
    opacity: 0.11;
  }
  .band-2 {
    opacity: 0.055;
  }
  .band-3 {
    opacity: 0;
  }
  .band-name {
    fill: var(--_text);
    font-weight: 650;
  }
  @media (forced-colors: active) {
    .bar {
      fill: GrayText;
      forced-color-adjust: none;
    }
  }
`;
