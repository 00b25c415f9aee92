import { cpus } from "node:os";

/** The competitors of a benchmark by name; the first is the measure of the others. */
export type Sides = Readonly<Record<string, () => unknown>>;

export interface CompareOptions {
  /** Timed runs of each side; one run of each is one round. */
  readonly rounds?: number;
  /** What a run should last at least: quick functions are called in batches. In milliseconds. */
  readonly milliseconds?: number;
  /** How long each side runs before it is timed, so that steady times are compared. In milliseconds. */
  readonly warm?: number;
  /** The size of a result, in what unit the benchmark likes: nodes, characters. */
  readonly size?: (result: never) => number;
}

export interface Measured {
  readonly name: string;
  /** Median over the rounds, in microseconds a call. */
  readonly microseconds: number;
  /** Times the first side's median. */
  readonly ratio: number;
  readonly size?: number;
  /** Why the side could not be run. */
  readonly failed?: string;
}

const median = (xs: readonly number[]): number => {
  const sorted = xs.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};

/** The result is given back, so that no engine may leave the calls out. */
function run(f: () => unknown, calls: number): { elapsed: number; result: unknown } {
  let result: unknown;
  const start = performance.now();
  for (let i = 0; i < calls; i++) result = f();
  return { elapsed: performance.now() - start, result };
}

/** The calls that take as long as a run should, found by doubling once the function has run for `warm`. */
function batch(f: () => unknown, least: number, warm: number): number {
  for (let spent = 0; spent < warm; ) spent += run(f, 1).elapsed;
  let calls = 1;
  while (run(f, calls).elapsed < least) calls *= 2;
  return calls;
}

const failure = (f: () => unknown): string | undefined => {
  try {
    f();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

/** Times the sides in turn, round after round in one process, so that a slow moment of the machine meets them all. */
export function measure(sides: Sides, { rounds = 9, milliseconds: least = 20, warm = 1000, size }: CompareOptions = {}): Measured[] {
  const runs = Object.entries(sides).map(([name, f]) => {
    const failed = failure(f);
    const bytes = failed === undefined && size ? size(f() as never) : undefined;
    return { name, f, failed, size: bytes, calls: failed === undefined ? batch(f, least, warm) : 0, times: [] as number[] };
  });
  const running = runs.filter(({ failed }) => failed === undefined);
  for (let round = 0; round < rounds; round++) {
    for (const { f, calls, times } of running) times.push((1000 * run(f, calls).elapsed) / calls);
  }
  const unit = median(runs[0]?.times ?? []);
  return runs.map(({ name, times, size: of, failed }) => {
    const microseconds = median(times);
    const ratio = microseconds / unit;
    return { name, microseconds, ratio, ...(of === undefined ? {} : { size: of }), ...(failed === undefined ? {} : { failed }) };
  });
}

const figures = ({ microseconds, ratio, size }: Measured): string =>
  [`${microseconds.toFixed(3).padStart(14)} µs`, `${ratio.toFixed(2).padStart(9)} ×`, size === undefined ? "" : String(size).padStart(7)].join(" ");

const row = (side: Measured): string => `  ${side.name.padEnd(34)}${side.failed === undefined ? figures(side) : `   failed: ${side.failed.split("\n")[0]}`}`;

/** Measures the sides, prints a table, and gives the figures. */
export function compare(title: string, sides: Sides, options: CompareOptions = {}): Measured[] {
  const measured = measure(sides, options);
  console.log([title, ...measured.map(row), ""].join("\n"));
  return measured;
}

/** Where the figures come from. */
export const machine = (): string => `Node ${process.version}, ${cpus()[0]?.model ?? "unknown processor"}, ${cpus().length} cores`;
