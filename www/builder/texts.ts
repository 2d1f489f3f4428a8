// What the typed texts mean: an address, a font, pixels. Each is the text as a snippet may carry it; nothing where it
// means nothing.

const LONGEST = 300;

/** The address of the folder that the files lie in, with its last slash; beside the page if nothing was typed. */
export function baseAddress(text: string): string | undefined {
  const typed = text.trim();
  if (typed === "") return "";
  // What would end an attribute, or is no part of an address.
  if (typed.length > LONGEST || /[\s"'<>`\\{}|^?#]/.test(typed)) return undefined;
  const [, scheme] = /^([a-z][a-z\d+.-]*):/i.exec(typed) ?? [];
  if (scheme !== undefined && !/^https?:\/\/[^/]/i.test(typed)) return undefined;
  try {
    new URL(typed, "https://example.com/");
  } catch {
    return undefined;
  }
  return typed.endsWith("/") ? typed : `${typed}/`;
}

/** The source that a policy has to name for files at this address. */
export function policySource(base: string): string {
  return /^(https?:)?\/\//i.test(base) ? new URL(base, "https://example.com/").origin : "'self'";
}

const FAMILY = /^(?:[\p{L}\p{N}_ -]+|"[\p{L}\p{N}_ .-]+"|'[\p{L}\p{N}_ .-]+')$/u;

/** A list of font families, as CSS takes it. */
export function fontFamilies(text: string): string | undefined {
  const families = text.split(",").map((family) => family.trim());
  if (families.join("") === "") return "";
  // What stands for a whole value cannot be one family of several, or part of a shorthand.
  const isFamily = (family: string) =>
    FAMILY.test(family) && !/^([\d-]|(inherit|initial|unset|revert|revert-layer|default)$)/i.test(family);
  const isList = text.length <= LONGEST && families.every(isFamily);
  return isList ? families.join(", ") : undefined;
}

/** Whole pixels within bounds; a text that ends in px too. */
export function pixels(text: string, least: number, most: number): string | undefined {
  const [, digits] = /^\s*(\d{1,5})\s*(?:px)?\s*$/i.exec(text.normalize("NFKC")) ?? [];
  if (text.trim() === "") return "";
  const count = Number(digits);
  return digits !== undefined && count >= least && count <= most ? `${count}` : undefined;
}

export const RADIUS = [0, 40] as const;
export const WIDTH = [240, 2400] as const;

/** What each typed text means; a key whose text means nothing is wrong. */
export const READ = {
  base: baseAddress,
  font: fontFamilies,
  radius: (text: string) => pixels(text, ...RADIUS),
  width: (text: string) => pixels(text, ...WIDTH),
} as const;
export type TypedText = keyof typeof READ;
