// What a developer would write instead: PapaParse reads the list, and plain numbers or decimal.js value it. Both are given
// a table of annuity factors by rate and years, rank by value, and add up; ties stay in the order of the list.
import Decimal from "decimal.js";
import Papa from "papaparse";
import { MOST_YEARS, RATES } from "./customers.js";

/** What every contender has to come to, to the cent. */
export type Ranking = {
  customers: number;
  total: string;
  /** The value and the id of every thousandth customer by rank, beginning with the best. */
  sampled: string[];
  topShare: string;
};

export const EVERY = 1000;
const GOODWILL = 0.15;
const REPEAT_PRICE = 5000;

/** PapaParse and plain numbers. */
export function withNumbers(csv: string): Ranking {
  const factors = new Map<string, number>();
  for (const rate of RATES) {
    const yearly = 1 / (1 + Number(rate));
    let [power, sum] = [1, 0];
    for (let years = 1; years <= MOST_YEARS; years++) {
      power *= yearly;
      sum += power;
      factors.set(`${rate}/${years}`, sum);
      factors.set(`${rate}^${years}`, power);
    }
  }
  const { data } = Papa.parse<string[]>(csv, { skipEmptyLines: true });
  const count = data.length - 1;
  const values = new Float64Array(count);
  const losses = new Float64Array(count);
  for (let place = 0; place < count; place++) {
    const [, first = "", cost = "", revenue = "", years = "", rate = ""] = data[place + 1] ?? [];
    const value =
      Number(first) - Number(cost) + Number(revenue) * (factors.get(`${rate}/${years}`) ?? Number.NaN);
    const sustained = REPEAT_PRICE * (1 - (factors.get(`${rate}^${years}`) ?? Number.NaN));
    values[place] = value;
    losses[place] = (value + sustained) * (1 + GOODWILL);
  }
  const order = Array.from({ length: count }, (_, place) => place);
  order.sort((one, other) => (values[other] ?? 0) - (values[one] ?? 0));
  const cumulative = new Float64Array(count);
  let [total, positive] = [0, 0];
  order.forEach((place, rank) => {
    const value = values[place] ?? 0;
    total += value;
    positive += Math.max(0, value);
    cumulative[rank] = positive;
  });
  const top = cumulative[Math.ceil(count / 5) - 1] ?? 0;
  return {
    customers: count,
    total: total.toFixed(2),
    sampled: order
      .filter((_, rank) => rank % EVERY === 0)
      .map((place) => `${data[place + 1]?.[0]} ${values[place]?.toFixed(2)}`),
    topShare: (top / positive).toFixed(6),
  };
}

/** PapaParse and decimal.js, with 28 digits, as the engine has them. */
export function withDecimals(csv: string): Ranking {
  const Exact = Decimal.clone({ precision: 28 });
  const one = new Exact(1);
  const factors = new Map<string, Decimal>();
  for (const rate of RATES) {
    const yearly = one.div(one.plus(rate));
    let [power, sum] = [one, new Exact(0)];
    for (let years = 1; years <= MOST_YEARS; years++) {
      power = power.times(yearly);
      sum = sum.plus(power);
      factors.set(`${rate}/${years}`, sum);
      factors.set(`${rate}^${years}`, power);
    }
  }
  const { data } = Papa.parse<string[]>(csv, { skipEmptyLines: true });
  const count = data.length - 1;
  const [goodwill, repeatPrice, none] = [one.plus(GOODWILL), new Exact(REPEAT_PRICE), new Exact(0)];
  const values: Decimal[] = [];
  const losses: Decimal[] = [];
  for (let place = 0; place < count; place++) {
    const [, first = "", cost = "", revenue = "", years = "", rate = ""] = data[place + 1] ?? [];
    const value = new Exact(first)
      .minus(cost)
      .plus(new Exact(revenue).times(factors.get(`${rate}/${years}`) ?? none));
    const sustained = repeatPrice.times(one.minus(factors.get(`${rate}^${years}`) ?? none));
    values.push(value);
    losses.push(value.plus(sustained).times(goodwill));
  }
  const order = Array.from({ length: count }, (_, place) => place);
  order.sort((before, after) => (values[after] ?? none).comparedTo(values[before] ?? none));
  const cumulative: Decimal[] = [];
  let [total, positive] = [none, none];
  for (const place of order) {
    const value = values[place] ?? none;
    total = total.plus(value);
    if (value.greaterThan(0)) positive = positive.plus(value);
    cumulative.push(positive);
  }
  const top = cumulative[Math.ceil(count / 5) - 1] ?? none;
  return {
    customers: count,
    total: total.toFixed(2),
    sampled: order
      .filter((_, rank) => rank % EVERY === 0)
      .map((place) => `${data[place + 1]?.[0]} ${values[place]?.toFixed(2)}`),
    topShare: top.div(positive).toFixed(6),
  };
}
