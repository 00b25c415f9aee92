import { compileAll, derivative, directional, gradient, substitute, type Expr } from "@gradkit/scalar";

/** The chain rule of f(x(t)) as matrices: the row of f, the derivatives of x (a row for each x, a column for each t), and their product. */
export interface Chain {
  readonly row: readonly Expr[];
  readonly matrix: readonly (readonly Expr[])[];
  readonly product: readonly Expr[];
  /** The expressions with x put in. */
  readonly inside: (expr: Expr) => Expr;
}

/** The chain rule for a function of the variables that `path` gives as functions of the parameters. */
export const chainOf = (f: Expr, path: Readonly<Record<string, Expr>>, parameters: readonly string[]): Chain => {
  const columns = parameters.map((by) => Object.fromEntries(Object.entries(path).map(([name, expr]) => [name, derivative(expr, by)])));
  return {
    row: gradient(f, Object.keys(path)),
    matrix: Object.keys(path).map((name) => columns.map((column) => column[name]!)),
    product: columns.map((direction) => directional(f, direction)),
    inside: (expr) => substitute(expr, path),
  };
};

/** A chain in numbers. */
export interface ChainValues {
  readonly row: readonly number[];
  readonly matrix: readonly (readonly number[])[];
  readonly product: readonly number[];
}

/** A function of the values of the parameters that gives the chain in numbers. */
export const chainValues = ({ row, matrix, product, inside }: Chain, parameters: readonly string[]): ((at: readonly number[]) => ChainValues) => {
  const run = compileAll([...row, ...matrix.flat(), ...product].map(inside), parameters);
  const n = parameters.length;
  return (at) => {
    const values = [...run(at)];
    const rest = values.slice(row.length);
    return { row: values.slice(0, row.length), matrix: matrix.map((_, k) => rest.slice(k * n, (k + 1) * n)), product: values.slice(-n) };
  };
};
