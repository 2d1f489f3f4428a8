// The SQL for a warehouse, run by DuckDB. Expected: the engine of the built package for 100,000 customers; the numbers of
// tests/data/customer_value.csv (mpmath); docs/formulas.md for the ranking; R's package ineq for Gini; a textbook's ABC.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { loadEngine } from "../../dist/npm/engine.js";
import { seeded } from "../spreadsheet/random-inputs.js";
import { type CustomerRow, customerRow, FIELDS } from "./customer-rows.js";
import { ranking } from "./ranking.js";
import { sql, Warehouse } from "./warehouse.js";

const DOCUMENT = "docs/customer-value.sql";
const CUSTOMERS = 100_000;
const TOLERANCE = 1e-9;

const TYPES: Record<string, string> = {
  id: "BIGINT",
  first_purchase_price: "DECIMAL(18, 2)",
  acquisition_cost: "DECIMAL(18, 2)",
  annual_revenue: "DECIMAL(18, 2)",
  gross_margin_rate: "DECIMAL(22, 20)",
  annual_service_cost: "DECIMAL(18, 2)",
  retention_years: "DECIMAL(13, 10)",
  discount_rate: "DECIMAL(22, 20)",
  annual_retention_rate: "DECIMAL(22, 20)",
  repeat_purchase_price: "DECIMAL(18, 2)",
  goodwill_damage_coefficient: "DECIMAL(22, 20)",
};

type IdentifiedRow = CustomerRow & { readonly id: string };

/** Relative to the expected; the engine's own last decimal is the 16th. */
function error(found: unknown, expected: number): number {
  assert.equal(typeof found, "number");
  const difference = Math.abs((found as number) - expected);
  return difference <= 1e-16 ? 0 : difference / Math.abs(expected);
}

test("the checked-in file is what the command prints", () => {
  const printed = sql();
  if (process.env.UPDATE_GENERATED) writeFileSync(DOCUMENT, printed);
  assert.equal(
    readFileSync(DOCUMENT, "utf8"),
    printed,
    `${DOCUMENT} is stale: UPDATE_GENERATED=1 node --import tsx --test tests/sql/customer-value.test.ts`,
  );
});

