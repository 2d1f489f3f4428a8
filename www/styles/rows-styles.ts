import { css } from "./css.js";

/** A field of rows: cards with boxes. */
export const rowsStyles = css`
  .rows-label {
    flex: 1;
    font-size: 14px;
  }
  .row-card {
    margin-block-start: 8px;
    padding: 8px 10px 10px;
    border: 1px solid var(--_rule);
    border-radius: 10px;
    background: var(--_surface);
  }
  .row-head {
    display: flex;
    align-items: center;
    gap: 4px;
  }
  .row-name {
    flex: 1;
    min-inline-size: 0;
    inline-size: 100%;
    padding: 3px 4px;
    border: 1px solid transparent;
    border-radius: 6px;
    background: none;
    color: inherit;
    font: 550 14px/1.4 var(--_font);
  }
  input.row-name:hover {
    border-color: var(--_rule);
  }
  .row-button {
    inline-size: 26px;
    block-size: 26px;
    flex: none;
    padding: 0;
    border: 1px solid var(--_rule);
    border-radius: 7px;
    background: none;
    color: var(--_muted);
    font: 500 14px/1 var(--_font);
    cursor: pointer;
  }
  .row-button:hover:not(:disabled) {
    color: var(--_accent);
    border-color: currentColor;
  }
  .row-button:disabled {
    opacity: 0.35;
    cursor: default;
  }
  .cells {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: 6px 8px;
    margin-block-start: 4px;
  }
  .cell {
    display: flex;
    flex-direction: column;
    justify-content: flex-end;
  }
  .cell label {
    display: block;
    margin-block-end: 2px;
    color: var(--_muted);
    font-size: 12px;
    line-height: 1.3;
  }
  .cell .symbol {
    font-size: 12.5px;
  }
  .cell .box {
    padding-inline: 8px;
    border-radius: 7px;
  }
  .cell .box input {
    padding-block: 5px;
    font-size: 15px;
  }
  .cell:has(.error) {
    grid-column: 1 / -1;
  }
`;
