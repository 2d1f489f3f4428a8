// What every section of the page is drawn with.

import type { Bench } from "./bench.js";
import type { Choices } from "./choices.js";
import type { PageWords } from "./words.js";

export type Desk = {
  bench: Bench;
  words: PageWords;
  lang: string;
  /** Changes of one kind in a row are one step back. */
  change: (changes: Partial<Choices>, kind: string) => void;
  /** Something was done to the bench itself. */
  done: (kind: string) => void;
  say: (text: string) => void;
  /** The sections that are open at first, or were opened for what a link has wrong in them. */
  open: ReadonlySet<string>;
};

/** A list with one of its members in it or not, in the order of all that there are. */
export const toggled = <T>(all: readonly T[], list: readonly T[], member: T, isIn: boolean): T[] =>
  all.filter((each) => (each === member ? isIn : list.includes(each)));

export const isChecked = (event: Event) => (event.target as HTMLInputElement).checked;
export const valueIn = (event: Event) => (event.target as HTMLInputElement | HTMLSelectElement).value;
