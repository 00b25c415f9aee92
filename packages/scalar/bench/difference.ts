/**
 * Prints, over the 224 points of test/difference/cases.ts, how accurate derivatives are and what they cost: `difference` beside naive central differences
 * with h = ∛ε, beside Ridders' method, and beside the complex step.
 *
 * npx esbuild packages/scalar/bench/difference.ts --bundle --format=esm --log-level=error | node --input-type=module
 */
import { complexStep, type FieldFunction } from "../src/difference/complex-step.js";
import { difference } from "../src/difference/difference.js";
import { interpret } from "../src/interpret.js";
import { parse } from "../src/parse/parse.js";
import { cases, orders, type Estimated, type Order } from "../test/difference/cases.js";

type Method = (f: (x: number) => number, x: number, order: Order, expr: string) => Estimated;

const epsilon = 2 ** -52;

/** The textbook: second-order central differences at the step that balances h² against ε/hⁿ, with |x| or 1 for the scale. */
const naive: Method = (f, x, order) => {
  const h = epsilon ** (1 / (order + 2)) * Math.max(1, Math.abs(x));
  const at = (k: number) => f(x + k * h);
  const sums = {
    1: () => (at(1) - at(-1)) / 2,
    2: () => at(1) - 2 * at(0) + at(-1),
    3: () => (at(2) - 2 * at(1) + 2 * at(-1) - at(-2)) / 2,
    4: () => at(2) - 4 * at(1) + 6 * at(0) - 4 * at(-1) + at(-2),
  };
  return { value: sums[order]() / h ** order, error: NaN, evaluations: [0, 2, 3, 4, 5][order]! };
};

/** Ridders (1982): polynomial extrapolation from steps that shrink by 1.4, until the table gets worse. First order. */
const ridders: Method = (f, x) => {
  let h = 0.1 * Math.max(1, Math.abs(x)), value = NaN, error = Infinity, evaluations = 0;
  const rows: number[][] = [];
  for (let i = 0; i < 10; i++, h /= 1.4) {
    const row = [(f(x + h) - f(x - h)) / (2 * h)], last = rows.at(-1);
    evaluations += 2;
    last?.forEach((before, j) => {
      const factor = 1.96 ** (j + 1), here = row[j]!, next = (here * factor - before) / (factor - 1);
      row.push(next);
      const doubt = Math.max(Math.abs(next - here), Math.abs(next - before));
      if (doubt <= error) [value, error] = [next, doubt];
    });
    rows.push(row);
    if (last && Math.abs(row[i]! - last[i - 1]!) >= 2 * error) break;
  }
  return { value, error, evaluations };
};

const fieldFunction = (expr: string): FieldFunction => {
  const parsed = parse(expr);
  return (F, x) => interpret(parsed, F, { x });
};

const methods: Record<string, Method> = {
  difference: (f, x, order) => difference(f, x, { order }),
  complexStep: (_, x, order, expr) => complexStep(fieldFunction(expr), x, order),
  naive,
  ridders,
};

const quantile = (values: readonly number[], q: number): string =>
  (values.toSorted((a, b) => a - b)[Math.floor(values.length * q)] ?? NaN).toExponential(1).padStart(9);

console.log("error: beside the largest of the derivatives to fourth order; honest: the true error lies below the reported one\n");
console.log("order method       evaluations   error: median      90 %     worst    honest    µs");
for (const order of orders)
  for (const [name, method] of Object.entries(methods)) {
    if (name === "ridders" && order > 1) continue;
    const run = () => cases.map(({ f, x, expr }) => method(f, x, order, expr));
    run();
    const start = performance.now();
    const results = run();
    const micros = ((performance.now() - start) * 1000) / cases.length;
    const errors = results.map(({ value }, k) => Math.abs(value - cases[k]!.derivatives[order]!));
    const relative = errors.map((e, k) => e / Math.max(...cases[k]!.derivatives.slice(0, 5).map(Math.abs))).map((e) => (Number.isNaN(e) ? Infinity : e));
    const honest = results.filter(({ error }, k) => errors[k]! <= error + 2 ** -53 * Math.abs(cases[k]!.derivatives[order]!)).length;
    const evaluations = results.reduce((sum, r) => sum + r.evaluations, 0) / results.length;
    const rate = name === "naive" ? "—" : `${((100 * honest) / results.length).toFixed(1)} %`;
    const quantiles = [0.5, 0.9, 0.9999].map((q) => quantile(relative, q)).join(" ");
    console.log(`${order}     ${name.padEnd(12)} ${evaluations.toFixed(1).padStart(11)}   ${quantiles}  ${rate.padStart(8)} ${micros.toFixed(0).padStart(5)}`);
  }
