// From points to marks: where everything in the chart stands, in pixels, without a browser.
import { ticks } from "./ticks.js";

export type Series = { id: string; label: string };
export type Points = { x: ArrayLike<number>; series: Record<string, ArrayLike<number>> };

/** What is plotted, whatever size it is drawn at. */
export type Plotted = {
  series: Series[];
  points: Points | null;
  /** Where the visitor's own figure stands on the axis. */
  current: { x: number; label: string } | null;
  /** Each line's own figure, where it has one. */
  dots: Record<string, { x: number; y: number }>;
  /** A point on the axis with a meaning of its own. */
  mark: { x: number; label: string } | null;
  tickText: (y: number) => string;
  xTickText: (x: number) => string;
};

export type Scene = Plotted & { width: number; height: number };

export type Tick = { at: number; text: string };
export type Label = { index: number; x: number; y: number; lines: string[] };
export type Flag = {
  x: number;
  textX: number;
  textY: number;
  anchor: "start" | "middle" | "end";
  text: string;
};
export type Dot = { index: number; x: number; y: number };

export type Drawing = {
  plot: { left: number; right: number; top: number; bottom: number };
  xTicks: Tick[];
  yTicks: Tick[];
  zero: number;
  lines: { id: string; path: string }[];
  labels: Label[];
  current: Flag | null;
  dots: Dot[];
  mark: Flag | null;
  /** A place on the axis in pixels, and back. */
  toX: (x: number) => number;
  toY: (y: number) => number;
  fromX: (pixel: number) => number;
};

/** Below this width the labels at the line ends would take the lines' room; the read-out names the lines instead. */
const LABELS_FROM = 540;
const LINE_HEIGHT = 16;

/** Draws a scene; nothing if no point of it has a value. */
export function drawing(scene: Scene): Drawing | null {
  const { width, height, series, points } = scene;
  if (!points) return null;
  const xs = Array.from(points.x);
  const columns = series.map(({ id }) => Array.from(points.series[id] ?? []));
  const values = columns.flat().filter(Number.isFinite);
  if (values.length === 0 || xs.length === 0) return null;

  const yTickValues = spread(Math.min(0, ...values), Math.max(0, ...values), height < 320 ? 4 : 5);
  const yTexts = yTickValues.map(scene.tickText);
  const endLabels = width >= LABELS_FROM ? series.map(({ label }) => wrapped(label)) : series.map(() => []);
  const gutter = Math.max(12, ...endLabels.flat().map((line) => textWidth(line) * 1.08 + 14));
  const plot = {
    left: Math.ceil(Math.max(...yTexts.map(textWidth))) + 12,
    right: width - gutter,
    top: scene.mark ? 44 : 26,
    bottom: height - 42,
  };

  const [xMin, xMax] = [xs[0] ?? 0, Math.max(xs.at(-1) ?? 1, (xs[0] ?? 0) + 1)];
  const [yMin, yMax] = [yTickValues[0] ?? 0, yTickValues.at(-1) ?? 1];
  const toX = (x: number) => plot.left + ((x - xMin) / (xMax - xMin)) * (plot.right - plot.left);
  const toY = (y: number) => plot.bottom - ((y - yMin) / (yMax - yMin)) * (plot.bottom - plot.top);
  const fromX = (pixel: number) => xMin + ((pixel - plot.left) / (plot.right - plot.left)) * (xMax - xMin);

  const inside = (x: number) => x >= xMin && x <= xMax;
  const flagOf = (place: Scene["mark"], textY: number) =>
    place && inside(place.x) ? flag(toX(place.x), place.label, textY, plot) : null;
  const dots = series.flatMap(({ id }, index) => {
    const dot = scene.dots[id];
    return dot && inside(dot.x) && Number.isFinite(dot.y) ? [{ index, x: toX(dot.x), y: toY(dot.y) }] : [];
  });

  return {
    plot,
    xTicks: ticks(xMin, xMax, Math.max(2, Math.min(8, (plot.right - plot.left) / 70)))
      .filter((value) => Number.isInteger(value) || xMax - xMin < 2)
      .map((value) => ({ at: toX(value), text: scene.xTickText(value) })),
    yTicks: yTickValues.map((value, index) => ({ at: toY(value), text: yTexts[index] ?? "" })),
    zero: toY(0),
    lines: series.map(({ id }, index) => ({ id, path: path(xs, columns[index] ?? [], toX, toY) })),
    labels: spaced(
      series.flatMap((_, index) => {
        const last = columns[index]?.findLastIndex(Number.isFinite) ?? -1;
        const lines = endLabels[index] ?? [];
        const y = columns[index]?.[last];
        return y === undefined || lines.length === 0
          ? []
          : [{ index, x: toX(xs[last] ?? 0) + 10, y: toY(y), lines }];
      }),
      plot.top,
      plot.bottom,
    ),
    current: flagOf(scene.current, 14),
    mark: flagOf(scene.mark, 32),
    dots,
    toX,
    toY,
    fromX,
  };
}

