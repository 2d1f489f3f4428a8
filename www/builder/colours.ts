// The colours that a calculator is seen in, chosen or standard, and which of them are too near to each other.
import { type Choices, type Colour, colourName, type Scheme, schemesOf } from "./choices.js";
import { contrast, FOR_GRAPHICS, FOR_TEXT, hexColour, mixed, nearestPassing } from "./contrast.js";

/** As www/styles/element-styles.ts has them; a test holds that they are the same. */
export const STANDARD: Readonly<Record<Colour | "on-accent", Readonly<Record<Scheme, string>>>> = {
  accent: { light: "#0b6e5a", dark: "#4fc3a5" },
  "on-accent": { light: "#ffffff", dark: "#06251e" },
  bg: { light: "#ffffff", dark: "#171b1c" },
  text: { light: "#1a2024", dark: "#eef1f0" },
};
/** How much of the text's colour is in that of quieter text, and in the form's background, in per cent. */
export const QUIET_SHARE = 72;
export const FORM_SHARE = 3;

/** A chosen colour, or nothing where none is chosen or what was typed is none. */
export const chosenColour = ({ colours }: Choices, colour: Colour, scheme: Scheme): string | undefined =>
  hexColour(colours[colourName(colour, scheme)] ?? "");

/** A colour as CSS: one, or a pair for light and dark; nothing where the standard one is kept. */
export function colourRule(choices: Choices, colour: Colour): string | undefined {
  const schemes = schemesOf(choices.theme);
  const chosen = schemes.map((scheme) => chosenColour(choices, colour, scheme));
  if (chosen.every((hex) => hex === undefined)) return undefined;
  const all = schemes.map((scheme, at) => chosen[at] ?? STANDARD[colour][scheme]);
  return all.length === 1 || all[0] === all[1] ? all[0] : `light-dark(${all.join(", ")})`;
}

export const PAIRS = ["text", "quiet-text", "accent", "on-accent"] as const;
export type Pair = (typeof PAIRS)[number];

export type Verdict = {
  pair: Pair;
  scheme: Scheme;
  ratio: number;
  /** Enough for nothing, for lines and pictures, or for text too. */
  enough: "nothing" | "graphics" | "text";
  /** The colour to change, and one near it that passes with all that it meets. */
  colour: Colour;
  nearest: string | null;
};

/** Every pair of colours that carries text or lines, in every scheme that visitors see. */
export function verdicts(choices: Choices): Verdict[] {
  return schemesOf(choices.theme).flatMap((scheme) => {
    const seen = (colour: Colour) => chosenColour(choices, colour, scheme) ?? STANDARD[colour][scheme];
    const [accent, bg, text] = [seen("accent"), seen("bg"), seen("text")];
    const onAccent = STANDARD["on-accent"][scheme];
    const quiet = (hex: string) => mixed(hex, QUIET_SHARE / 100, bg);
    /** On the background, and on the form's, which has a little of the text's colour in it: the lower one counts. */
    const onBoth = (hex: string, under = text) =>
      Math.min(contrast(hex, bg), contrast(hex, mixed(under, FORM_SHARE / 100, bg)));
    const textPasses = (hex: string) => Math.min(onBoth(hex, hex), onBoth(quiet(hex), hex)) >= FOR_TEXT;
    const accentPasses = (hex: string) => Math.min(onBoth(hex), contrast(onAccent, hex)) >= FOR_TEXT;
    const verdict = (pair: Pair, ratio: number, colour: Colour): Verdict => {
      const enough = ratio >= FOR_TEXT ? "text" : ratio >= FOR_GRAPHICS ? "graphics" : "nothing";
      const passes = colour === "text" ? textPasses : accentPasses;
      return { pair, scheme, ratio, enough, colour, nearest: nearestPassing(seen(colour), passes) };
    };
    return [
      verdict("text", onBoth(text), "text"),
      verdict("quiet-text", onBoth(quiet(text)), "text"),
      verdict("accent", onBoth(accent), "accent"),
      verdict("on-accent", contrast(onAccent, accent), "accent"),
    ];
  });
}
