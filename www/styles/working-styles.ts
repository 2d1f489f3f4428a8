import { css } from "./css.js";

/** How each figure is worked out. */
export const workingStyles = css`
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
  /* Too long for the room, an equation shows its beginning, which is on the left in every language. */
  .math {
    overflow-x: auto;
    padding-block: 2px;
    border-radius: 6px;
    direction: ltr;
  }
  .math p {
    unicode-bidi: plaintext;
    margin: 0 0 6px;
    inline-size: max-content;
    max-inline-size: none;
  }
  .math .plain-text {
    color: var(--_muted);
    font-size: 14px;
  }
  .math .outcome {
    font-weight: 600;
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
`;
