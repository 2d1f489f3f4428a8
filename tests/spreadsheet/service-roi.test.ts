// `service-roi` against a sheet that counts the customers year by year, as an analyst would lay it out: an independent
// computation by LibreOffice, with its NPV, from the words of docs/formulas.md and none of the engine's formulas.
import assert from "node:assert/strict";
import { test } from "node:test";
import { loadEngine } from "../../dist/npm/engine.js";
import { type Cell, calculated } from "./libreoffice.js";

const engine = await loadEngine();
const example = Object.fromEntries(
  engine
    .models()
    .find(({ id }) => id === "service-roi")
    ?.inputs.map(({ id, default: value }) => [id, value]) ?? [],
);

const cases: Record<string, Record<string, string>> = {
  "the example": {},
  "ten years": { horizon_years: "10", annual_referral_income: "40" },
  "no payback": { setup_cost: "900000", annual_fee_per_seat: "9000" },
  "cost 0": { setup_cost: "0", annual_fee_per_seat: "0" },
  "customers stay shorter": { retention_years_with: "3", horizon_years: "5" },
  "one year": { horizon_years: "1" },
  "no discount rate": { discount_rate: "0", horizon_years: "7" },
  "a negative rate": { discount_rate: "-0.02", horizon_years: "6" },
  "they stay one year without it": {
    retention_years_without: "1",
    retention_years_with: "2.5",
    horizon_years: "4",
  },
  "a cautious reader": { benefit_confidence: "0.6", setup_cost: "150000", horizon_years: "4" },
  "a margin below 0": { annual_revenue: "200", annual_service_cost: "300", horizon_years: "8" },
  "thirty years": { horizon_years: "30", discount_rate: "0.11", setup_cost: "777777.77" },
  "late payback": { agents_saved: "0", automated_share: "0.1", setup_cost: "300000", horizon_years: "12" },
};

const YEARS = 31;
const BLOCK = YEARS + 1;

/** One case in a block of rows: the year in A, then customers, benefits, flows; the results in the first row's end. */
function block(given: Record<string, string>, top: number): Cell[][] {
  const value = (id: string) => Number(given[id]);
  const years = value("horizon_years");
  const [growth, confidence] = [1 + value("discount_rate"), value("benefit_confidence")];
  const fees = value("seats") * value("annual_fee_per_seat");
  const steady =
    value("annual_contacts") * value("automated_share") * value("cost_per_contact") +
    value("agents_saved") * value("annual_cost_per_agent");
  const margin = value("annual_revenue") - value("annual_service_cost");
  const rows: Cell[][] = [];
  for (let year = 0; year <= years; year++) {
    const row = top + year;
    const before = row - 1;
    // B, C: the customers there in that year, without the system and with it.
    const customers: Cell[] =
      year === 0
        ? [null, null]
        : year === 1
          ? [value("customers"), value("customers")]
          : [
              `=B${before}-B${before}/${value("retention_years_without")}`,
              `=C${before}-C${before}/${value("retention_years_with")}`,
            ];
    // D: the year's benefit. E: what is paid for the system at the beginning of the next year. F: the flow.
    const benefit =
      year === 0
        ? 0
        : `=${confidence}*((C${row}-B${row})*${margin}+C${row}*${value("annual_referral_income")}+${steady})`;
    const paid = (year === 0 ? value("setup_cost") : 0) + (year < years ? fees : 0);
    // H: the flows so far at their present value. I: the time of payback, if it is in the year that follows.
    const sum = year === 0 ? `=G${row}` : `=H${before}+G${row}`;
    const last = top + years;
    const isLastBelow = `AND(H${row}<0,MIN(H${Math.min(row + 1, last)}:H${last})>=0)`;
    const crossing = year === years ? -1 : `=IF(${isLastBelow},A${row}-H${row}/(H${row + 1}-H${row}),-1)`;
    rows.push([
      year,
      ...customers,
      benefit,
      paid,
      `=D${row}-E${row}`,
      `=F${row}/${growth}^A${row}`,
      sum,
      crossing,
    ]);
  }
  const [first, last] = [top, top + years];
  // Flows from year 1 on by the spreadsheet's own NPV, which discounts the first of them once.
  const net = `=F${first}+NPV(${growth}-1,F${first + 1}:F${last})`;
  const cost = years === 1 ? `=E${first}` : `=E${first}+NPV(${growth}-1,E${first + 1}:E${last})`;
  const payback = `=IF(H${last}<0,-9,MAX(0,MAX(I${first}:I${last})))`;
  rows[0] = [...(rows[0] ?? []), net, cost, payback];
  while (rows.length < BLOCK) rows.push([null]);
  return rows;
}

test("a service system, year by year in a sheet", () => {
  const names = Object.keys(cases);
  assert.ok(names.length >= 10);
  const all = names.map((name) => ({ ...example, ...cases[name] }));
  const sheet = calculated(all.flatMap((given, place) => block(given, place * BLOCK + 1)));
  all.forEach((given, place) => {
    const name = names[place] ?? "";
    const answer = engine.evaluate("service-roi", given);
    assert.ok(answer.ok, name);
    const { outputs, not_defined } = answer;
    const [net, cost, payback] = (sheet[place * BLOCK] ?? []).slice(9, 12).map(Number) as [
      number,
      number,
      number,
    ];
    const close = (found: string | null | undefined, expected: number, what: string) => {
      const difference = Math.abs(Number(found ?? "NaN") - expected);
      assert.ok(
        difference <= 1e-9 * Math.max(1, Math.abs(expected)),
        `${name}: ${what} ${found}, in the sheet ${expected}`,
      );
    };
    close(outputs.net_benefit, net, "net benefit");
    close(outputs.system_cost, cost, "cost");
    if (cost > 0) close(outputs.return_on_investment, net / cost, "return");
    else assert.equal(not_defined.return_on_investment, "no-system-cost");
    if (net < 0) assert.equal(not_defined.payback_years, "does-not-pay-back", name);
    else close(outputs.payback_years, payback, "payback");
    const years = Number(given.horizon_years);
    for (let year = 0; year <= years; year++) {
      close(
        answer.schedule[year]?.at(-1),
        Number(sheet[place * BLOCK + year]?.[7]),
        `so far in year ${year}`,
      );
    }
  });
});
