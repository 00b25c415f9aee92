/** A workload in tfjs, float32: node tfjs.mjs cpu|wasm <workload> */
import * as tf from "@tensorflow/tfjs";
import { data, picks, report, sizes } from "./data.mjs";

const [backend, name] = process.argv.slice(2);
if (backend === "wasm") {
  const { setWasmPaths } = await import("@tensorflow/tfjs-backend-wasm");
  setWasmPaths(new URL("node_modules/@tensorflow/tfjs-backend-wasm/dist/", import.meta.url).pathname);
}
await tf.setBackend(backend);
await tf.ready();
const t = (values, shape) => tf.tensor(Float32Array.from(values), shape);
const { d, k, n } = sizes;

const functions = {
  rosenbrock: ({ x }) => {
    const g = tf.grad((v) => {
      const [left, right] = [v.slice([0], [999]), v.slice([1], [999])];
      return right.sub(left.square()).square().mul(100).add(tf.scalar(1).sub(left).square()).sum();
    });
    const at = t(x, [1000]);
    return () => [g(at)];
  },
  logistic: ({ w, x, y }) => {
    const [X, Y, at] = [t(x, [10000, 50]), t(y, [10000]), t(w, [50])];
    const g = tf.grad((v) => {
      const z = X.matMul(v.reshape([50, 1])).reshape([10000]);
      return z.softplus().sub(Y.mul(z)).mean();
    });
    return () => [g(at)];
  },
  mlp: ({ x, labels, ...weights }) => {
    const shapes = { w1: [64, 128], b1: [128], w2: [128, 128], b2: [128], w3: [128, 10], b3: [10] };
    const at = Object.keys(shapes).map((key) => t(weights[key], shapes[key]));
    const [X, L] = [t(x, [128, 64]), t(labels, [128, 10])];
    const g = tf.grads((w1, b1, w2, b2, w3, b3) => {
      const h2 = X.matMul(w1).add(b1).tanh().matMul(w2).add(b2).tanh();
      return L.mul(h2.matMul(w3).add(b3).logSoftmax()).sum(1).mean().neg();
    });
    return () => g(at).map((slope, i) => at[i].sub(slope.mul(0.1)));
  },
  gmm: ({ alphas, means, q, l, x }) => {
    const at = [t(alphas, [k]), t(means, [k, d]), t(q, [k, d]), t(l, [k, 45])];
    // The entries of the triangles by a product with ones and zeros, for the backend has no derivative of a gather.
    const [X, pick] = [t(x, [n, 1, d]), t(picks(d), [45, d * d])];
    const g = tf.grads((a, m, diagonal, lower) => {
      const below = lower.matMul(pick).reshape([k, d, d]);
      const centred = X.sub(m);
      const turned = tf.transpose(tf.matMul(tf.transpose(centred, [1, 0, 2]), below, false, true), [1, 0, 2]);
      const scaled = diagonal.exp().mul(centred).add(turned);
      const logs = diagonal.sum(1);
      const main = a.add(logs).sub(scaled.square().sum(2).mul(0.5));
      const prior = diagonal.exp().square().sum().add(lower.square().sum()).mul(0.5).sub(logs.sum());
      return main.logSumExp(1).sum().sub(a.logSumExp().mul(n)).sub(prior);
    });
    return () => g(at);
  },
};

const call = functions[name](data[name]());
const once = async () => {
  const results = tf.tidy(call);
  // A result counts once it can be read.
  for (const result of results) await result.data();
  tf.dispose(results);
};
await report(once, async () => {
  const results = tf.tidy(call);
  return results.reduce((sum, result) => sum + result.dataSync().reduce((s, v) => s + v * v, 0), 0);
});
