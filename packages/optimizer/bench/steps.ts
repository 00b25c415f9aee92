/**
 * What a step costs beside the evaluation: Adam on a million parameters beside a loop over typed arrays by hand.
 *
 * npm run bench -- packages/optimizer/bench/steps.ts
 */
import { compare, machine } from "@repo/bench";
import { adam } from "@gradkit/optimizer";

const n = 1_000_000;
const gradient = Float64Array.from({ length: n }, (_, i) => Math.sin(i));
const [x, m, v] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)];
let t = 0;

const byHand = (): number => {
  t++;
  const [size, correction] = [1e-3 / (1 - 0.9 ** t), Math.sqrt(1 - 0.999 ** t)];
  for (let i = 0; i < n; i++) {
    const g = gradient[i]!;
    m[i] = 0.9 * m[i]! + 0.1 * g;
    v[i] = 0.999 * v[i]! + 0.001 * g * g;
    x[i] = x[i]! - (size * m[i]!) / (Math.sqrt(v[i]!) / correction + 1e-8);
  }
  return x[0]!;
};

const method = adam();
let state = method.init(new Float64Array(n));
const ours = (): number => {
  state = method.step(state, { value: 0, gradient }, state);
  return state.ask.x[0]!;
};

console.log(machine());
const rows = compare("a step of Adam, 10⁶ parameters", { gradkit: ours, "by hand": byHand }, { rounds: 9 });
console.log(`${(1 / rows.at(-1)!.ratio).toFixed(2)} times the time of the loop by hand`);
