// The right-hand side: the calculator as it will be, and the text to paste for it.
import { html, nothing } from "lit";
import { live } from "../live.js";
import { tabsTemplate } from "../views/tabs.js";
import { filled } from "../words.js";
import { FORMS, type Form, MARKUPS, RULES } from "./choices.js";
import { type Desk, isChecked, valueIn } from "./desk.js";
import { type Directive, directivesFor } from "./page-policy.js";
import { check, errorText, few } from "./parts.js";
import type { Block, Snippet } from "./snippet.js";
import { READ, WIDTH } from "./texts.js";

const WIDTHS = ["", "360", "640", "960"];

export function previewTemplate({ bench, words, change }: Desk) {
  const { builder } = words;
  const { width } = bench.choices;
  const [least, most] = WIDTH;
  const isWrong = bench.isWrong("width");
  const given = READ.width(width);
  return html`<section class="preview" aria-labelledby="preview-title">
    <div class="bar">
      <h2 id="preview-title">${builder.preview}</h2>
      <div class="widths" role="group" aria-label=${builder.width}>
        ${WIDTHS.map(
          (pixels) => html`<button
            type="button"
            aria-pressed=${pixels === given ? "true" : "false"}
            @click=${() => change({ width: pixels }, `width ${pixels}`)}
          >${pixels || builder.width_fit}</button>`,
        )}
        <span class="box ${isWrong ? "wrong" : ""}">
          <input
            id="width"
            type="text"
            inputmode="numeric"
            autocomplete="off"
            aria-label=${builder.width_px}
            aria-invalid=${isWrong ? "true" : "false"}
            aria-describedby=${isWrong ? "width-error" : nothing}
            .value=${live(width)}
            @input=${(event: Event) => change({ width: valueIn(event) }, "width")}
          />
          <span class="unit">px</span>
        </span>
      </div>
    </div>
    ${errorText("width", isWrong ? filled(builder.width_wrong, { typed: width, min: `${least}`, max: `${most}` }) : null)}
    <div class="stage" tabindex="0" role="region" aria-label=${builder.preview_of}>
      <div id="calculator"></div>
    </div>
  </section>`;
}

export type Shown = {
  snippet: Snippet;
  styleHash: string | null;
  /** Of the preview, as far as it is measured. */
  height: number | null;
  width: number;
  /** The block that was just copied. */
  copied: string | null;
  onCopy: (block: Block, id: string) => void;
};

export function snippetTemplate(desk: Desk, shown: Shown) {
  const { snippet, styleHash, height, width } = shown;
  const { bench, words, change } = desk;
  const { builder } = words;
  const { choices } = bench;
  const { form } = choices;
  const count = bench.wrongCount;
  const tabs = FORMS.map((id) => ({ id, label: builder[`form_${id}`] }));
  const hasRules = form !== "iframe" && !(form === "npm" && choices.markup === "jsx");
  const room =
    height === null
      ? builder.height_unknown
      : filled(builder.height_known, { height: `${height}`, width: `${width}` });
  return html`<section class="snippet-panel" aria-labelledby="snippet-title">
    <div class="bar">
      <h2 id="snippet-title">${builder.snippet}</h2>
      ${tabsTemplate({
        prefix: "form",
        panel: "form-panel",
        label: builder.form,
        tabs,
        shown: form,
        onChoose: (id) => change({ form: id as Form }, "form"),
      })}
    </div>
    <div id="form-panel" role="tabpanel" aria-labelledby="form-${form}">
      <p class="help">${builder[`form_${form}_help`]}</p>
      ${count > 0 ? html`<p class="error" role="alert">${filled(count === 1 ? builder.wrong_one : builder.wrong_other, { n: `${count}` })}</p>` : nothing}
      ${code(desk, snippet.main, "snippet", shown)}
      ${
        snippet.sheet
          ? html`<h3>${builder.rules_title}</h3>${code(desk, snippet.sheet, "rules", shown)}`
          : nothing
      }
      <p class="help">${room}</p>
      <div class="pair">
        ${
          form === "npm"
            ? few({
                id: "markup",
                label: builder.markup,
                options: MARKUPS.map((markup) => [markup, builder[`markup_${markup}`]] as const),
                value: choices.markup,
                onChoose: (markup) => change({ markup }, "markup"),
              })
            : nothing
        }
        ${
          hasRules
            ? few({
                id: "rules",
                label: builder.rules,
                options: RULES.map((rules) => [rules, builder[`rules_${rules}`]] as const),
                value: choices.rules,
                onChoose: (rules) => change({ rules }, "rules"),
              })
            : nothing
        }
      </div>
      ${
        form === "npm"
          ? nothing
          : check({
              label: builder.pin,
              help: form === "iframe" ? builder.pin_frame_help : builder.pin_help,
              isOn: choices.isPinned,
              onSwitch: (event) => change({ isPinned: isChecked(event) }, "pin"),
            })
      }
      ${policy(desk, snippet, styleHash)}
      <p class="help">${builder.size_note}</p>
    </div>
  </section>`;
}

function code(
  { words: { builder } }: Desk,
  block: Block,
  id: "snippet" | "rules",
  { copied, onCopy }: Shown,
) {
  const isMain = id === "snippet";
  const label = isMain ? builder.copy : builder.copy_rules;
  return html`<div class="code">
    <div class="code-head">
      <span class="language">${block.language}</span>
      <button type="button" class=${isMain ? "primary" : ""} id="copy-${id}" @click=${() => onCopy(block, id)}>${copied === id ? `✓ ${builder.copied}` : label}</button>
    </div>
    <pre tabindex="0" role="region" aria-label=${block.language}><code id=${id}>${block.text}</code></pre>
  </div>`;
}

function policy({ bench, words }: Desk, { style }: Snippet, styleHash: string | null) {
  const { builder } = words;
  const { choices } = bench;
  const all = directivesFor(choices, styleHash);
  const why = ({ reason, isOptional }: Directive) =>
    isOptional
      ? filled(builder.policy_optional, { reason: builder[`reason_${reason}`] })
      : builder[`reason_${reason}`];
  const item = (directive: Directive) =>
    html`<li><code>${directive.text}</code> <span>${why(directive)}</span></li>`;
  return html`<details class="policy">
    <summary>${builder.policy}</summary>
    <p class="help">${builder.policy_help}</p>
    <ul>${all.map(item)}</ul>
    ${
      style !== null && styleHash === null
        ? html`<p class="help">${filled(builder.policy_style_unhashed, { choice: builder.rules_sheet })}</p>`
        : nothing
    }
    ${choices.form === "iframe" ? html`<p class="help">${builder.policy_frame_host}</p>` : nothing}
  </details>`;
}
