/** Whether two values of a limit are one, but for rounding; where neither is known they are. */
export const isClose = (a: number | undefined, b: number | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && Number.isFinite(a - b) && Math.abs(a - b) <= Math.max(1e-300, 1e-15 * Math.max(Math.abs(a), Math.abs(b))));
