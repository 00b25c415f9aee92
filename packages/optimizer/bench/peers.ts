/**
 * The 25 problems of Moré, Garbow and Hillstrom by minimizers that npm has: how many they solve from the standard start with their default settings and exact derivatives, in how many calls, and how long they take; and a logistic
 * regression by Adam, beside that of TensorFlow.js.
 *
 * npm run bench -- packages/optimizer/bench/peers.ts
 */
import { machine } from "@repo/bench";
import { add, matmul, mean, mul, softplus, square, sum, type Tensor } from "@gradkit/autodiff";
import { adam, bfgs, lbfgs, leastSquares, levenbergMarquardt, minimize, newton, nonlinearCG, type Method } from "@gradkit/optimizer";
import { version_cpu as cpuVersion } from "@tensorflow/tfjs-backend-cpu";
import * as tf from "@tensorflow/tfjs-core";
// oxlint-disable-next-line no-unassigned-import -- it registers derivatives
import "@tensorflow/tfjs-core/dist/register_all_gradients.js";
// Its main file is a script that says it is a module.
import * as fmin from "fmin/index.js";
import { levenbergMarquardt as mlLevenbergMarquardt } from "ml-levenberg-marquardt";
import numeric from "numeric";
import optimization from "optimization-js";
import { evaluatorFor as evaluatorOf, problems, standing, type TestProblem } from "../test/problems.js";

/** A problem as functions of lists, whose calls are counted. */
interface Given {
  readonly n: number;
  readonly x0: number[];
  readonly value: (x: ArrayLike<number>) => number;
  readonly gradient: (x: ArrayLike<number>) => number[];
  readonly residuals: (x: ArrayLike<number>) => Float64Array;
  readonly count: () => number;
}

/** Calls after which a problem counts as not solved. */
const limit = 3000;

const given = (problem: TestProblem): Given => {
  const [scalar, vector] = [evaluatorOf(problem.value), evaluatorOf(problem.residuals)];
  let calls = 0;
  const counted = (): void => {
    if (++calls > limit) throw new Error("too many calls");
  };
  const at = (x: ArrayLike<number>) => {
    counted();
    return scalar.answer({ want: "gradient", x: Float64Array.from(x) }) as { value: number; gradient: Float64Array };
  };
  const residuals = (x: ArrayLike<number>): Float64Array => {
    counted();
    return (vector.answer({ want: "residuals", x: Float64Array.from(x) }) as { residuals: Float64Array }).residuals;
  };
  return { n: problem.n, x0: [...problem.x0], value: (x) => at(x).value, gradient: (x) => [...at(x).gradient], residuals, count: () => calls };
};

/** What finds a point, and how many calls it took. */
type Side = (problem: TestProblem) => Promise<{ readonly x: ArrayLike<number>; readonly calls: number; readonly claims: boolean }>;

const ours = (method: Method): Side => async (problem) => {
  const run = method.kind === "minimize" ? minimize(problem.value, [...problem.x0], { method, compile: "never", stop: { evaluations: limit } }) : leastSquares(problem.residuals, [...problem.x0], { method, compile: "never", stop: { evaluations: limit } });
  const { x, evaluations, outcome } = await run;
  return { x: x as number[], calls: Object.values(evaluations).reduce((all, count) => all + count, 0), claims: outcome.converged };
};

const theirs = (find: (given: Given) => ArrayLike<number>): Side => async (problem) => {
  const all = given(problem);
  return { x: find(all), calls: all.count(), claims: true };
};

