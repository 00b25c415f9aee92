import * as fc from "fast-check";
import { call, declare, number, type MatrixExpr, type SymbolExpr } from "../src/index.js";

export const symbols: readonly SymbolExpr[] = declare("a; b; x: n; y: n; u: m; X: n×n; B: n×n symmetric; S: n×n positiveDefinite; A: m×n; W: m×n");
const unary = ["neg", "transpose", "tr", "sum", "diag", "inv", "det", "adj", "pinv", "exp", "sin", "tanh", "sigmoid", "norm2", "normF", "softmax", "rowsoftmax", "logsumexp", "vec"];
const binary = ["add", "sub", "mul", "mul", "mul", "times", "div", "over", "kron", "power", "max", "hypot"];

/** A formula from a list of choices: functions are applied where the shapes allow, so that any list makes one. */
export const formula = (choices: readonly number[]): MatrixExpr => {
  const stack: MatrixExpr[] = [];
  for (const choice of choices) {
    const pick = Math.floor(choice / 8);
    const kind = choice % 8;
    if (kind < 3 || stack.length === 0) stack.push(symbols[pick % symbols.length]!);
    else if (kind < 5) applied(stack, unary[pick % unary.length]!, 1);
    else if (kind < 7) applied(stack, binary[pick % binary.length]!, 2);
    else stack.push(call("mul", [number(2 + (pick % 2)), stack.pop()!]));
  }
  return stack.reduce((left, right) => joined(left, right));
};

/** The last expressions by a function of them, in one order or the other; as they are where they do not fit. */
const applied = (stack: MatrixExpr[], name: string, count: number): void => {
  const args = stack.slice(-count);
  const made = fitting([args, args.toReversed()].map((list) => () => call(name, list)));
  if (made && args.length === count) stack.splice(-count, count, made);
};

/** A product or a sum of two expressions, whichever fits. */
const joined = (left: MatrixExpr, right: MatrixExpr): MatrixExpr =>
  fitting([() => call("mul", [left, right]), () => call("times", [left, right]), () => call("mul", [call("transpose", [left]), right]), () => call("mul", [left, call("transpose", [right])]), () => call("mul", [call("sum", [left]), right])])!;

const fitting = (ways: readonly (() => MatrixExpr)[]): MatrixExpr | undefined => {
  for (const way of ways) {
    try {
      return way();
    } catch {
      continue;
    }
  }
  return undefined;
};

export const choices: fc.Arbitrary<number[]> = fc.array(fc.nat(4000), { minLength: 4, maxLength: 14 });
