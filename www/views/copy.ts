// Texts that are copied from a calculator, by the parts that have buttons for it.
import type { Calculation } from "../calculation.js";
import type { ViewContext } from "./view.js";

const lastCopied = new WeakMap<Calculation, string>();

/** Whether this is the text that was last copied. */
export const isCopied = ({ calculation }: ViewContext, text: string): boolean =>
  lastCopied.get(calculation) === text;

/** Copies a text, and says whether that was possible. */
export async function copy({ calculation, reading, say }: ViewContext, text: string) {
  const { ui } = reading.words;
  try {
    await navigator.clipboard.writeText(text);
    lastCopied.set(calculation, text);
    say(ui.copied);
  } catch {
    say(ui.copy_failed);
  }
}
