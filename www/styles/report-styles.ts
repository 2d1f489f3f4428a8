import { css } from "./css.js";

/** What is put around the figures before they are printed. */
export const reportStyles = css`
  .report fieldset {
    margin: 22px 0 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  .report legend {
    margin-block-end: 8px;
    font-size: 14px;
    font-weight: 600;
  }
  .report > .sentence {
    margin-block: 0 16px;
    font-size: 14px;
  }
  .report-names {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 240px), 1fr));
    gap: 14px 18px;
  }
  .report-field {
    display: flex;
    flex-direction: column;
    gap: 4px;
    min-inline-size: 0;
  }
  .report .box input {
    padding-block: 7px;
    font-size: 15px;
  }
  .report ::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  .report input[type="file"] {
    max-inline-size: 100%;
    min-block-size: 38px;
    color: var(--_muted);
    font: 13px/1.4 var(--_font);
  }
  .report ::file-selector-button {
    min-block-size: 32px;
    margin-inline-end: 10px;
    padding: 4px 14px;
    border: 1px solid var(--_border);
    border-radius: 8px;
    background: var(--_surface);
    color: var(--_text);
    font: 500 14px/1.3 var(--_font);
    cursor: pointer;
  }
  .report-logo-shown {
    display: flex;
    align-items: center;
    gap: 16px;
    margin-block-end: 12px;
  }
  .report-logo-shown .plain {
    margin: 0;
  }
  /* On white, as it will be printed. */
  .report-logo-shown img {
    box-sizing: content-box;
    max-inline-size: 180px;
    block-size: 40px;
    padding: 8px 12px;
    border: 1px solid var(--_rule);
    border-radius: 8px;
    background: #fff;
    object-fit: contain;
  }
  .report-parts {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 22px;
  }
  .report-parts legend {
    float: inline-start;
    inline-size: 100%;
    margin-block-end: 4px;
  }
  .report-parts label {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-block-size: 28px;
  }
  .report-parts input {
    inline-size: 24px;
    block-size: 24px;
    margin: 0;
    accent-color: var(--_accent);
  }
  .report-sources {
    margin-block-start: 20px;
    padding-block: 12px;
    border-block: 1px solid var(--_rule);
  }
  .report-sources > summary {
    min-block-size: 24px;
    color: var(--_accent);
    font-size: 14px;
    font-weight: 600;
    cursor: pointer;
  }
  .report-sources > summary small {
    color: var(--_muted);
    font-size: 13px;
    font-weight: 400;
  }
  .report-source {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 220px), 1fr));
    align-items: center;
    gap: 4px 18px;
    margin-block-start: 10px;
  }
  .report-source small {
    display: block;
    color: var(--_muted);
    font-size: 12.5px;
    font-variant-numeric: tabular-nums;
  }
  .report .report-print {
    min-block-size: 42px;
    margin-block-start: 20px;
    padding-inline: 22px;
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
    font-size: 15px;
    font-weight: 600;
  }
  .report .report-print:hover {
    background: color-mix(in srgb, var(--_accent) 88%, var(--_text));
    color: var(--_on-accent);
  }
`;