test("a client that knows no comments finds three statements, and no text begun in a comment", () => {
  const text = readFileSync(DOCUMENT, "utf8");
  assert.equal(text.split(";").filter((part) => part.trim() !== "").length, 3);
  for (const line of text.split("\n")) assert.doesNotMatch(line.split("--")[1] ?? "", /['";]/, line);
});

/** Values the rows in a warehouse and by the engine, which have to agree; gives the engine's V by id. */
async function valued(rows: readonly IdentifiedRow[], warehouse: Warehouse): Promise<Map<number, string>> {
  await warehouse.table("customers", TYPES, rows);
  await warehouse.run(sql("--columns", FIELDS.join(",")));
  const engine = await loadEngine();
  const values = new Map<number, string>();
  const found = await warehouse.columns("SELECT * FROM customer_values ORDER BY id");
  const worst: Record<string, number> = { customer_value: 0, sustained_value: 0, loss_value: 0 };
  rows.forEach(({ id, ...inputs }, place) => {
    const point = { input: "retention_years", at: inputs.retention_years };
    const answer = engine.chartedAt("customer-value", inputs, point);
    assert.ok(answer.ok, JSON.stringify(answer));
    for (const output of Object.keys(worst)) {
      const expected = answer.outputs[output];
      assert.ok(typeof expected === "string", `${output} of ${JSON.stringify(inputs)}`);
      const off = error(found[output]?.[place], Number(expected));
      assert.ok(
        off < TOLERANCE,
        `${output} of ${JSON.stringify(inputs)}: ${found[output]?.[place]}, not ${expected}`,
      );
      worst[output] = Math.max(worst[output] ?? 0, off);
    }
    values.set(Number(id), `${answer.outputs.customer_value}`);
  });
  console.log(`largest relative differences among ${rows.length}:`, worst);
  return values;
}

test("10,000 customers at the ends of the bounds: every value is the engine's to 10^-9", async () => {
  const random = seeded(19_700_101);
  const rows = Array.from({ length: 10_000 }, (_, place) => ({
    ...customerRow(random, "far"),
    id: `${place + 1}`,
  }));
  const warehouse = await Warehouse.open();
  const values = await valued(rows, warehouse);
  assert.ok([...values.values()].some((value) => Number(value) > 1e15));
  warehouse.close();
});

test("100,000 customers: every value is the engine's to 10^-9, and so is the ranking", async () => {
  const random = seeded(20_260_101);
  const rows = Array.from({ length: CUSTOMERS }, (_, place) => ({
    ...customerRow(random),
    id: `${place + 1}`,
  }));
  // The same customer twice: equal values, ranked by id.
  for (let place = 0; place < CUSTOMERS; place += 500)
    rows[place + 1] = { ...(rows[place] as IdentifiedRow), id: `${place + 2}` };

  const warehouse = await Warehouse.open();
  const values = await valued(rows, warehouse);
  const expected = ranking(values);
  const listed = await warehouse.columns("SELECT * FROM customer_ranking ORDER BY customer_rank");
  const scale = (exact: bigint) => Number(exact) / 1e16;
  assert.equal(listed.id?.length, CUSTOMERS);
  let moved = 0;
  let otherClass = 0;
  expected.ranked.forEach((customer, place) => {
    assert.equal(listed.customer_rank?.[place], BigInt(place + 1));
    // Two that differ by less than a float can tell may stand the other way round; nothing else may.
    const id = Number(listed.id?.[place]);
    if (id !== customer.id) {
      moved += 1;
      assert.ok(error(Number(values.get(id)), scale(customer.value)) < TOLERANCE, `rank ${place + 1}`);
    }
    if (listed.abc_class?.[place] !== customer.abcClass) otherClass += 1;
    assert.ok(error(Number(listed.cumulative_value?.[place]), scale(customer.cumulative)) < TOLERANCE);
    assert.ok(error(listed.cumulative_share?.[place], customer.share) < TOLERANCE);
  });
  assert.ok(moved < 10, `${moved} stand elsewhere`);
  assert.ok(otherClass === 0, `${otherClass} are in another class`);

  const [base] = await warehouse.rows("SELECT * FROM customer_base");
  const inClass = (name: string) =>
    BigInt(expected.ranked.filter(({ abcClass }) => abcClass === name).length);
  assert.equal(base?.ranked_customers, BigInt(CUSTOMERS));
  assert.equal(base?.unranked_customers, 0n);
  assert.equal(base?.class_a_customers, inClass("A"));
  assert.equal(base?.class_b_customers, inClass("B"));
  assert.equal(base?.class_c_customers, inClass("C"));
  assert.equal(base?.customers_for_share, BigInt(expected.customersForShare));
  assert.ok(error(base?.top_share, expected.topShare) < TOLERANCE);
  assert.equal(expected.gini, null);
  assert.equal(base?.gini, null);

  // Without those that lose money there is a Gini coefficient.
  const gaining = ranking(new Map([...values].filter(([, value]) => !value.startsWith("-"))));
  await warehouse.run(
    "DELETE FROM customers WHERE id IN (SELECT id FROM customer_values WHERE customer_value < 0)",
  );
  const [profitable] = await warehouse.rows("SELECT gini, ranked_customers FROM customer_base");
  assert.equal(profitable?.ranked_customers, BigInt(gaining.ranked.length));
  assert.ok(error(profitable?.gini, gaining.gini ?? Number.NaN) < TOLERANCE);
  warehouse.close();
});

test("names of the warehouse's own, and the numbers of an arithmetic with 40 digits", async () => {
  const [, header = "", ...lines] = readFileSync("tests/data/customer_value.csv", "utf8").trim().split("\n");
  // Names are not told apart by case in SQL.
  const names = header.split(",").map((name) => (name === "r" ? "rate" : name));
  const rows = lines.map((line, place) => {
    const cells = line.split(",");
    return { number: `${place}`, ...Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ""])) };
  });
  const warehouse = await Warehouse.open();
  await warehouse.run("CREATE SCHEMA crm; CREATE SCHEMA analysis");
  const types = Object.fromEntries(names.map((name) => [name, "DOUBLE"]));
  await warehouse.table("crm.buyers", { number: "BIGINT", ...types }, rows);
  const columns =
    "first_purchase_price=P0,acquisition_cost=C0,annual_revenue=R,retention_years=N,discount_rate=rate,repeat_purchase_price=P1,goodwill_damage_coefficient=x";
  const naming = [
    "--table",
    "crm.buyers",
    "--id",
    "number",
    "--schema",
    "analysis",
    "--double",
    "DOUBLE PRECISION",
  ];
  await warehouse.run(sql(...naming, "--columns", columns));
  const found = await warehouse.rows(
    "SELECT * FROM crm.buyers JOIN analysis.customer_values USING (number) ORDER BY number",
  );
  assert.equal(found.length, rows.length);
  for (const row of found) {
    for (const [output, expected] of [
      ["customer_value", "V_yearly_sum"],
      ["sustained_value", "CV"],
      ["loss_value", "L_yearly_sum"],
    ] as const)
      assert.ok(
        error(row[output], Number(row[expected])) < TOLERANCE,
        `${output}: ${JSON.stringify(row, String)}`,
      );
  }
  const [base] = await warehouse.rows("SELECT * FROM analysis.customer_base");
  assert.equal(base?.ranked_customers, BigInt(rows.length));
  warehouse.close();
});

