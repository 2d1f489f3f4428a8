// The element's look. Colours come in pairs for light and dark; everything is sized in px and em, because rem belongs
// to the host page.
import { css } from "lit";
import { formStyles } from "./form-styles.js";
import { resultStyles } from "./result-styles.js";

const frameStyles = css`
  :host {
    display: block;
  }
  /* A page's rules reach the element itself, and nothing in it: what matters stands in here. */
  .room {
    all: initial;
    display: block;
    container-type: inline-size;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  .vc {
    all: initial;
    display: block;
    color-scheme: light dark;
    --_accent: var(--vc-color-accent, light-dark(#0b6e5a, #4fc3a5));
    --_on-accent: light-dark(#ffffff, #06251e);
    --_surface: var(--vc-color-bg, light-dark(#ffffff, #171b1c));
    --_quiet: color-mix(in srgb, var(--_text) 3%, var(--_surface));
    --_text: var(--vc-color-text, light-dark(#1a2024, #eef1f0));
    --_muted: color-mix(in srgb, var(--_text) 72%, var(--_surface));
    --_rule: color-mix(in srgb, var(--_text) 13%, var(--_surface));
    --_border: color-mix(in srgb, var(--_text) 46%, var(--_surface));
    --_wrong: light-dark(#b3261e, #ff9d94);
    --_caution: light-dark(#7a4b00, #f0c36d);
    --_series-1: var(--vc-series-1, light-dark(#0b6e5a, #4fc3a5));
    --_series-2: var(--vc-series-2, light-dark(#3552c8, #9db1ff));
    --_series-3: var(--vc-series-3, light-dark(#b3440e, #ffa26b));
    --_series-4: var(--vc-series-4, light-dark(#7a3aa8, #d3a6f5));
    --_radius: var(--vc-radius, 14px);
    --_font: var(--vc-font, system-ui, -apple-system, "Segoe UI", Roboto, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif);
    font: 15px/1.5 var(--_font);
    color: var(--_text);
    background: var(--_surface);
    border: 1px solid var(--_rule);
    border-radius: var(--_radius);
    overflow: clip;
  }
  :host([theme="light"]) .vc {
    color-scheme: light;
  }
  :host([theme="dark"]) .vc {
    color-scheme: dark;
  }
  .vc:lang(zh) {
    line-height: 1.65;
  }
  header {
    padding: 20px 26px 16px;
    border-block-end: 1px solid var(--_rule);
  }
  h2 {
    margin: 0;
    font-size: 19px;
    line-height: 1.3;
    font-weight: 650;
    letter-spacing: -0.01em;
  }
  header p {
    margin: 3px 0 0;
    color: var(--_muted);
    font-size: 14px;
  }
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .form {
    padding: 22px 26px 24px;
    background: var(--_quiet);
    border-block-end: 1px solid var(--_rule);
  }
  .result {
    padding: 22px 26px 26px;
    min-inline-size: 0;
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
  .message {
    margin: 0;
    padding: 48px 26px;
    color: var(--_muted);
  }
  /* What is to come, in outline; as high as the window, so that what follows on the page does not jump within sight. */
  .loading {
    min-block-size: 100vh;
  }
  .loading .form {
    background:
      repeating-linear-gradient(var(--_rule) 0 36px, transparent 0 66px) 0 0 / 100% 300px no-repeat content-box,
      var(--_quiet);
  }
  .loading .result {
    background:
      linear-gradient(var(--_rule) 0 0) 0 0 / 60% 48px no-repeat content-box,
      linear-gradient(var(--_quiet) 0 0) 0 80px / 100% 220px no-repeat content-box;
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
  @container (min-width: 640px) {
    .columns {
      grid-template-columns: minmax(270px, 340px) minmax(0, 1fr);
    }
    .form {
      border-block-end: 0;
      border-inline-end: 1px solid var(--_rule);
    }
  }
  @container (max-width: 420px) {
    header,
    .form,
    .result,
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

export const elementStyles = [frameStyles, formStyles, resultStyles];
