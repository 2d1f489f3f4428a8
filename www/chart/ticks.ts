// Round figures along an axis.

/** The multiples of a round step from the least to the most, about so many: the step is 1, 2 or 5, or as many tens or tenths. */
export function ticks(least: number, most: number, count: number): number[] {
  const step = (most - least) / count;
  const power = Math.floor(Math.log10(step));
  const times = step / 10 ** power;
  const round = times >= Math.sqrt(50) ? 10 : times >= Math.sqrt(10) ? 5 : times >= Math.sqrt(2) ? 2 : 1;
  // Below 1 a step is divided by, so that three of 0.1 are not 0.30000000000000004.
  const unit = power < 0 ? 10 ** -power / round : 10 ** power * round;
  const places = (value: number) => (power < 0 ? value * unit : value / unit);
  const values: number[] = [];
  for (let place = Math.round(places(least)); place <= Math.round(places(most)); place++) {
    const value = power < 0 ? place / unit : place * unit;
    if (value >= least && value <= most) values.push(value);
  }
  return values;
}
