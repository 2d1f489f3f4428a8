// The frame that the outline and the calculator have in common, so that nothing moves when one takes the other's place;
// and what the outline and the sentences in its place have besides. Colours come in pairs for light and dark; everything is sized in px and
// em, because rem belongs to the host page.
import { css } from "./css.js";

export const frameStyles = css`
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
    --_surface: var(--vc-color-bg, light-dark(#ffffff, #171b1c));
    --_text: var(--vc-color-text, light-dark(#1a2024, #eef1f0));
    --_quiet: color-mix(in srgb, var(--_text) 3%, var(--_surface));
    --_muted: color-mix(in srgb, var(--_text) 72%, var(--_surface));
    --_rule: color-mix(in srgb, var(--_text) 13%, var(--_surface));
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
  .message {
    margin: 0;
    padding: 48px 26px;
    color: var(--_muted);
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
    .result {
      padding-inline: 16px;
    }
  }
  .reload {
    margin: -24px 26px 48px;
    padding: 8px 14px;
    font: inherit;
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
`;
