export interface Interval {
  readonly low: number;
  readonly high: number;
}

export interface Estimate extends Interval {
  readonly value: number;
}

/** `hits` of `n`. */
export interface Share {
  readonly hits: number;
  readonly n: number;
}

/** The 97.5 % point of the normal distribution: intervals here hold 95 %. */
export const z95 = 1.959963984540054;

/**
 * A proportion with Wilson's score interval; n must not be 0.
 * Source: Wilson EB. Probable inference, the law of succession, and statistical inference. J Am Stat Assoc 1927;22:209.
 */
export function proportion({ hits, n }: Share, z = z95): Estimate {
  const p = hits / n;
  const middle = (p + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n);
  // At 0 and n the bound is the estimate itself; rounding must not put it on the other side.
  return {
    value: p,
    low: hits === 0 ? 0 : Math.max(0, middle - half),
    high: hits === n ? 1 : Math.min(1, middle + half),
  };
}

/**
 * The difference of two independent proportions, first less second, with the hybrid score interval.
 * Source: Newcombe RG. Interval estimation for the difference between independent proportions: comparison of eleven
 * methods. Stat Med 1998;17:873-890, method 10.
 */
export function difference(first: Share, second: Share, z = z95): Estimate {
  const [a, b] = [proportion(first, z), proportion(second, z)];
  const value = a.value - b.value;
  return {
    value,
    low: value - Math.hypot(a.value - a.low, b.high - b.value),
    high: value + Math.hypot(a.high - a.value, b.value - b.low),
  };
}

/**
 * The ratio of two independent proportions, first to second, with the interval of its logarithm; null where one of
 * them has no hits, since the method says nothing then.
 * Source: Katz D, Baptista J, Azen SP, Pike MC. Obtaining confidence intervals for the risk ratio in cohort studies.
 * Biometrics 1978;34:469-474.
 */
export function ratio(first: Share, second: Share, z = z95): Estimate | null {
  if (first.hits === 0 || second.hits === 0) return null;
  const value = first.hits / first.n / (second.hits / second.n);
  // Reckoned so that it cannot fall below 0 by rounding where everybody is a hit.
  const spread = z * Math.sqrt((1 - first.hits / first.n) / first.hits + (1 - second.hits / second.n) / second.hits);
  return { value, low: value * Math.exp(-spread), high: value * Math.exp(spread) };
}

/** What silent readers could change: all of one arm counted for it and none of the other, and the other way round. */
export function bounds(
  first: Share & { readonly silent: number },
  second: Share & { readonly silent: number },
): { readonly worst: Estimate; readonly best: Estimate } {
  const all = ({ hits, n, silent }: Share & { silent: number }): Share => ({ hits: hits + silent, n });
  return { worst: difference(first, all(second)), best: difference(all(first), second) };
}
