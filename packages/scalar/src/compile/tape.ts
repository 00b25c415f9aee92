import { adopt, call, constant, foldExpr, postorder, type CallExpr, type Expr } from "../expr.js";
import type { FunctionName } from "../functions.js";
import { repeated } from "../repeated.js";

/** `registers[out] = name(registers[args[0]], …)` */
export interface Instruction<Name extends string = FunctionName> {
  readonly name: Name;
  readonly args: readonly number[];
  readonly out: number;
}

/** A straight-line program over registers, each written once. */
export interface Tape {
  readonly instructions: readonly Instruction[];
  /** Initial registers: those of the variables first, in their order; the constants stand at their places. */
  readonly registers: Float64Array;
  /** The registers of the results. */
  readonly outputs: Int32Array;
}

/** The tape of some expressions; a subexpression that several share is computed once. */
export const tape = (exprs: readonly Expr[], variables: readonly string[]): Tape => {
  const roots = exprs.map((expr) => unrolled(adopt(expr)));
  const nodes = postorder(...roots);
  const names = new Map(variables.map((name, k) => [name, k]));
  const register = new Map<Expr, number>();
  let next = variables.length;
  for (const node of nodes) register.set(node, node.kind === "variable" ? names.get(node.name)! : next++);

  const registers = new Float64Array(next);
  for (const node of nodes) {
    if (node.kind === "number") registers[register.get(node)!] = node.value;
    if (node.kind === "constant") registers[register.get(node)!] = node.name === "pi" ? Math.PI : Math.E;
  }
  const calls = nodes.filter((node): node is CallExpr => node.kind === "call");
  return {
    instructions: calls.map((node) => ({ name: node.name, args: node.args.map((arg) => register.get(arg)!), out: register.get(node)! })),
    registers,
    outputs: Int32Array.from(roots, (root) => register.get(root)!),
  };
};

const longest = 16;

/** The expression with small integer powers as multiplications, x⁻ⁿ as 1/xⁿ and x^½ as a root. */
const unrolled = (expr: Expr): Expr =>
  foldExpr(expr, (node, of) => {
    if (node.kind !== "call") return node;
    const args = node.args.map(of);
    return node.name === "pow" ? unrolledPower(args[0]!, args[1]!) : call(node.name, ...args);
  });

const unrolledPower = (base: Expr, exponent: Expr): Expr => {
  if (exponent.kind !== "number" || exponent.den !== 1n || Math.abs(exponent.value) > longest || exponent.value === 0) return call("pow", base, exponent);
  const power = repeated(base, Math.abs(exponent.value), (a, b) => call("mul", a, b));
  return exponent.value < 0 ? call("div", constant(1), power) : power;
};
