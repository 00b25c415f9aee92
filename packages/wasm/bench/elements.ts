/**
 * Functions of elements in lanes beside the interpreter's, which are Math.* where there are such, ns an element: npm run bench -- packages/wasm/bench/elements.ts [name …]
 */
import { machine } from "@repo/bench";
import { full, type Tensor } from "@gradkit/autodiff";
import { applyPrimitive, type PrimitiveName } from "@gradkit/autodiff/backend";
import { rules } from "@gradkit/scalar";
import { compileSync } from "../src/index.js";
import { callsFor, median, timesOf } from "./times.js";

const n = 4096;
const numbers = Float64Array.from({ length: n }, (_, i) => ((i * 7919) % n) / n);
const [positive, within, above] = [numbers.map((x) => 0.05 + 5 * x), numbers.map((x) => 1.98 * x - 0.99), numbers.map((x) => 1 + 11 * x)];
const around = positive.map((x) => x - 2.5);
const turned = positive.map((_, i) => around[(i * 31) % n]!);
const out = new Float64Array(n);

type Primitive = keyof typeof rules & PrimitiveName;
/** "polygamma 1" is the one of order 1. */
type Name = Primitive | `polygamma ${number}`;
const parts = (name: Name): readonly [Primitive, number?] => {
  const [primitive, order] = name.split(" ") as [Primitive, string?];
  return order === undefined ? [primitive] : [primitive, Number(order)];
};

const rows: Readonly<Partial<Record<Name, readonly Float64Array[]>>> = {
  exp: [positive], log: [positive], tanh: [positive], sin: [positive], cos: [positive], sigmoid: [positive], expm1: [positive], log1p: [positive], softplus: [around], tan: [around], sinh: [around], cosh: [around],
  log2: [positive], log10: [positive], cbrt: [around], asin: [within], acos: [within], atan: [around], asinh: [around], acosh: [above], atanh: [within], sinc: [around], erf: [around], erfc: [around],
  gamma: [above], lgamma: [above], digamma: [above], "polygamma 1": [above], "polygamma 2": [above], pow: [positive, around], atan2: [around, turned], hypot: [around, turned], logb: [positive, above],
};

type Values = (...xs: readonly number[]) => number;

const hostOf = (name: Name, [xs, ys]: readonly Float64Array[]): (() => void) => {
  const [primitive, order] = parts(name);
  const f = rules[primitive].value as Values;
  if (order !== undefined) return () => { for (let i = 0; i < n; i++) out[i] = f(order, xs![i]!); };
  return ys
    ? () => { for (let i = 0; i < n; i++) out[i] = f(xs![i]!, ys[i]!); }
    : () => { for (let i = 0; i < n; i++) out[i] = f(xs![i]!); };
};

const compiled = (name: Name, given: readonly Float64Array[]): (() => void) => {
  const [primitive, order] = parts(name);
  const made = (compileSync as unknown as (f: unknown, ...args: readonly unknown[]) => { readonly inputs: readonly { readonly data: Float64Array }[]; readonly run: () => void })((...xs: readonly Tensor[]) => applyPrimitive(primitive, order === undefined ? xs : [full([n], order), ...xs], {})[0], ...given);
  for (const [k, xs] of given.entries()) made.inputs[k]!.data.set(xs);
  return made.run;
};

console.log(`${machine()}\n`);
const chosen = process.argv.slice(2);
for (const [name, given] of Object.entries(rows) as [Name, readonly Float64Array[]][]) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  const sides = [compiled(name, given), hostOf(name, given)];
  for (const side of sides) callsFor(side);
  const rounds = Array.from({ length: 5 }, () => sides.map((side) => timesOf(side, callsFor(side)).least));
  const [ours, theirs] = [0, 1].map((k) => (1000 * Math.min(...rounds.map((round) => round[k]!))) / n);
  console.log(`${name.padEnd(11)} ${ours!.toFixed(2)} ns an element, ${theirs!.toFixed(2)} ns by the interpreter's, ${(theirs! / ours!).toFixed(1)} times as fast (least of 45 rounds; median of ratios ${median(rounds.map(([a, b]) => b! / a!)).toFixed(1)})`);
}