const sides: Readonly<Record<string, Side>> = {
  "gradkit leastSquares, trustRegionReflective": async (problem) => {
    const { x, evaluations, outcome } = await leastSquares(problem.residuals, [...problem.x0], { compile: "never" });
    return { x: x as number[], calls: Object.values(evaluations).reduce((all, count) => all + count, 0), claims: outcome.converged };
  },
  "gradkit levenbergMarquardt": ours(levenbergMarquardt()),
  "gradkit newton": ours(newton()),
  "gradkit bfgs": ours(bfgs()),
  "gradkit lbfgs": ours(lbfgs()),
  "gradkit nonlinearCG": ours(nonlinearCG()),
  "numeric 1.2.6 uncmin": theirs(({ value, gradient, x0 }) => numeric.uncmin(value, x0, undefined, gradient).solution),
  "fmin 0.0.4 conjugateGradient": theirs(({ value, gradient, x0 }) => fmin.conjugateGradient((x: number[], into?: number[]) => {
    const found = value(x);
    for (const [i, g] of gradient(x).entries()) if (into) into[i] = g;
    return found;
  }, x0).x),
  "fmin 0.0.4 nelderMead": theirs(({ value, x0 }) => fmin.nelderMead(value, x0).x),
  "optimization-js 1.5.0 L-BFGS": theirs(({ value, gradient, x0 }) => optimization.minimize_L_BFGS(value, gradient, x0).argument),
  "optimization-js 1.5.0 Powell": theirs(({ value, x0 }) => optimization.minimize_Powell(value, x0).argument),
  "ml-levenberg-marquardt 5.1.0": theirs(({ residuals, x0 }) => {
    const m = residuals(x0).length;
    const data = { x: Array.from({ length: m }, (_, i) => i), y: Array.from({ length: m }, () => 0) };
    return mlLevenbergMarquardt(data, (p: number[]) => {
      const r = residuals(p);
      return (i: number) => r[i]!;
    }, { initialValues: x0, maxIterations: 1000 }).parameterValues;
  }),
};

const collection = async (): Promise<void> => {
  console.log("method                                        solved  wrong claims  failed    calls       s");
  for (const [name, side] of Object.entries(sides)) {
    let [solved, wrong, failed, calls] = [0, 0, 0, 0];
    const since = performance.now();
    for (const problem of problems) {
      try {
        const found = await side(problem);
        const { value } = evaluatorOf(problem.value).answer({ want: "gradient", x: Float64Array.from(found.x) }) as { value: number };
        const is = standing(problem, value) !== "none";
        solved += is ? 1 : 0;
        wrong += !is && found.claims ? 1 : 0;
        calls += found.calls;
      } catch {
        failed++;
      }
    }
    console.log(`${name.padEnd(46)}${String(solved).padStart(6)}${String(wrong).padStart(14)}${String(failed).padStart(8)}${String(calls).padStart(9)}${((performance.now() - since) / 1000).toFixed(2).padStart(8)}`);
  }
};

/** Adam's steps on a logistic regression of 1000 × 20. */
const regression = async (): Promise<void> => {
  const [rows, columns, steps] = [1000, 20, 300];
  const X = Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (_x, j) => Math.sin(1 + i * columns + j)));
  const y = X.map((row) => (row[0]! + 0.5 * row[1]! > 0 ? 1 : -1));
  const loss = (w: Tensor, data: { X: Tensor; y: Tensor }) => add(mean(softplus(mul(-1, mul(data.y, matmul(data.X, w))))), mul(0.005, sum(square(w))));
  await tf.setBackend("cpu");
  const [tX, ty] = [tf.tensor2d(X), tf.tensor1d(y)];
  const w = tf.variable(tf.zeros([columns]));
  const optimizer = tf.train.adam(0.01);
  const timed = async (f: () => unknown): Promise<number> => {
    const since = performance.now();
    await f();
    return performance.now() - since;
  };
  const here = () => minimize(loss, new Float64Array(columns), { data: { X, y }, method: adam({ rate: 0.01 }), stop: { steps, gradient: 0 } });
  const there = () => {
    for (let k = 0; k < steps; k++) optimizer.minimize(() => tf.tidy(() => tf.add(tf.mean(tf.softplus(tf.neg(tf.mul(ty, tf.dot(tX, w))))), tf.mul(0.005, tf.sum(tf.square(w))))) as never);
  };
  const times: [number, number][] = [];
  for (let k = 0; k < 7; k++) times.push([await timed(here), await timed(there)]);
  const median = (side: 0 | 1): number => times.map((pair) => pair[side]).toSorted((a, b) => a - b)[3]!;
  console.log(`\nAdam, ${steps} steps of a logistic regression ${rows} × ${columns}: gradkit ${median(0).toFixed(0)} ms in doubles, compiled on the way; tfjs ${cpuVersion} on the processor ${median(1).toFixed(0)} ms in singles: ${(median(1) / median(0)).toFixed(1)} times ours`);
};

const run = async (): Promise<void> => {
  console.log(machine());
  await regression();
  await collection();
};
void run();
