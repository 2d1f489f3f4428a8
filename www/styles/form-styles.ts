import { css } from "./css.js";

/** Groups, boxes, sliders, help and errors. */
export const formStyles = css`
  h3 {
    margin: 0 0 12px;
    font-size: 13px;
    font-weight: 650;
    color: var(--_muted);
  }
  .group + .group,
  .further .group {
    margin-block-start: 24px;
  }
  .field {
    margin: 0 0 14px;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  .label-row {
    display: flex;
    align-items: center;
    gap: 8px;
    margin-block-end: 4px;
  }
  label,
  legend {
    font-size: 14px;
  }
  .label-row label {
    flex: 1;
  }
  .symbol {
    color: var(--_muted);
    font-size: 15px;
  }
  .help-button,
  .about summary {
    inline-size: 24px;
    block-size: 24px;
    flex: none;
    display: inline-grid;
    place-items: center;
    padding: 0;
    border: 1px solid var(--_rule);
    border-radius: 50%;
    background: none;
    color: var(--_muted);
    font: 600 12px/1 var(--_font);
    cursor: pointer;
    list-style: none;
  }
  .about summary::-webkit-details-marker {
    display: none;
  }
  .help-button:hover,
  .help-button[aria-expanded="true"],
  .about[open] summary,
  .about summary:hover {
    color: var(--_accent);
    border-color: currentColor;
  }
  .box {
    display: flex;
    align-items: center;
    gap: 8px;
    padding-inline: 12px;
    border: 1px solid var(--_border);
    border-radius: 9px;
    background: var(--_surface);
  }
  .box:focus-within {
    outline: 2px solid var(--_accent);
    outline-offset: 0;
    border-color: transparent;
  }
  .box.locked {
    border-color: transparent;
    background: none;
  }
  .box.wrong {
    border-color: var(--_wrong);
    box-shadow: inset 0 0 0 1px var(--_wrong);
  }
  .box input {
    flex: 1;
    min-inline-size: 0;
    inline-size: 100%;
    padding: 9px 0;
    border: 0;
    outline: 0;
    background: none;
    color: inherit;
    font: 500 16px/1.3 var(--_font);
    font-variant-numeric: tabular-nums;
  }
  /* A number runs from left to right in every language. */
  [inputmode] {
    direction: ltr;
  }
  [dir="rtl"] [inputmode] {
    text-align: end;
  }
  .unit {
    color: var(--_muted);
    font-size: 14px;
    white-space: nowrap;
  }
  input[type="range"] {
    display: block;
    inline-size: 100%;
    block-size: 24px;
    margin: 2px 0 0;
    accent-color: var(--_accent);
    cursor: pointer;
  }
  /* Firefox makes the rest of the track the brightest thing on a dark page, and outlines it on a light one. */
  @media (forced-colors: none) {
    @supports (-moz-appearance: none) {
      input[type="range"] {
        appearance: none;
        background: none;
      }
      ::-moz-range-track,
      ::-moz-range-progress,
      ::-moz-range-thumb {
        block-size: 5px;
        border-radius: 9px;
        background: var(--_rule);
      }
      ::-moz-range-progress,
      ::-moz-range-thumb {
        background: var(--_accent);
      }
      ::-moz-range-thumb {
        inline-size: 16px;
        block-size: 16px;
        border: 0;
      }
    }
  }
  .error,
  .help {
    margin: 4px 0 0;
    font-size: 13px;
    line-height: 1.45;
  }
  .error {
    color: var(--_wrong);
    font-weight: 500;
  }
  .error::before {
    content: "!";
    display: inline-grid;
    place-items: center;
    inline-size: 16px;
    block-size: 16px;
    margin-inline-end: 6px;
    border-radius: 50%;
    background: var(--_wrong);
    color: var(--_surface);
    font-size: 11px;
    font-weight: 700;
  }
  .help {
    color: var(--_muted);
  }
  .sentence {
    margin: 4px 0 8px;
    font-size: 13px;
    line-height: 1.5;
    color: var(--_muted);
  }
  legend {
    padding: 0;
    font-weight: 550;
  }
  .option {
    display: flex;
    gap: 10px;
    padding: 9px 12px;
    border: 1px solid var(--_rule);
    background: var(--_surface);
    cursor: pointer;
  }
  .option + .option {
    margin-block-start: -1px;
  }
  .option:first-of-type {
    border-start-start-radius: 9px;
    border-start-end-radius: 9px;
  }
  .option:last-of-type {
    border-end-start-radius: 9px;
    border-end-end-radius: 9px;
  }
  .option:has(:checked) {
    position: relative;
    border-color: var(--_accent);
    background: color-mix(in srgb, var(--_accent) 7%, var(--_surface));
  }
  .option input {
    flex: none;
    inline-size: 18px;
    block-size: 18px;
    margin: 2px 0 0;
    accent-color: var(--_accent);
  }
  .option small {
    display: block;
    margin-block-start: 1px;
    color: var(--_muted);
    font-size: 12.5px;
    line-height: 1.4;
  }
  .plain {
    margin-block-start: 10px;
    min-block-size: 32px;
    padding: 4px 14px;
    border: 1px solid var(--_border);
    border-radius: 8px;
    background: var(--_surface);
    color: var(--_text);
    font: 500 14px/1.3 var(--_font);
    cursor: pointer;
  }
  .plain:hover,
  .plain[aria-expanded="true"] {
    border-color: var(--_accent);
    color: var(--_accent);
  }
  .further {
    margin-block-start: 20px;
    padding-block-start: 14px;
    border-block-start: 1px solid var(--_rule);
  }
  .further > summary {
    min-block-size: 24px;
    color: var(--_accent);
    font-weight: 600;
    font-size: 14px;
    cursor: pointer;
  }
  .further > summary small {
    display: block;
    margin-block-start: 2px;
    color: var(--_muted);
    font-weight: 400;
    font-size: 12.5px;
    line-height: 1.45;
  }
  .further[open] > summary small {
    display: none;
  }
  .form-actions {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 18px;
  }
  .quiet[aria-disabled="true"] {
    color: var(--_muted);
    text-decoration: none;
    cursor: default;
  }
  .quiet {
    margin-block-start: 18px;
    padding: 6px 0;
    min-block-size: 32px;
    border: 0;
    background: none;
    color: var(--_accent);
    font: 500 14px/1.3 var(--_font);
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 3px;
    cursor: pointer;
  }
`;
