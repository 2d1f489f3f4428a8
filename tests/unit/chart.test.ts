// The chart as a drawing: where its marks stand. The snapshots are SVG text with rounded coordinates, and are looked at
// before they are kept; UPDATE_SNAPSHOTS=1 writes them anew.
import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { loadEngine } from "../../dist/npm/engine.js";
import { type Drawing, drawing, round, type Scene, textWidth } from "../../www/chart/drawing.js";

const engine = await loadEngine();
const LABELS: Record<string, string> = {
  customer_value: "Customer value",
  sustained_value: "Sustained value",
  loss_value: "Loss if the customer leaves",
};

function scene(inputs: Record<string, string>, width = 700): Scene {
  const curve = engine.curve("customer-value", inputs, {
    input: "retention_years",
    from: "0",
    to: "15",
    step: "1",
  });
  const answer = engine.evaluate("customer-value", inputs);
  assert.ok(curve.ok && answer.ok);
  const breakEven = Number(answer.outputs.break_even_year ?? "NaN");
  const x = Number(inputs.retention_years ?? "5");
  return {
    width,
    height: 340,
    series: Object.keys(curve.series).map((id) => ({ id, label: LABELS[id] ?? id })),
    points: { x: curve.x, series: curve.series },
    current: { x, label: "5 years" },
    dots: Object.fromEntries(
      Object.entries(answer.outputs).map(([id, value]) => [id, { x, y: Number(value ?? "NaN") }]),
    ),
    mark: breakEven > 0 ? { x: breakEven, label: `break-even: in year ${breakEven}` } : null,
    tickText: (y) => `$${y}`,
    xTickText: (x) => `${x}`,
  };
}

function svg(drawn: Drawing): string {
  const { plot } = drawn;
  return [
    `<svg viewBox="0 0 700 340" xmlns="http://www.w3.org/2000/svg" font-size="12">`,
    ...drawn.yTicks.map(
      ({ at, text }) =>
        `<path stroke="#ddd" d="M${plot.left},${round(at)}H${round(plot.right)}"/><text x="2" y="${round(at)}">${text}</text>`,
    ),
    ...drawn.xTicks.map(({ at, text }) => `<text x="${round(at)}" y="${plot.bottom + 18}">${text}</text>`),
    `<path stroke="#555" d="M${plot.left},${round(drawn.zero)}H${round(plot.right)}"/>`,
    ...drawn.lines.map(({ id, path }) => `<path id="${id}" fill="none" stroke="#000" d="${path}"/>`),
    ...drawn.labels.flatMap(({ x, y, lines }) =>
      lines.map((line, at) => `<text x="${round(x)}" y="${round(y + at * 16)}">${line}</text>`),
    ),
    ...[drawn.current, drawn.mark].flatMap((flag) =>
      flag
        ? [
            `<path stroke="#999" d="M${round(flag.x)},${plot.top}V${plot.bottom}"/><text x="${round(flag.textX)}" y="${flag.textY}" text-anchor="${flag.anchor}">${flag.text}</text>`,
          ]
        : [],
    ),
    ...drawn.dots.map(({ x, y }) => `<circle cx="${round(x)}" cy="${round(y)}" r="5"/>`),
    "</svg>",
    "",
  ].join("\n");
}

const drawn = (given: Scene) => {
  const result = drawing(given);
  assert.ok(result);
  return result;
};

for (const [name, inputs] of Object.entries({
  example: {},
  "below-zero": { first_purchase_price: "500", annual_revenue: "700" },
  "negative-rate": { discount_rate: "-0.2" },
})) {
  test(`the picture of ${name}`, () => {
    const path = new URL(`../snapshots/${name}.svg`, import.meta.url);
    const text = svg(drawn(scene(inputs)));
    if (process.env.UPDATE_SNAPSHOTS || !existsSync(path)) {
      assert.ok(
        process.env.UPDATE_SNAPSHOTS,
        `there is no snapshot ${name}: look at one made by UPDATE_SNAPSHOTS=1`,
      );
      writeFileSync(path, text);
    }
    assert.equal(text, readFileSync(path, "utf8"));
  });
}

test("labels never overlap and stay inside, whatever the lines do", () => {
  for (const inputs of [
    {},
    { annual_revenue: "0" },
    { discount_rate: "-0.3" },
    { acquisition_cost: "100000" },
    { repeat_purchase_price: "20000", annual_revenue: "1" },
  ]) {
    const { labels, plot } = drawn(scene(inputs));
    const boxes = labels
      .map(({ y, lines }) => ({ top: y - lines.length * 8, bottom: y + lines.length * 8 }))
      .sort((a, b) => a.top - b.top);
    boxes.forEach((box, place) => {
      assert.ok(box.top >= plot.top - 1 && box.bottom <= plot.bottom + 10, JSON.stringify(inputs));
      const next = boxes[place + 1];
      assert.ok(!next || next.top >= box.bottom, JSON.stringify(inputs));
    });
    for (const { x, lines } of labels) for (const line of lines) assert.ok(x + textWidth(line) <= 700);
  }
});

test("the axes are round, and hold every point and zero", () => {
  for (const inputs of [
    {},
    { annual_revenue: "1000000000000000" },
    { annual_revenue: "0", first_purchase_price: "0", acquisition_cost: "0", repeat_purchase_price: "0" },
    { acquisition_cost: "7777777" },
  ]) {
    const { plot, zero, lines, yTicks } = drawn(scene(inputs));
    assert.ok(zero >= plot.top && zero <= plot.bottom);
    const steps = yTicks.slice(1).map(({ at }, place) => round((yTicks[place]?.at ?? 0) - at));
    assert.ok(
      steps.every((step) => Math.abs(step - (steps[0] ?? 0)) < 0.2),
      "ticks are even",
    );
    for (const { path } of lines) {
      for (const [, x, y] of path.matchAll(/[ML]([\d.-]+),([\d.-]+)/g)) {
        assert.ok(Number(x) >= plot.left - 0.1 && Number(x) <= plot.right + 0.1);
        assert.ok(Number(y) >= plot.top - 0.1 && Number(y) <= plot.bottom + 0.1);
      }
    }
  }
});

test("a missing point is a gap, and nothing at all is no picture", () => {
  const given = scene({});
  const broken = {
    ...given,
    points: { x: [0, 1, 2, 3], series: { customer_value: [1, Number.NaN, 2, 3] } },
    current: null,
  };
  assert.equal(drawn(broken).lines[0]?.path.match(/M/g)?.length, 2);
  assert.equal(drawing({ ...given, points: { x: [0, 1], series: {} } }), null);
});

test("a narrow chart gives its room to the lines", () => {
  assert.equal(drawn(scene({}, 300)).labels.length, 0);
});
