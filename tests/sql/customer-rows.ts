// Customers for a warehouse, made up and the same in every run: usual ones, and the edges of the formulas.
import type { Random } from "../spreadsheet/random-inputs.js";

export type CustomerRow = Readonly<Record<(typeof FIELDS)[number], string>>;

/** Every field that the query reads. */
export const FIELDS = [
  "first_purchase_price",
  "acquisition_cost",
  "annual_revenue",
  "gross_margin_rate",
  "annual_service_cost",
  "retention_years",
  "discount_rate",
  "annual_retention_rate",
  "repeat_purchase_price",
  "goodwill_damage_coefficient",
] as const;

/** A far stay multiplies a negative rate into amounts that no ranking of others would show beside. */
export function customerRow(random: Random, stays: "as people do" | "far" = "as people do"): CustomerRow {
  const rate = discountRate(random);
  return {
    first_purchase_price: money(random(8000)),
    acquisition_cost: money(random(4000)),
    annual_revenue: money(random(3000) ** 2 / 1500 - 200),
    gross_margin_rate: random(4) < 1 ? "1" : plain(random(1), 2),
    annual_service_cost: money(random(300)),
    retention_years: years(random, rate, stays === "far"),
    discount_rate: rate,
    annual_retention_rate: staying(random),
    repeat_purchase_price: money(random(9000)),
    goodwill_damage_coefficient: plain(random(1), 3),
  };
}

function discountRate(random: Random): string {
  const kind = random(100);
  if (kind < 5) return "0";
  if (kind < 10) return (10 ** -(4 + random(16))).toFixed(20);
  if (kind < 15) return `-${(10 ** -(4 + random(16))).toFixed(20)}`;
  if (kind < 22) return plain(-random(0.3), 4);
  if (kind < 23) return "-0.99";
  if (kind < 26) return plain(random(10), 2);
  return plain(random(0.25), 4);
}

/** So few years at −99 % that the engine's decimals can hold what comes of it. */
function years(random: Random, rate: string, far: boolean): string {
  const most = rate === "-0.99" ? (far ? 6 : 1) : far || Number(rate) > -0.001 ? 100 : 8;
  const kind = random(100);
  if (kind < 5) return "0";
  if (kind < 8) return (10 ** -random(10)).toFixed(10);
  if (kind < 9) return plain(most, 0);
  if (kind < 60) return plain(Math.min(most, random(25)), 0);
  return plain(Math.min(most, random(30)), 2);
}

function staying(random: Random): string {
  const kind = random(100);
  if (kind < 50) return "1";
  if (kind < 54) return "0";
  if (kind < 57) return (10 ** -random(12)).toFixed(12);
  return plain(0.3 + random(0.7), 3);
}

const money = (value: number) => plain(value, 2);
const plain = (value: number, decimals: number) => `${Number(value.toFixed(decimals))}`;
