/** A workload in jax-js on its WebAssembly backend: node jax.mjs float32|float64 <workload> */
import { data, picks, report, sizes } from "./data.mjs";

// What this engine lacks and the package asks for.
Promise.withResolvers ??= () => {
  let resolve;
  let reject;
  const promise = new Promise((yes, no) => ([resolve, reject] = [yes, no]));
  return { promise, resolve, reject };
};
globalThis.Float16Array ??= class extends Float32Array {};
const jax = await import("@jax-js/jax");
const { numpy: np, nn, grad, jit, init, defaultDevice } = jax;

const [dtype, name] = process.argv.slice(2);
await init("wasm");
defaultDevice("wasm");
const Values = dtype === "float64" ? Float64Array : Float32Array;
const a = (values, shape) => np.array(Values.from(values), { shape, dtype: dtype === "float64" ? np.float64 : np.float32 });
const { d, k, n } = sizes;
const logSumExp = (x, axis) => {
  const top = np.max(x.ref, axis, { keepdims: true });
  return np.log(np.sum(np.exp(x.sub(top.ref)), axis)).add(np.sum(top, axis));
};

const functions = {
  rosenbrock: ({ x }) => {
    const g = jit(grad((v) => {
      const [left, right] = [v.ref.slice([0, 999]), v.slice([1, 1000])];
      return np.sum(np.square(right.sub(np.square(left.ref))).mul(100).add(np.square(left.mul(-1).add(1))));
    }));
    const at = a(x, [1000]);
    return () => [g(at.ref)];
  },
  logistic: ({ w, x, y }) => {
    const [X, Y, at] = [a(x, [10000, 50]), a(y, [10000]), a(w, [50])];
    const g = jit(grad((v, xs, ys) => {
      const z = np.matmul(xs, v);
      return np.mean(nn.softplus(z.ref).sub(ys.mul(z)));
    }));
    return () => [g(at.ref, X.ref, Y.ref)];
  },
  mlp: ({ x, labels, ...weights }) => {
    const shapes = { w1: [64, 128], b1: [128], w2: [128, 128], b2: [128], w3: [128, 10], b3: [10] };
    const at = Object.fromEntries(Object.entries(shapes).map(([key, shape]) => [key, a(weights[key], shape)]));
    const [X, L] = [a(x, [128, 64]), a(labels, [128, 10])];
    const loss = ({ w1, b1, w2, b2, w3, b3 }, xs, ls) => {
      const h2 = np.tanh(np.matmul(np.tanh(np.matmul(xs, w1).add(b1)), w2).add(b2));
      return np.mean(np.sum(ls.mul(nn.logSoftmax(np.matmul(h2, w3).add(b3))), 1)).mul(-1);
    };
    const step = jit((given, xs, ls) => {
      const own = Object.fromEntries(Object.entries(given).map(([key, w]) => [key, w.ref]));
      const slopes = grad(loss)(own, xs, ls);
      return Object.keys(given).map((key) => given[key].sub(slopes[key].mul(0.1)));
    });
    return () => step(Object.fromEntries(Object.entries(at).map(([key, w]) => [key, w.ref])), X.ref, L.ref);
  },
  gmm: ({ alphas, means, q, l, x }) => {
    const at = { al: a(alphas, [k]), m: a(means, [k, d]), q: a(q, [k, d]), l: a(l, [k, 45]) };
    const X = a(x, [n, 1, d]);
    // The entries of the triangles by a product with ones and zeros, for there is no gather that is differentiated.
    const pick = a(picks(d), [45, d * d]);
    const f = ({ al, m, q: diagonal, l: lower }, xs, p) => {
      const below = np.matmul(lower.ref, p).reshape([k, d, d]);
      const centred = xs.sub(m);
      const turned = np.transpose(np.matmul(np.transpose(centred.ref, [1, 0, 2]), np.transpose(below, [0, 2, 1])), [1, 0, 2]);
      const e = np.exp(diagonal.ref);
      const scaled = e.ref.mul(centred).add(turned);
      const logs = np.sum(diagonal, 1);
      const main = al.ref.add(logs.ref).sub(np.sum(np.square(scaled), 2).mul(0.5));
      const prior = np.sum(np.square(e)).add(np.sum(np.square(lower))).mul(0.5).sub(np.sum(logs));
      return np.sum(logSumExp(main, 1)).sub(logSumExp(al, 0).mul(n)).sub(prior);
    };
    const g = jit(grad(f));
    return () => Object.values(g(Object.fromEntries(Object.entries(at).map(([key, v]) => [key, v.ref])), X.ref, pick.ref));
  },
};

const call = functions[name](data[name]());
await report(async () => {
  for (const result of call()) await result.data();
}, async () => {
  let sum = 0;
  for (const result of call()) for (const v of await result.data()) sum += v * v;
  return sum;
});
