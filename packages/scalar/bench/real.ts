/**
 * Prints how long the functions of ball arithmetic take, in µs a call.
 *
 * npm run bench -- packages/scalar/bench/real.ts
 */
import { realFunctions, type Real } from "../src/real/index.js";

const precisions = [128, 512, 2048];
const rows = ["add", "mul", "div", "sqrt", "exp", "log", "sin", "atan", "tanh", "erf", "erfc", "gamma", "digamma"] as const;

const microseconds = (run: () => unknown): number => {
  run();
  let calls = 0;
  const start = performance.now();
  for (; performance.now() - start < 150; calls++) run();
  return ((performance.now() - start) * 1000) / calls;
};

console.log(["bits".padEnd(10), ...precisions.map((precision) => String(precision).padStart(9))].join(""));
for (const name of rows) {
  const times = precisions.map((precision) => {
    const F = realFunctions(precision);
    const [x, y] = [F.constant(2.625), F.sqrt(F.constant(3))];
    return microseconds(() => (F[name] as (x: Real, y?: Real) => Real)(...(["add", "mul", "div"].includes(name) ? [x, y] : [x]) as [Real, Real?]));
  });
  console.log(name.padEnd(10) + times.map((time) => time.toFixed(1).padStart(9)).join(""));
}
