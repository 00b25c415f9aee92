const count = 320;

/**
 * Points of a function's graph, evenly over an interval, with NaN where it has no value and between two points where it jumps by more than `reach`, the height that
 * is shown, though the steps between them are halved again and again: there it has a pole or a jump.
 */
export const sampled = (f: (x: number) => number, [lo, hi]: readonly [number, number], reach: number): (readonly [number, number])[] => {
  const points: (readonly [number, number])[] = [];
  for (let k = 0; k <= count; k++) {
    const x = lo + ((hi - lo) * k) / count;
    const y = f(x);
    const last = points.at(-1);
    if (last && Number.isFinite(y) && jumps(f, last, [x, y], reach)) points.push([x, NaN]);
    points.push([x, Number.isFinite(y) ? y : NaN]);
  }
  return points;
};

/** Whether most of the way between two points lies in ever smaller steps. */
const jumps = (f: (x: number) => number, from: readonly [number, number], to: readonly [number, number], reach: number): boolean => {
  let [[a, fa], [b, fb]] = [from, to];
  const rise = Math.abs(fb - fa);
  if (!(rise > reach / 12)) return false;
  for (let k = 0; k < 12; k++) {
    const m = (a + b) / 2;
    const fm = f(m);
    if (!Number.isFinite(fm)) return true;
    if (Math.abs(fm - fa) > Math.abs(fb - fm)) [b, fb] = [m, fm];
    else [a, fa] = [m, fm];
  }
  return Math.abs(fb - fa) > rise / 2;
};
