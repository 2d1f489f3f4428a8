import { css } from "./css.js";

/** The table. */
export const tableStyles = css`
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
`;
