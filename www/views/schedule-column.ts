import type { Unit } from "../wire.js";
import { type Reading, valueText } from "./reading.js";

/** One column of the schedule as points of a line; every point is a cell of the table. */
export function scheduleColumn(reading: Reading, column: string) {
  const { schema, evaluation } = reading;
  const place = schema.schedule.findIndex(({ id }) => id === column);
  const unit: Unit = schema.schedule[place]?.unit ?? "none";
  const cells = evaluation.schedule.map((row) => ({ x: Number(row[0] ?? "NaN"), text: row[place] ?? null }));
  const last = cells.at(-1);
  return {
    unit,
    x: cells.map(({ x }) => x),
    y: cells.map(({ text }) => Number(text ?? "NaN")),
    last: last ? { x: last.x, y: Number(last.text ?? "NaN") } : null,
    textAt: (x: number): string => {
      const text = cells.find((cell) => cell.x === x)?.text ?? null;
      return text === null ? "–" : valueText(text, unit, reading);
    },
  };
}