/** Round values that enclose a range, about so many. */
function spread(least: number, most: number, count: number): number[] {
  if (least === most) return [0, 1];
  const inner = ticks(least, most, count);
  const step = (inner[1] ?? most) - (inner[0] ?? least);
  // Rounded by the step, so that 0.30000000000000004 is not a tick.
  const round = (value: number) => Number(value.toPrecision(12));
  const result = [...inner];
  while ((result[0] ?? least) > least) result.unshift(round((result[0] ?? 0) - step));
  while ((result.at(-1) ?? most) < most) result.push(round((result.at(-1) ?? 0) + step));
  return result;
}

/** A line through the points, broken where one has no value. */
function path(xs: number[], ys: number[], toX: (x: number) => number, toY: (y: number) => number): string {
  let text = "";
  let isDrawing = false;
  xs.forEach((x, index) => {
    const y = ys[index] ?? Number.NaN;
    if (Number.isFinite(y)) text += `${isDrawing ? "L" : "M"}${round(toX(x))},${round(toY(y))}`;
    isDrawing = Number.isFinite(y);
  });
  return text;
}

/** A tenth of a pixel is finer than any screen. */
export const round = (pixel: number) => Math.round(pixel * 10) / 10;

/** A text above the plot that stays inside it. */
function flag(x: number, text: string, textY: number, plot: Drawing["plot"]): Flag {
  const half = textWidth(text) / 2;
  if (x - half < plot.left && x + 2 * half < plot.right)
    return { x, textX: Math.max(x - 4, plot.left - 4), textY, anchor: "start", text };
  if (x + half > plot.right && x - 2 * half > plot.left)
    return { x, textX: Math.min(x + 4, plot.right + 4), textY, anchor: "end", text };
  // A text with no room on either side of its line is moved as little as it takes.
  const textX = Math.min(Math.max(x, plot.left + half), plot.right - half);
  return { x, textX, textY, anchor: "middle", text };
}

/** Moves labels apart, as little as it takes, inside the plot. */
function spaced(labels: Label[], top: number, bottom: number): Label[] {
  const sorted = [...labels].sort((one, other) => one.y - other.y);
  const half = (label: Label) => (label.lines.length * LINE_HEIGHT) / 2 + 2;
  let free = top;
  for (const label of sorted) {
    label.y = Math.max(label.y, free + half(label));
    free = label.y + half(label);
  }
  free = Math.max(bottom + 8, top);
  for (const label of sorted.reverse()) {
    label.y = Math.min(label.y, free - half(label));
    free = label.y - half(label);
  }
  return labels;
}

/** About how wide a text is at 12 px: a Chinese character takes the room of two Latin ones. */
export function textWidth(text: string): number {
  return Array.from(text).reduce((width, letter) => width + (letter > "\u2e7f" ? 12.5 : 6.8), 0);
}

/** A label in at most two lines. */
function wrapped(label: string): string[] {
  const most = 130;
  if (textWidth(label) <= most) return [label];
  const words = label.includes(" ") ? label.split(/(?<= )/) : Array.from(label);
  const lines = [""];
  for (const word of words) {
    const last = lines.at(-1) ?? "";
    if (last && textWidth(last + word.trimEnd()) > most && lines.length < 2) lines.push(word);
    else lines[lines.length - 1] = last + word;
  }
  return lines.map((line) => line.trim());
}
