// The shorter sections: language and currency, views and tools, further behaviour, where the files are.
import { html } from "lit";
import { live } from "../live.js";
import { filled } from "../words.js";
import { OPTIONS, THEMES } from "./choices.js";
import { type Desk, isChecked, toggled, valueIn } from "./desk.js";
import { check, few, help, section, typedField } from "./parts.js";
import { languageName } from "./words.js";

export function regionSection(desk: Desk) {
  const { bench, words, lang, change } = desk;
  const { builder } = words;
  const { choices, catalogue } = bench;
  const around = choices.form === "iframe" ? builder.language_frame : builder.language_page;
  const languages = [
    ["", around] as const,
    ...catalogue.languages.map((tag) => [tag, languageName(tag)] as const),
  ];
  const currencies = currencyNames(choices.currency, lang);
  const pick = (
    id: string,
    label: string,
    options: readonly (readonly [string, string])[],
    value: string,
    onChoose: (value: string) => void,
  ) =>
    html`<div class="field">
      <label for=${id}>${label}</label>
      <span class="box"><select id=${id} @change=${(event: Event) => onChoose(valueIn(event))}>${options.map(
        ([option, text]) =>
          html`<option value=${option} .selected=${live(option === value)}>${text}</option>`,
      )}</select></span>
    </div>`;
  const content = html`
    <div class="pair">
      ${pick("language", builder.language, languages, choices.lang, (value) => change({ lang: value }, "lang"))}
      ${pick("currency", builder.currency, currencies, choices.currency, (value) => change({ currency: value }, "currency"))}
    </div>
    ${help(builder.currency_help)}
    ${few({
      id: "theme",
      label: builder.theme,
      options: THEMES.map((theme) => [theme, builder[`theme_${theme}`]] as const),
      value: choices.theme,
      onChoose: (theme) => change({ theme }, "theme"),
    })}
  `;
  return section(desk, "region", builder.region, content);
}

/** Every currency that the browser can show, by its code and its name. */
function currencyNames(chosen: string, lang: string): [string, string][] {
  const names = new Intl.DisplayNames([lang], { type: "currency" });
  const codes = [...new Set([...Intl.supportedValuesOf("currency"), chosen])].sort();
  return codes.map((code) => [code, `${code} · ${names.of(code) ?? code}`]);
}

export function viewsSection(desk: Desk) {
  const { bench, words, change } = desk;
  const { builder, page } = words;
  const { choices, catalogue } = bench;
  const ui = page.ui as Record<string, string>;
  const group = (kind: "view" | "tool", legend: string) => {
    const names = catalogue.views.filter((name) => `${kind}_${name}` in ui);
    return html`<fieldset class="checks">
      <legend>${legend}</legend>
      ${names.map((name) =>
        check({
          label: ui[`${kind}_${name}`] ?? name,
          isOn: choices.views.includes(name),
          onSwitch: (event) =>
            change(
              { views: toggled(catalogue.views, choices.views, name, isChecked(event)) },
              `view ${name}`,
            ),
        }),
      )}
    </fieldset>`;
  };
  const needs = filled(builder.tool_saved_needs, {
    tool: page.ui.tool_saved,
    option: builder.option_storage,
  });
  const content = html`${help(builder.views_help)}
    <div class="pair">${group("view", builder.views_legend)}${group("tool", builder.tools_legend)}</div>
    ${choices.views.includes("saved") && !choices.options.includes("storage") ? help(needs) : ""}`;
  return section(desk, "views", builder.views, content);
}

export function optionsSection(desk: Desk) {
  const { bench, words, change } = desk;
  const { builder } = words;
  const { options } = bench.choices;
  const content = html`<fieldset class="checks">
    <legend class="hidden">${builder.options}</legend>
    ${OPTIONS.map((option) =>
      check({
        label: builder[`option_${option}`],
        help: builder[`option_${option}_help`],
        isOn: options.includes(option),
        onSwitch: (event) =>
          change({ options: toggled(OPTIONS, options, option, isChecked(event)) }, `option ${option}`),
      }),
    )}
  </fieldset>`;
  return section(desk, "options", builder.options, content);
}

export function placeSection(desk: Desk) {
  const { bench, words, change } = desk;
  const { builder } = words;
  const { base } = bench.choices;
  const content = typedField({
    id: "base",
    label: builder.base,
    value: base,
    help: filled(builder.base_help, { example: "https://example.com/calculator/" }),
    error: bench.isWrong("base") ? filled(builder.base_wrong, { typed: base }) : null,
    onType: (text) => change({ base: text }, "base"),
  });
  return section(desk, "place", builder.place, content);
}
