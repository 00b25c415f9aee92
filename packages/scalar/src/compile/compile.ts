import { valueError } from "../errors.js";
import { variables as variablesOf, type Expr } from "../expr.js";
import { runner } from "./run.js";
import { tape } from "./tape.js";

/**
 * A function of the variables in their order that evaluates the expression in IEEE doubles, as fast as JavaScript does without generated code.
 * It works under any content security policy. For an answer that survives cancellation, overflow and removable singularities: {@link evaluate}.
 *
 * @throws scalar/unbound  where the expression has a variable that is not listed
 * @example
 * compile(parse("x^2 + y"), ["x", "y"])(3, 1) // => 10
 */
export const compile = (expr: Expr, variables: readonly string[]): ((...xs: number[]) => number) => {
  checkBound([expr], variables);
  const program = tape([expr], variables);
  const run = runner(program);
  const { registers } = program;
  const count = variables.length;
  const result = program.outputs[0]!;
  return (...xs) => {
    for (let k = 0; k < count; k++) registers[k] = xs[k]!;
    run();
    return registers[result]!;
  };
};

/**
 * Compiles several expressions into one function that shares their common parts: a gradient, a Jacobian, a value with its derivatives.
 *
 * @returns a function of the values of the variables, shape (n), that gives the values of the expressions, shape (m)
 * @throws scalar/unbound  where an expression has a variable that is not listed
 * @example
 * compileAll(gradient(parse("x^2*y"), ["x", "y"]), ["x", "y"])([3, 2]) // => [12, 9]
 */
export const compileAll = (exprs: readonly Expr[], variables: readonly string[]): ((xs: ArrayLike<number>) => Float64Array) => {
  checkBound(exprs, variables);
  const program = tape(exprs, variables);
  const run = runner(program);
  const { registers, outputs } = program;
  return (xs) => {
    for (let k = 0; k < variables.length; k++) registers[k] = xs[k]!;
    run();
    return Float64Array.from(outputs, (register) => registers[register]!);
  };
};

const checkBound = (exprs: readonly Expr[], given: readonly string[]): void => {
  for (const expr of exprs) for (const name of variablesOf(expr)) if (!given.includes(name)) throw valueError("scalar/unbound", { name, given });
};