/** A warehouse in which each customer is worth what is given, by the checked-in file. */
async function worth(values: string[], adapted = (text: string) => text): Promise<Warehouse> {
  const warehouse = await Warehouse.open();
  const rows = values.map((value, place) => ({
    id: `${place + 1}`,
    first_purchase_price: value.startsWith("-") ? "0" : value,
    acquisition_cost: value.startsWith("-") ? value.slice(1) : "0",
    annual_revenue: "0",
    retention_years: "5",
    discount_rate: "0.0578",
  }));
  const types = Object.fromEntries(
    Object.keys(rows[0] ?? { id: "" }).map((name) => [name, TYPES[name] ?? ""]),
  );
  await warehouse.table("customers", values.length > 0 ? types : TYPES, rows);
  await warehouse.run(adapted(readFileSync(DOCUMENT, "utf8")));
  return warehouse;
}

const classes = async (warehouse: Warehouse) =>
  (await warehouse.columns("SELECT abc_class FROM customer_ranking ORDER BY customer_rank")).abc_class?.join(
    "",
  );

test("the classes of a textbook, and the one who makes nearly everything", async () => {
  const values = ["27000", "24000", "18000", "16000", "6000", "5000", "4000"];
  const limits = (text: string) =>
    text.replace("80 AS class_a", "70 AS class_a").replace("95 AS class_b", "90 AS class_b");
  assert.equal(await classes(await worth(values, limits)), "AAABCCC");
  assert.equal(await classes(await worth(["95", "3", "2"])), "ACC");
  // 9.06 + 4.22 + 1.24 is 80 % of all; as floats it is a little more.
  const onTheLimit = ["9.06", "4.22", "1.24", "1.21", "0.9", "0.8", "0.72"];
  assert.equal(await classes(await worth(onTheLimit)), "AAABBCC");
});

test("Gini's coefficient, the best fifth, and how many make 80 %", async () => {
  const warehouse = await worth(["1", "3", "2", "1", "1", "1", "4"]);
  const [base] = await warehouse.rows("SELECT * FROM customer_base");
  assert.ok(Math.abs(Number(base?.gini) - 0.3076923) < 5e-8);
  assert.ok(error(base?.top_share, 7 / 13) < TOLERANCE); // the best 2 of 7
  assert.equal(base?.customers_for_share, 5n); // 4 + 3 + 2 + 1 + 1 = 11 of 13; 10 are 77 %
  const order = await warehouse.columns("SELECT id FROM customer_ranking ORDER BY customer_rank");
  assert.deepEqual(order.id?.map(Number), [7, 2, 3, 1, 4, 5, 6]);
});

test("where nobody is worth anything there are no shares, and where nobody is, no rows", async () => {
  const warehouse = await worth(["0", "-5", "-3"]);
  assert.equal(await classes(warehouse), "CCC");
  const ranked = await warehouse.rows("SELECT * FROM customer_ranking ORDER BY customer_rank");
  assert.deepEqual(
    ranked.map(({ id, cumulative_share }) => [Number(id), cumulative_share]),
    [
      [1, null],
      [3, null],
      [2, null],
    ],
  );
  const [base] = await warehouse.rows("SELECT * FROM customer_base");
  assert.deepEqual(
    [base?.customers_below_zero, base?.top_share, base?.customers_for_share, base?.gini],
    [2n, null, null, null],
  );
  const empty = await worth([]);
  assert.deepEqual(await empty.rows("SELECT * FROM customer_ranking"), []);
  const [none] = await empty.rows("SELECT * FROM customer_base");
  assert.deepEqual([none?.ranked_customers, none?.unranked_customers, none?.gini], [0n, 0n, null]);
});

test("a bad row gets no value and is listed with its reason; the others are ranked without it", async () => {
  const warehouse = await worth(["10", "20", "30", "40", "50"]);
  await warehouse.run("ALTER TABLE customers ALTER discount_rate TYPE DOUBLE");
  await warehouse.run("UPDATE customers SET discount_rate = -1 WHERE id = 1");
  await warehouse.run("UPDATE customers SET annual_revenue = NULL, retention_years = 101 WHERE id = 2");
  await warehouse.run("UPDATE customers SET discount_rate = 'NaN' WHERE id = 3");
  const listed = await warehouse.rows("SELECT * FROM customer_ranking ORDER BY id");
  assert.deepEqual(
    listed.map(({ customer_rank, customer_value, rejected_for }) => [
      customer_rank,
      customer_value,
      rejected_for,
    ]),
    [
      [null, null, "discount_rate"],
      [null, null, "annual_revenue"],
      [null, null, "discount_rate"],
      [2n, 40, null],
      [1n, 50, null],
    ],
  );
  const [base] = await warehouse.rows("SELECT * FROM customer_base");
  assert.deepEqual([base?.ranked_customers, base?.unranked_customers, base?.total_value], [2n, 3n, 90]);
});
