/**
 * The eager interpreter beside tfjs' CPU backend: per small operation, per element, and for gradients. Ratios above 1 are in our favour. tfjs computes in
 * float32; ours is measured in float64, its default.
 *
 * npm run bench -- packages/autodiff/bench/tfjs.ts
 */
import { compare, machine } from "@repo/bench";
import { version_cpu } from "@tensorflow/tfjs-backend-cpu";
import * as tf from "@tensorflow/tfjs-core";
// oxlint-disable-next-line import/no-unassigned-import -- it registers them
import "@tensorflow/tfjs-core/dist/register_all_gradients.js";
import * as g from "@gradkit/autodiff";

const numbers = (length: number): number[] => Array.from({ length }, (_, i) => 0.1 + ((i * 7919) % 1000) / 1000);

/** A value that is made is read, and tfjs' is freed, so that both sides finish their work. */
const theirs = (f: () => tf.Tensor) => (): unknown => tf.tidy(() => f().dataSync());
const ours = (f: () => g.Tensor) => (): unknown => g.toNDArray(f()).data;

interface Row {
  readonly title: string;
  readonly ours: () => unknown;
  readonly theirs: () => unknown;
}

const small = numbers(3);
const [a, b] = [g.tensor(small), g.tensor(small)];
const [p, q] = [tf.tensor1d(small), tf.tensor1d(small)];
const n = 1_000_000;
const big = Float64Array.from(numbers(n));
const [x, y] = [g.tensor(big), g.tensor(big)];
const [u, v] = [tf.tensor1d(Float32Array.from(big)), tf.tensor1d(Float32Array.from(big))];
const [xm, um] = [x.reshape([1000, 1000]), tf.reshape(u, [1000, 1000])];
const side = 128;
const [m, w] = [g.tensor(numbers(side * side)).reshape([side, side]), tf.tensor2d(numbers(side * side), [side, side])];
const start = Float64Array.from(numbers(1000));

const rosenbrock = (z: g.Tensor): g.Tensor => {
  const [left, right] = [z.slice([0, -1]), z.slice([1])];
  return g.sum(g.add(g.mul(100, g.square(g.sub(right, g.square(left)))), g.square(g.sub(1, left))));
};
const theirRosenbrock = (z: tf.Tensor): tf.Scalar => {
  const [left, right] = [tf.slice(z, [0], [999]), tf.slice(z, [1], [999])];
  return tf.sum(tf.add(tf.mul(100, tf.square(tf.sub(right, tf.square(left)))), tf.square(tf.sub(1, left))));
};
const theirGradient = tf.grad(theirRosenbrock);
const theirSmallGradient = tf.grad((z: tf.Tensor) => tf.sum(tf.sin(tf.mul(z, z))));

const perOperation: readonly Row[] = [
  { title: "add, 3 elements", ours: ours(() => g.add(a, b)), theirs: theirs(() => tf.add(p, q)) },
  { title: "sin, 3 elements", ours: ours(() => g.sin(a)), theirs: theirs(() => tf.sin(p)) },
  { title: "sum, 3 elements", ours: ours(() => g.sum(a)), theirs: theirs(() => tf.sum(p)) },
  { title: "gradient of Σ sin(x²), 3 elements", ours: () => g.grad((z) => g.sum(g.sin(g.mul(z, z))))(start.subarray(0, 3)), theirs: theirs(() => theirSmallGradient(p)) },
];

const perElement: readonly Row[] = [
  { title: "add, 10⁶", ours: ours(() => g.add(x, y)), theirs: theirs(() => tf.add(u, v)) },
  { title: "multiply by a number, 10⁶", ours: ours(() => g.mul(x, 2)), theirs: theirs(() => tf.mul(u, 2)) },
  { title: "exp, 10⁶", ours: ours(() => g.exp(x)), theirs: theirs(() => tf.exp(u)) },
  { title: "tanh, 10⁶", ours: ours(() => g.tanh(x)), theirs: theirs(() => tf.tanh(u)) },
  { title: "sigmoid, 10⁶", ours: ours(() => g.sigmoid(x)), theirs: theirs(() => tf.sigmoid(u)) },
  { title: "sum, 10⁶", ours: ours(() => g.sum(x)), theirs: theirs(() => tf.sum(u)) },
  { title: "sum of columns, 1000 × 1000", ours: ours(() => g.sum(xm, { axes: 0 })), theirs: theirs(() => tf.sum(um, 0)) },
  { title: "greatest, 10⁶", ours: ours(() => g.amax(x)), theirs: theirs(() => tf.max(u)) },
  { title: "add a transpose, 1000 × 1000", ours: ours(() => g.add(xm.T, xm)), theirs: theirs(() => tf.add(tf.transpose(um), um)) },
  { title: "softmax, 1000 × 1000", ours: ours(() => g.softmax(xm)), theirs: theirs(() => tf.softmax(um as tf.Tensor2D)) },
  { title: `matmul, ${side}³`, ours: ours(() => g.matmul(m, m)), theirs: theirs(() => tf.matMul(w, w)) },
  { title: "gradient of Rosenbrock's function, 1000", ours: () => g.grad(rosenbrock)(start), theirs: theirs(() => theirGradient(tf.tensor1d(Float32Array.from(start)))) },
];

const ratios = (rows: readonly Row[]): number[] => rows.map((row) => compare(row.title, { gradkit: row.ours, tfjs: row.theirs }, { rounds: 7 }).at(-1)!.ratio);
const summary = (title: string, of: readonly number[]): void =>
  console.log(`${title}: ${of.map((ratio) => ratio.toFixed(1)).join(", ")} times as fast as tfjs (least ${Math.min(...of).toFixed(2)})`);

const run = async (): Promise<void> => {
  await tf.setBackend("cpu");
  await tf.ready();
  console.log(`${machine()}, tfjs-backend-cpu ${version_cpu}\n`);
  // Compiled code is compared with compiled code: both sides of the small operations are called often enough first.
  for (const row of perOperation) for (let i = 0; i < 50_000; i++) void [row.ours(), row.theirs()];
  const [operations, elements] = [ratios(perOperation), ratios(perElement)];
  summary("small operations", operations);
  summary("per element", elements);
};
void run();
