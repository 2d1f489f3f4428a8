// Whether colours can be told apart: the contrast ratio of WCAG 2.2, and a colour near by that reaches one.
// https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio

/** Success criteria 1.4.3 and 1.4.11. */
export const FOR_TEXT = 4.5;
export const FOR_GRAPHICS = 3;

export type Rgb = readonly [red: number, green: number, blue: number];

/** A colour as #rgb or #rrggbb, with or without its #; nothing if it is none. */
export function hexColour(text: string): string | undefined {
  const [, digits] = /^\s*#?([0-9a-f]{3}|[0-9a-f]{6})\s*$/i.exec(text.normalize("NFKC")) ?? [];
  if (digits === undefined) return undefined;
  const six = digits.length === 3 ? digits.replace(/./g, "$&$&") : digits;
  return `#${six.toLowerCase()}`;
}

export const rgbOf = (hex: string): Rgb => {
  const all = Number.parseInt(hex.slice(1), 16);
  return [all >> 16, (all >> 8) & 255, all & 255];
};

const hexOf = (rgb: Rgb): string =>
  `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;

function luminance(hex: string): number {
  const [red, green, blue] = rgbOf(hex).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** From 1, for two colours that are the same, to 21. */
export function contrast(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

/** So much of one colour in the other, as CSS mixes them in sRGB. */
export function mixed(one: string, share: number, other: string): string {
  const under = rgbOf(other);
  return hexOf(rgbOf(one).map((part, at) => part * share + (under[at] ?? 0) * (1 - share)) as unknown as Rgb);
}

/** The colour that passes and is nearest to this one on the ways to black and to white; nothing if none there does. */
export function nearestPassing(hex: string, passes: (hex: string) => boolean): string | null {
  if (passes(hex)) return hex;
  for (let step = 1; step <= 255; step++) {
    const near = ["#000000", "#ffffff"].map((end) => mixed(end, step / 255, hex)).filter(passes);
    const [first, second] = near;
    if (first === undefined) continue;
    return second !== undefined && distance(second, hex) < distance(first, hex) ? second : first;
  }
  return null;
}

function distance(one: string, other: string): number {
  const end = rgbOf(other);
  return Math.hypot(...rgbOf(one).map((part, at) => part - (end[at] ?? 0)));
}

/** A ratio as it is read, never better than it is. */
export const ratioText = (ratio: number, lang: string): string =>
  new Intl.NumberFormat(lang, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(
    Math.floor(ratio * 100 + 1e-9) / 100,
  );
