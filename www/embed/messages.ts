// What a calculator in a frame and the page around it say to each other. Their scripts may be of different ages: each
// ignores what is not of its version, or not of this form.

const VERSION = 1;

/** The events that the frame passes on, by the names that the element gives them. */
export const EVENTS = [
  "vc-ready",
  "vc-change",
  "vc-commit",
  "vc-share",
  "vc-export",
  "vc-lead",
  "vc-error",
] as const;
export type EventName = (typeof EVENTS)[number];

export type FromFrame =
  | { type: "height"; height: number; title: string }
  | { type: "event"; name: EventName; detail: unknown };
/** The page says that it listens; that is all it ever says. */
export type FromPage = { type: "hello" };

/** Heights in pixels that a calculator can have: any other comes of a mistake, or of someone else. */
const LEAST_HEIGHT = 40;
const MOST_HEIGHT = 30_000;

/** Sent under a name of our own, since pages and frames hear messages of many senders. */
export const message = <T extends FromFrame | FromPage>(content: T) => ({
  valueCalculator: VERSION,
  ...content,
});

/** A message of our version, whatever it says. */
export function ours(data: unknown): Partial<Record<string, unknown>> | null {
  const found = data as { valueCalculator?: unknown } | null | undefined;
  return found?.valueCalculator === VERSION ? found : null;
}

/** A height that a frame may be given; NaN is none. */
export const isHeight = (height: unknown): height is number =>
  typeof height === "number" && height >= LEAST_HEIGHT && height <= MOST_HEIGHT;
