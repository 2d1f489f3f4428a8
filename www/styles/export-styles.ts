import { css } from "./css.js";

/** The ways to take figures along, and to bring them back. */
export const exportStyles = css`
  .export-panel .sentence {
    margin-block: 0 12px;
  }
  .offers {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 270px), 1fr));
    gap: 10px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .offer {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    padding: 12px 14px;
    border: 1px solid var(--_rule);
    border-radius: 10px;
    background: var(--_surface);
  }
  .offer strong {
    display: block;
    font-size: 14px;
    font-weight: 600;
    line-height: 1.4;
  }
  .offer small {
    display: block;
    margin-block-start: 1px;
    color: var(--_muted);
    font-size: 12.5px;
    line-height: 1.45;
  }
  .offer .plain {
    flex: none;
    margin: 0;
  }
  .offer.opens {
    margin-block-start: 10px;
    border-style: dashed;
    border-color: var(--_border);
    background: none;
  }
  .export-outcome:not(:empty) {
    margin-block-start: 14px;
    padding: 10px 14px;
    border-inline-start: 3px solid var(--_accent);
    border-radius: 4px;
    background: var(--_quiet);
    font-size: 14px;
    line-height: 1.5;
    overflow-wrap: anywhere;
  }
  .export-outcome.has-trouble {
    border-color: var(--_caution);
  }
  .export-outcome p {
    margin: 0;
  }
  .export-outcome p + p,
  .export-outcome ul {
    margin: 6px 0 0;
  }
  .export-outcome ul {
    padding-inline-start: 20px;
    color: var(--_muted);
    font-size: 13px;
  }
  .export-text {
    display: block;
    inline-size: 100%;
    min-block-size: 120px;
    margin-block-start: 8px;
    padding: 8px 10px;
    border: 1px solid var(--_border);
    border-radius: 8px;
    background: var(--_surface);
    color: var(--_text);
    font: 12.5px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
    white-space: pre;
    resize: vertical;
  }
`;
