/**
 * When parts of an objective are worth being shared by the workers of a pool: a gradient of a logistic regression of more and more rows, in this thread and by workers.
 *
 * After a build of the package, whose worker it uses: npm run bench -- packages/optimizer/bench/shared.ts
 */
import { resolve } from "node:path";
import { Worker } from "node:worker_threads";
import { machine } from "@repo/bench";
import { matmul, mean, mul, softplus, type Tensor } from "@gradkit/autodiff";
import { gradientDescent, minimize, pool } from "@gradkit/optimizer";
import { fromData } from "@gradkit/shapes";

const create = (): Worker => new Worker(resolve("packages/optimizer/dist/worker/worker.js"));
const columns = 50;
const loss = (w: Tensor, { X, y }: { X: Tensor; y: Tensor }) => mean(softplus(mul(-1, mul(y, matmul(X, w)))));

/** Milliseconds of a gradient, as the run's own clock has it without the first few. */
const perGradient = async (rows: number, on: "inline" | number): Promise<number> => {
  const data = { X: fromData(Float64Array.from({ length: rows * columns }, (_, i) => Math.sin(i)), [rows, columns]), y: Float64Array.from({ length: rows }, (_, i) => (i % 3 === 0 ? 1 : -1)) };
  const marks: number[] = [];
  const steps = 40;
  const method = gradientDescent({ rate: 1e-3 });
  const watched = { ...method, step: (...given: Parameters<typeof method.step>) => { marks.push(performance.now()); return method.step(...given); } };
  await minimize(loss, new Float64Array(columns), { data, chunks: {}, compile: "always", method: watched, stop: { steps, gradient: 0 }, on: on === "inline" ? "inline" : pool({ size: on, create }) });
  const times = marks.slice(11).map((mark, k) => mark - marks[10 + k]!).toSorted((a, b) => a - b);
  return times[times.length >> 1]!;
};

const run = async (): Promise<void> => {
  console.log(machine());
  console.log("rows × 50     here   1 worker  2 workers  ms a gradient");
  for (const rows of [1000, 10_000, 100_000, 400_000]) {
    const row = [await perGradient(rows, "inline"), await perGradient(rows, 1), await perGradient(rows, 2)];
    console.log(`${String(rows).padStart(9)}${row.map((time) => time.toFixed(2).padStart(9)).join("  ")}`);
  }
};
void run();
