import { adopt, call, constant, postorder, type CallExpr, type Expr } from "../expr.js";
import type { FunctionName } from "../functions.js";

/** A straight-line program over registers: instruction i is `registers[out[i]] = operation[i](registers[a[i]], registers[b[i]], registers[c[i]])`. */
export interface Tape {
  readonly operations: readonly FunctionName[];
  readonly out: Int32Array;
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly c: Int32Array;
  /** Initial registers: the constants stand at their places. */
  readonly registers: Float64Array;
  /** The registers of the variables, in their order, and of the results. */
  readonly inputs: Int32Array;
  readonly outputs: Int32Array;
}

/** The tape of some expressions; a subexpression that several share is computed once. */
export const tape = (exprs: readonly Expr[], variables: readonly string[]): Tape => {
  const roots = exprs.map((expr) => unrolled(adopt(expr)));
  const nodes = postorder(...roots);
  const names = new Map(variables.map((name, k) => [name, k]));
  const register = new Map<Expr, number>();
  const calls = nodes.filter((node): node is CallExpr => node.kind === "call");
  let next = variables.length;
  for (const node of nodes) register.set(node, node.kind === "variable" ? names.get(node.name)! : next++);

  const registers = new Float64Array(next);
  for (const node of nodes) {
    if (node.kind === "number") registers[register.get(node)!] = node.value;
    if (node.kind === "constant") registers[register.get(node)!] = node.name === "pi" ? Math.PI : Math.E;
  }
  const operand = (k: number) => Int32Array.from(calls, ({ args }) => (args[k] ? register.get(args[k])! : 0));
  return {
    operations: calls.map(({ name }) => name),
    out: Int32Array.from(calls, (node) => register.get(node)!),
    a: operand(0),
    b: operand(1),
    c: operand(2),
    registers,
    inputs: Int32Array.from(variables, (_, k) => k),
    outputs: Int32Array.from(roots, (root) => register.get(root)!),
  };
};

const longest = 16;

/** The expression with small integer powers as multiplications, x⁻ⁿ as 1/xⁿ and x^½ as a root. */
const unrolled = (expr: Expr): Expr => {
  const known = new Map<Expr, Expr>();
  for (const node of postorder(expr)) {
    const args = node.kind === "call" ? node.args.map((arg) => known.get(arg)!) : [];
    known.set(node, node.kind !== "call" ? node : node.name === "pow" ? unrolledPower(args[0]!, args[1]!) : call(node.name, ...args));
  }
  return known.get(expr)!;
};

const unrolledPower = (base: Expr, exponent: Expr): Expr => {
  if (exponent.kind !== "number" || exponent.den !== 1n || Math.abs(exponent.value) > longest || exponent.value === 0) return call("pow", base, exponent);
  const power = repeated(base, Math.abs(exponent.value));
  return exponent.value < 0 ? call("div", constant(1), power) : power;
};

/** xⁿ by repeated squaring. */
const repeated = (base: Expr, n: number): Expr => {
  if (n === 1) return base;
  const half = repeated(base, n >> 1);
  const square = call("mul", half, half);
  return n % 2 === 1 ? call("mul", square, base) : square;
};
