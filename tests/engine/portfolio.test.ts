// Files of customers, through the package's own entry. Expected numbers: the model's example (10475.389…), the published
// ABC example and the R package ineq's Gini, as in tests/rust/portfolio.rs; digits are those of `engine.evaluate`.
import assert from "node:assert/strict";
import { openAsBlob, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { loadEngine, PortfolioRefused, PortfolioStop } from "../../dist/npm/engine.js";
import type { Portfolio, PortfolioOptions, PortfolioStopped } from "../../www/portfolio/portfolio.js";

const engine = await loadEngine();
const bytes = (text: string) => new TextEncoder().encode(text);

function whole(csv: string, options?: PortfolioOptions): Portfolio {
  const answer = engine.portfolio(csv, options);
  assert.ok(answer.ok, JSON.stringify(answer));
  return answer;
}

function stopped(csv: string | Uint8Array, options?: PortfolioOptions): PortfolioStopped {
  const answer = engine.portfolio(csv, options);
  assert.ok(!answer.ok && "code" in answer, JSON.stringify(answer));
  return answer;
}

/** Customers worth exactly these amounts: a first purchase, and no stay. */
const worth = (...values: number[]) =>
  ["id,P0,C0,N", ...values.map((value, place) => `${place},${value},0,0`)].join("\n");

test("a whole file: columns in the order of rank, sums, rejected rows", () => {
  const csv = "id;R;N\nBen;20,5;2\nAnna;2000;5\nCleo;x;1\nDora;1;101\n";
  const { summary, columns, rejected } = whole(csv);
  assert.deepEqual(columns.id, ["Anna", "Ben"]);
  assert.equal(columns.customer_value[0], "10475.3890395981290337");
  const ben = engine.evaluate("customer-value", { annual_revenue: "20.5", retention_years: "2" });
  assert.ok(ben.ok);
  for (const id of ["customer_value", "sustained_value", "loss_value"] as const) {
    assert.equal(columns[id][1], ben.outputs[id]);
  }
  assert.deepEqual([columns.line, columns.class.length, columns.cumulative_share.at(-1)], [[3, 2], 2, "1"]);
  assert.deepEqual(rejected, [
    { line: 4, column: "R", code: "not-a-number", text: "x" },
    { line: 5, column: "N", code: "above-maximum", text: "101", min: "0", max: "100" },
  ]);
  assert.equal(summary.customers + summary.rejected, 4);
  assert.deepEqual(summary.rejected_by_code, { "not-a-number": 1, "above-maximum": 1 });
});

test("Gini as R's ineq gives it, classes as published", () => {
  assert.equal(whole(worth(1, 3, 2, 1, 1, 1, 4)).summary.gini, "0.3076923076923077");
  const published = worth(27000, 24000, 18000, 16000, 6000, 5000, 4000);
  const { columns, summary } = whole(published, { limits: { a: "0.7", b: "0.9" } });
  assert.equal(columns.class.join(""), "AAABCCC");
  assert.deepEqual(summary.classes.B, { customers: 1, value: "16000", share: "0.16" });
  const none = whole(worth(0, 0)).summary;
  assert.deepEqual([none.gini, none.classes.A.share], [null, null]);
  assert.equal(none.not_defined.shares, "total-not-positive");
});

test("a file that is none says what it is, and options that are wrong are all named", () => {
  assert.deepEqual(stopped(""), { ok: false, code: "no-header" });
  assert.deepEqual(stopped("id;R\nA;1.234\n"), {
    ok: false,
    code: "ambiguous-number",
    line: 2,
    column: "R",
    text: "1.234",
  });
  assert.equal(whole("id;R\nA;1.234\n", { decimalMark: "," }).summary.customers, 1);
  assert.equal(stopped(bytes("PK\u0003\u0004")).code, "looks-like-xlsx");
  assert.equal(stopped(new Uint8Array([0xff, 0xfe, 0x69, 0])).code, "looks-like-utf-16");
  assert.equal(stopped("name,place\na,b\n").code, "no-known-column");
  const refused = engine.portfolio("", {
    defaults: { discount_rate: "-2" },
    limits: { a: "0.9", b: "x" },
    columns: { Name: "nonsense" },
  });
  assert.ok(!refused.ok && "errors" in refused);
  assert.deepEqual(
    refused.errors.map(({ field, code }) => [field, code]),
    [
      ["discount_rate", "below-minimum"],
      ["limits.b", "not-a-number"],
      ["columns.Name", "unknown-field"],
    ],
  );
  assert.throws(() => engine.openPortfolio({ limits: { a: "2", b: "3" } }), PortfolioRefused);
  assert.throws(() => engine.portfolio("", { defaults: { discount_rate: 1e-7 } }), /no exact decimal/);
});

test("the header is shown before a file is read", () => {
  const shown = engine.portfolioHeader("Kunde\tR\tOrt\nAnna\t1,234\tUlm\n", { names: { id: ["kunde"] } });
  assert.deepEqual(shown, {
    ok: true,
    delimiter: "\t",
    decimal_mark: null,
    ambiguous: "1,234",
    columns: [
      { name: "Kunde", field: "id", examples: ["Anna"] },
      { name: "R", field: "annual_revenue", examples: ["1,234"] },
      { name: "Ort", field: null, examples: ["Ulm"] },
    ],
  });
  assert.deepEqual(engine.portfolioHeader(new Uint8Array()), { ok: false, code: "no-header" });
});

test("fed in pieces, ranked in steps, then arranged and drawn", () => {
  const open = engine.openPortfolio();
  const csv = bytes(
    `id,R,N\n${Array.from({ length: 20_000 }, (_, row) => `c${row},${row},3\n`).join("")}x,-,3\n`,
  );
  for (let from = 0; from < csv.length; from += 1000) open.feed(csv.subarray(from, from + 1000));
  assert.throws(() => open.summary(), /not ranked/);
  open.end();
  let steps = 1;
  while (!open.advance(1000)) steps++;
  assert.ok(steps > 20);
  assert.deepEqual([open.rows, open.rejectedCount, open.rejectedKept, open.arranged], [20_000, 1, 1, 20_000]);
  assert.equal(open.rowsAt(0, 1)[0]?.id, "c19999");
  assert.deepEqual([open.rowsAt(19_999, 10).length, open.rowsAt(20_000, 10)], [1, []]);
  assert.equal(open.arrange({ by: "id", descending: false, search: "C12" }), 1111);
  assert.deepEqual(
    open.rowsAt(0, 3).map(({ id }) => id),
    ["c12", "c120", "c121"],
  );
  open.startArranging({ by: "rank", descending: true, search: "" });
  while (!open.advance(5000));
  assert.equal(open.rowsAt(0, 1)[0]?.rank, 20_000);
  assert.throws(() => open.arrange({ by: "line" as never, descending: false, search: "" }), TypeError);
  const { customers, values, cumulative, b_ends } = open.pareto(101);
  assert.deepEqual([customers.length, customers[1], customers[100]], [101, 200, 20_000]);
  assert.deepEqual([values.length, cumulative[0], cumulative[100]], [101, 0, 1]);
  assert.ok(Number.isNaN(values[0]) && (values[1] ?? 0) > (values[100] ?? 0) && b_ends < 20_000);
  const lorenz = open.lorenz(11);
  assert.ok(lorenz && lorenz.value[10] === 1 && (lorenz.value[5] ?? 1) < 0.5);
  open.free();
});

test("a stop is thrown, with its place", () => {
  const open = engine.openPortfolio();
  open.feed(bytes('id,R\nA,1\nB,"2\n'));
  assert.throws(
    () => open.end(),
    (error) => error instanceof PortfolioStop && error.code === "unclosed-quote" && error.stopped.line === 3,
  );
  assert.equal(open.advance(10), false);
  open.free();
});

test("a file on disk is fed as its stream comes", async () => {
  const path = join(tmpdir(), `portfolio-${process.pid}.csv`);
  writeFileSync(path, worth(5, 3, 2));
  const open = engine.openPortfolio();
  for await (const piece of (await openAsBlob(path)).stream() as unknown as AsyncIterable<Uint8Array>) {
    open.feed(piece);
  }
  open.end();
  while (!open.advance(1000));
  assert.equal(open.summary().total_value, "10");
  open.free();
  assert.equal(whole(readFileSync(path, "utf8")).summary.total_value, "10");
});
