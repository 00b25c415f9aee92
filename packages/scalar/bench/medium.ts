/**
 * The derivative of a formula of medium size: its time and length, and what an evaluation of it costs beside JavaScript written by hand.
 *
 * npm run bench packages/scalar/bench/medium.ts
 */
import { compare, machine } from "@repo/bench";
import { derivative, parse, simplify, type Expr } from "../src/index.js";
import { tape } from "../src/compile/tape.js";
import { boxed, peers } from "./peers.js";

const source = "exp(-a*x^2)*sin(b*x + c)/(1 + x^2) + log(1 + exp(d*x))*sqrt(x^2 + 1)";
const names = ["x", "a", "b", "c", "d"];

/** The number of operators, functions, names and numbers of a written expression. */
const length = (expr: Expr): number => (expr.kind === "call" ? expr.args.reduce((sum, arg) => sum + length(arg), 1) : 1);

const byHand = (x: number, a: number, b: number, c: number, d: number): number => {
  const q = 1 + x * x;
  const r = Math.sqrt(q);
  const bell = Math.exp(-a * x * x);
  const angle = b * x + c;
  const wave = Math.sin(angle);
  const growth = Math.exp(d * x);
  return (bell * (b * Math.cos(angle) - 2 * a * x * wave)) / q - (2 * x * bell * wave) / (q * q) + (d * growth * r) / (1 + growth) + (x * Math.log(1 + growth)) / r;
};

/** The sum over 1024 points, so that no call can be left out. */
const over = (f: (...xs: number[]) => number) => (): number => {
  let sum = 0;
  for (let k = 0; k < 1024; k++) sum += f(-3 + k / 170, 0.7, 1.3, 0.2, 0.9);
  return sum;
};

console.log(`${machine()}\n`);
const own = derivative(parse(source), "x");
console.log(`derivative: ${length(own)} nodes, simplified ${length(simplify(own))}, ${tape([own], names).instructions.length} instructions before pairs are joined\n`);

/** The simplification of nerdamer and of algebrite takes minutes on this formula; algebrite has no compiled form. mathjs' derivative is simplified as it comes. */
const simplifying = ["gradkit", "mathjs", "compute-engine"];
const inputs = peers.map((peer) => ({ peer, formula: peer.name === "compute-engine" ? boxed(source) : peer.parse(peer.dialect(source)) }));
compare("derivative of the parsed formula", Object.fromEntries(inputs.map(({ peer, formula }) => [peer.name, () => peer.derivative(formula, "x")])));
const simplified = ({ peer, formula }: (typeof inputs)[number]) => (): unknown => (peer.name === "mathjs" ? peer.derivative(formula, "x") : peer.simplify(peer.derivative(formula, "x")));
compare("derivative and simplify", Object.fromEntries(inputs.filter(({ peer }) => simplifying.includes(peer.name)).map((input) => [input.peer.name, simplified(input)])));
const evaluated = compare(
  "1024 evaluations of the compiled derivative",
  { "by hand": over(byHand), ...Object.fromEntries(inputs.filter(({ peer }) => peer.name !== "algebrite").map(({ peer, formula }) => [peer.name, over(peer.compiled(peer.derivative(formula, "x"), names))])) },
  { rounds: 21 },
);
const { microseconds } = evaluated.find(({ name }) => name === "gradkit")!;
console.log(`${((1024 * tape([own], names).instructions.length) / microseconds).toFixed(0)} million operations a second\n`);
const wrong = inputs.filter(({ peer }) => peer.name !== "algebrite").map(({ peer, formula }) => `${peer.name} ${Math.abs(peer.compiled(peer.derivative(formula, "x"), names)(1.1, 0.7, 1.3, 0.2, 0.9) / byHand(1.1, 0.7, 1.3, 0.2, 0.9) - 1).toExponential(1)}`);
console.log(`relative error at x = 1.1: ${wrong.join(", ")}`);
