/**
 * What compiling gives: steps of a whole run a second, interpreted and compiled, with what is spent on compiling, and the length of run from which `auto` gains.
 *
 * npm run bench -- packages/optimizer/bench/compiled.ts
 */
import { machine } from "@repo/bench";
import { matmul, mean, mul, slice, softplus, square, sub, sum, tanh, add, type Tensor } from "@gradkit/autodiff";
import { adam, minimize, type OptimizeOptions } from "@gradkit/optimizer";

const wave = (rows: number, columns: number): number[][] => Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (_, j) => Math.sin(3 * i + j)));
const X = wave(1000, 20);
const y = Float64Array.from({ length: 1000 }, (_, i) => i % 2);
const [inputs, targets] = [wave(128, 8), wave(128, 1)];

const problems: Readonly<Record<string, (o: OptimizeOptions) => PromiseLike<{ readonly steps: number }>>> = {
  "Rosenbrock, n = 1000": (o) => minimize((x: Tensor) => add(sum(square(sub(1, slice(x, [0, 999])))), mul(100, sum(square(sub(slice(x, [1, 1000]), square(slice(x, [0, 999]))))))), new Float64Array(1000), o),
  "logistic regression, 1000 × 20": (o) => minimize((w: Tensor) => mean(sub(softplus(matmul(X, w)), mul(y, matmul(X, w)))), new Float64Array(20), o),
  "perceptron 8-32-1, 128 rows": (o) => minimize(({ a, b }: { a: Tensor; b: Tensor }) => mean(square(sub(matmul(tanh(matmul(inputs, a)), b), targets))), { a: wave(8, 32), b: wave(32, 1) }, o),
};

/** Steps a second of a run of so many steps. */
const speed = async (run: (typeof problems)[string], compile: "auto" | "always" | "never", steps: number): Promise<number> => {
  const since = performance.now();
  const { steps: done } = await run({ compile, method: adam(), stop: { steps, gradient: 0 } });
  return (1000 * done) / (performance.now() - since);
};

const median = (all: readonly number[]): number => all.toSorted((a, b) => a - b)[all.length >> 1]!;

const bench = async (): Promise<void> => {
  console.log(machine());
  for (const [title, run] of Object.entries(problems)) {
    for (const steps of [50, 500, 5000]) {
      const found = { never: [] as number[], auto: [] as number[], always: [] as number[] };
      for (let round = 0; round < 3; round++) for (const compile of ["never", "auto", "always"] as const) found[compile].push(await speed(run, compile, steps));
      console.log(`${title}, ${steps} steps: ${Object.entries(found).map(([compile, all]) => `${compile} ${median(all).toFixed(0)}`).join(", ")} steps/s`);
    }
  }
};
void bench();
