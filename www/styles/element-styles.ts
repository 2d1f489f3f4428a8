// The element's look, on top of the frame that it has in common with its outline.
import { css } from "./css.js";
import { formStyles } from "./form-styles.js";
import { resultStyles } from "./result-styles.js";

const contentStyles = css`
  .vc {
    --_accent: var(--vc-color-accent, light-dark(#0b6e5a, #4fc3a5));
    --_on-accent: light-dark(#ffffff, #06251e);
    --_border: color-mix(in srgb, var(--_text) 46%, var(--_surface));
    --_wrong: light-dark(#b3261e, #ff9d94);
    --_caution: light-dark(#7a4b00, #f0c36d);
    --_series-1: var(--vc-series-1, light-dark(#0b6e5a, #4fc3a5));
    --_series-2: var(--vc-series-2, light-dark(#3552c8, #9db1ff));
    --_series-3: var(--vc-series-3, light-dark(#b3440e, #ffa26b));
    --_series-4: var(--vc-series-4, light-dark(#7a3aa8, #d3a6f5));
  }
  h2 {
    margin: 0;
    font-size: 19px;
    line-height: 1.3;
    font-weight: 650;
    letter-spacing: -0.01em;
  }
  .tools,
  footer {
    padding: 14px 26px;
    border-block-start: 1px solid var(--_rule);
  }
  footer {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px 24px;
    background: var(--_quiet);
    color: var(--_muted);
    font-size: 13px;
  }
  .tool-buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .tool-buttons .plain {
    margin: 0;
  }
  #tool-panel {
    margin-block-start: 14px;
  }
  .currency {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
  }
  .currency small {
    font-size: 12px;
  }
  select {
    font: inherit;
    color: var(--_text);
    background: var(--_surface);
    border: 1px solid var(--_border);
    border-radius: 7px;
    padding: 3px 6px;
    min-block-size: 28px;
  }
  .status {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .origin {
    display: inline-block;
    padding: 0 7px;
    border: 1px solid var(--_rule);
    border-radius: 99px;
    color: var(--_muted);
    font-size: 11.5px;
    font-weight: 500;
    line-height: 18px;
    white-space: nowrap;
  }
  @container (max-width: 420px) {
    .tools,
    footer {
      padding-inline: 16px;
    }
  }
  @media print {
    .form button,
    .tabs,
    .tools,
    footer {
      display: none;
    }
    .vc {
      border: 0;
    }
  }
`;

export const elementStyles = [contentStyles, formStyles, resultStyles];
