// Colours for light and dark, corners and font; and whether what is written in those colours can be read.
import { html, nothing } from "lit";
import { live } from "../live.js";
import { filled } from "../words.js";
import { COLOURS, type Colour, colourName, type Scheme, schemesOf } from "./choices.js";
import { chosenColour, STANDARD, type Verdict, verdicts } from "./colours.js";
import { ratioText } from "./contrast.js";
import { type Desk, valueIn } from "./desk.js";
import { errorText, help, section, typedField } from "./parts.js";
import { RADIUS } from "./texts.js";

const FONT_EXAMPLE = 'Georgia, "Songti SC", serif';

export function lookSection(desk: Desk) {
  const { bench, words, change } = desk;
  const { builder } = words;
  const { choices } = bench;
  const schemes = schemesOf(choices.theme);
  const { radius, font } = choices;
  const [least, most] = RADIUS;
  const content = html`
    ${help(builder.look_help)}
    <div class="colours ${schemes.length > 1 ? "two" : ""}">
      ${COLOURS.map((colour) => schemes.map((scheme) => colourField(desk, colour, scheme)))}
    </div>
    ${readable(desk)}
    <div class="pair">
      ${typedField({
        id: "radius",
        label: builder.radius,
        value: radius,
        unit: "px",
        placeholder: "14",
        isNumber: true,
        error: bench.isWrong("radius")
          ? filled(builder.radius_wrong, { typed: radius, min: `${least}`, max: `${most}` })
          : null,
        onType: (text) => change({ radius: text }, "radius"),
      })}
      ${typedField({
        id: "font",
        label: builder.font,
        value: font,
        placeholder: FONT_EXAMPLE,
        help: builder.font_help,
        error: bench.isWrong("font")
          ? filled(builder.font_wrong, { typed: font, example: FONT_EXAMPLE })
          : null,
        onType: (text) => change({ font: text }, "font"),
      })}
    </div>
  `;
  return section(desk, "look", builder.look, content);
}

function colourField({ bench, words, change }: Desk, colour: Colour, scheme: Scheme) {
  const { builder } = words;
  const { choices } = bench;
  const name = colourName(colour, scheme);
  const typed = choices.colours[name] ?? "";
  const standard = STANDARD[colour][scheme];
  const isWrong = bench.isWrongColour(name);
  const label = { colour: builder[`colour_${colour}`], scheme: builder[`scheme_${scheme}`] };
  const give = (text: string) =>
    change({ colours: withColour(choices.colours, name, text) }, `colour ${name}`);
  return html`<div class="field">
    <label for=${name}>${filled(builder.colour_in, label)}</label>
    <span class="box colour ${isWrong ? "wrong" : ""}">
      <input
        type="color"
        aria-label=${filled(builder.colour_pick, label)}
        .value=${live(chosenColour(choices, colour, scheme) ?? standard)}
        @input=${(event: Event) => give(valueIn(event))}
      />
      <input
        id=${name}
        type="text"
        autocomplete="off"
        spellcheck="false"
        placeholder=${standard}
        .value=${live(typed)}
        aria-invalid=${isWrong ? "true" : "false"}
        aria-describedby=${isWrong ? `${name}-error` : nothing}
        @input=${(event: Event) => give(valueIn(event))}
      />
    </span>
    ${errorText(name, isWrong ? filled(builder.colour_wrong, { typed, example: standard }) : null)}
  </div>`;
}

/** An empty text is no choice, and stands nowhere. */
function withColour(colours: Record<string, string>, name: string, text: string): Record<string, string> {
  const { [name]: _, ...others } = colours;
  return text.trim() === "" ? others : { ...others, [name]: text };
}

function readable(desk: Desk) {
  const { bench, words } = desk;
  const { builder } = words;
  const all = verdicts(bench.choices);
  const bad = COLOURS.flatMap((colour) =>
    schemesOf(bench.choices.theme).map((scheme) =>
      all.filter((each) => each.enough !== "text" && each.colour === colour && each.scheme === scheme),
    ),
  ).filter((group) => group.length > 0);
  const isChosen = Object.keys(bench.choices.colours).length > 0;
  const passed = all.filter(({ enough }) => enough === "text");
  return html`<div class="contrast" role="group" aria-labelledby="contrast">
    <h3 id="contrast">${builder.contrast}</h3>
    <div aria-live="polite">
      ${bad.length === 0 ? html`<p class="good">${builder.contrast_good}</p>` : bad.map((group) => warning(desk, group))}
    </div>
    ${
      isChosen
        ? html`<ul class="ratios">
            ${passed.map((verdict) => html`<li>${sentence(desk, verdict, builder.contrast_passes)}</li>`)}
          </ul>`
        : nothing
    }
  </div>`;
}

function sentence({ words, lang }: Desk, { pair, scheme, ratio }: Verdict, text: string): string {
  const { builder } = words;
  const named = { pair: builder[`contrast_${pair}`], scheme: builder[`scheme_${scheme}`] };
  return filled(text, { ...named, ratio: ratioText(ratio, lang) });
}

/** What is wrong with one colour, and one near it that is right with all that it meets. */
function warning(desk: Desk, group: readonly Verdict[]) {
  const { bench, words, change, say } = desk;
  const { builder } = words;
  const [{ scheme, colour, nearest }] = group as [Verdict];
  const textFor = ({ pair, enough }: Verdict) =>
    pair !== "accent"
      ? builder.contrast_fails
      : enough === "graphics"
        ? builder.contrast_graphics
        : builder.contrast_accent_fails;
  const label = builder[`colour_${colour}`];
  const use = (hex: string) => {
    const colours = withColour(bench.choices.colours, colourName(colour, scheme), hex);
    change({ colours }, `use ${hex}`);
    say(filled(builder.used, { colour: label, hex }));
  };
  return html`<div class="warning">
    ${group.map((verdict) => html`<p>${sentence(desk, verdict, textFor(verdict))}</p>`)}
    ${
      nearest === null
        ? html`<p>${builder.contrast_none}</p>`
        : html`<p>${filled(builder.contrast_nearest, { colour: label, hex: nearest })}</p>
            <button type="button" @click=${() => use(nearest)}>
              ${swatch(nearest)}${filled(builder.contrast_use, { hex: nearest })}
            </button>`
    }
  </div>`;
}

/** A style attribute would be against the page's policy; a picture's fill is not. */
const swatch = (hex: string) =>
  html`<svg class="swatch" viewBox="0 0 16 16" aria-hidden="true"><rect width="16" height="16" rx="4" fill=${hex} /></svg>`;
