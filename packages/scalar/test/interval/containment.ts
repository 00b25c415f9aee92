import golden from "../data/kernels.json" with { type: "json" };
import { constant, interval, type Interval } from "../../src/interval/index.js";

export type Operation = (...args: Interval[]) => Interval;

/** A stream of numbers in [0, 1), the same at every run. @source Numerical Recipes, the "quick and dirty" linear congruential generator */
const random = (seed: number) => () => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) / 2 ** 32;

/** The golden tables of negative arguments belong to the function of the same name. */
const rowsOf = (name: string): number[][] =>
  Object.entries(golden as Record<string, number[][]>).flatMap(([table, rows]) => (table.replace("OfNegative", "") === name ? rows : []));

/** Whether the true value y + part·ulp(y) is between the bounds. */
const holds = ({ lo, hi }: Interval, y: number, part: number): boolean => (lo < y || (lo === y && part >= 0)) && (y < hi || (y === hi && part <= 0));

export interface Finding {
  readonly args: readonly Interval[];
  readonly value: Interval;
  readonly truth: number;
}

/**
 * Looks for a golden point whose true value the operation does not hold: at the point itself and in `boxes` random boxes around it, from a few
 * ulps to a few units wide. The first argument of polygamma stays a point.
 */
export const violation = (name: string, operation: Operation, boxes = 8): Finding | undefined => {
  const next = random(5);
  const around = (x: number, fixed: boolean): Interval => {
    const reach = (): number => (fixed ? 0 : Math.max(Math.abs(x), next() < 0.5 ? 1 : 0) * 10 ** (-16 * next() + 1) * next());
    return interval(Math.max(x - reach(), -Number.MAX_VALUE), Math.min(x + reach(), Number.MAX_VALUE));
  };
  for (const row of rowsOf(name)) {
    const args = row.slice(0, -2), [truth, part] = row.slice(-2) as [number, number];
    for (let k = 0; k <= boxes; k++) {
      const box = args.map((x, i) => (k === 0 ? constant(x) : around(x, name === "polygamma" && i === 0)));
      const value = operation(...box);
      if (!holds(value, truth, part)) return { args: box, value, truth };
    }
  }
  return undefined;
};

/** The functions that the golden file has values of. */
export const goldenNames = [...new Set(Object.keys(golden).map((table) => table.replace("OfNegative", "")))];

/** The widest result at a golden point, in ulps of it, leaving out points left of 0 where the function cancels. */
export const widest = (name: string, operation: Operation): number =>
  Math.max(
    ...rowsOf(name)
      .filter((row) => row.at(-3)! > 0 || !name.endsWith("gamma") || name === "gamma")
      .map((row) => {
        const { lo, hi } = operation(...row.slice(0, -2).map((x) => constant(x)));
        return (hi - lo) / Math.max(Math.abs(row.at(-2)!) * 2 ** -52, 2 ** -1074);
      }),
  );
