/** Rosenbrock's gradient in rose, float64, its terms unrolled: node rose.mjs rosenbrock */
import { Real, Vec, add, compile, fn, mul, sub, vjp } from "rose";
import { data, report } from "./data.mjs";

const n = 1000;
const R = Vec(n, Real);
const f = fn([R], Real, (x) => {
  let total = 0;
  for (let i = 0; i + 1 < n; i++) {
    const [a, b] = [sub(x[i + 1], mul(x[i], x[i])), sub(1, x[i])];
    total = add(total, add(mul(100, mul(a, a)), mul(b, b)));
  }
  return total;
});
const g = await compile(fn([R], R, (x) => vjp(f)(x).grad(1)));
const x = [...data.rosenbrock().x];
await report(() => g(x), () => Array.from({ length: n }, (_, i) => g(x)[i] ** 2).reduce((a, b) => a + b, 0), 200);
