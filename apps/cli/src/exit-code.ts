/** What the process ends with: 0 done; 1 done, and not accepted (not converged, a check that fails); 2 usage or formula; 3 data; 4 numbers; 130 interrupted. */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 130;

/** The exit code of an error by the start of its code; the first that fits. */
const rows: readonly (readonly [start: string, exit: ExitCode])[] = [
  ["cli/internal", 4],
  ["cli/data", 3],
  ["cli/", 2],
  ["scalar/no-value", 4],
  ["scalar/no-series", 4],
  ["scalar/", 2],
  ["matrix/no-value", 4],
  ["matrix/unproved", 4],
  ["matrix/", 2],
  ["taylor/not-smooth", 4],
  ["taylor/", 2],
  ["shapes/", 2],
  ["autodiff/", 2],
  ["fit/few-rows", 3],
  ["fit/missing", 3],
  ["fit/lengths", 3],
  ["fit/weight", 3],
  ["fit/start", 4],
  ["fit/worker", 4],
  ["fit/", 2],
  ["cluster/sweep-file", 3],
  ["cluster/journal", 3],
  ["cluster/unreachable", 3],
  ["cluster/", 2],
  ["optimizer/start", 4],
  ["optimizer/objective-threw", 4],
  ["optimizer/worker", 4],
  ["optimizer/", 2],
];

export const exitCodeOf = (code: string): ExitCode => rows.find(([start]) => code.startsWith(start))?.[1] ?? 4;
