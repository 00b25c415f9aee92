import { reshape, tensor, type Tensor } from "@gradkit/autodiff";
import { laterError } from "../later-errors.js";
import type { ObjectiveFunction } from "../objective/objective.js";
import { matrixFunctionNamed } from "./functions.js";
import type { MatrixExpr, Size } from "./matrix-expr.js";

type Values = Readonly<Record<string, unknown>>;

/**
 * A matrix expression of @gradkit/matrix as a function of the parameters, whose keys are its symbols, and of data, which have the other symbols. `minimize` and `leastSquares` take the expression
 * itself; tasks and workers of your own take this.
 *
 * @throws optimizer/matrix  when it is called: where a symbol has no value, or one of another shape, or a function has no derivative
 * @example
 * const square = { kind: "call", name: "norm2", rows: null, cols: null, args: [{ kind: "symbol", name: "x", rows: "n", cols: null }] }
 * const { x } = await minimize(matrixObjective(square), { x: [3, 4] }, { stop: { steps: 0 } })
 * x // => { x: [3, 4] }
 */
export const matrixObjective =
  (expr: MatrixExpr): ObjectiveFunction =>
  (parameters, rows) => {
    const values: Values = { ...(parameters as Values), ...(rows as Values | undefined) };
    const sizes = new Map<string, number>();
    const known = new Map<MatrixExpr, Tensor>();

    const symbol = (node: MatrixExpr & { readonly kind: "symbol" }): Tensor => {
      const { name } = node;
      if (!Object.hasOwn(values, name)) throw laterError("optimizer/matrix", { part: name, rule: "must be a parameter or an array of the data", got: Object.keys(values).join(", ") || "none" });
      const value = tensor(values[name] as number[]) as Tensor;
      const axes = [node.rows, node.cols].filter((size) => size !== null);
      const wrong = value.shape.length !== axes.length || axes.some((size, k) => noted(sizes, size, value.shape[k]!) !== value.shape[k]);
      if (wrong) throw laterError("optimizer/matrix", { part: name, rule: `must have the shape (${axes.join(", ")})`, got: `(${value.shape.join(", ")})` });
      return reshape(value, matrixShape(node, value.shape)) as Tensor;
    };

    const call = (node: MatrixExpr & { readonly kind: "call" }): Tensor => {
      const f = matrixFunctionNamed(node.name);
      if (!f) throw laterError("optimizer/matrix", { part: node.name, rule: "must be a function that has a derivative in autodiff", got: "one that has none" });
      return f(node.args.map(valueOf), node.args.map((arg) => numberOf(arg) ?? NaN));
    };

    const numberOf = (node: MatrixExpr): number | undefined => {
      if (node.kind === "number") return node.value;
      if (node.kind !== "size") return undefined;
      const length = lengthOf(node.size, sizes);
      if (length === undefined) throw laterError("optimizer/matrix", { part: String(node.size), rule: "must be the size of a symbol", got: "one that none has" });
      return length;
    };

    const valueOf = (node: MatrixExpr): Tensor => {
      const found = known.get(node);
      if (found) return found;
      if (node.kind === "tensor") throw laterError("optimizer/matrix", { part: "the tensor", rule: "must be a scalar, vector or matrix", got: "a result in index notation" });
      const number = numberOf(node);
      const value = number !== undefined ? (reshape(tensor(number), [1, 1]) as Tensor) : node.kind === "symbol" ? symbol(node) : call(node as MatrixExpr & { readonly kind: "call" });
      known.set(node, value);
      return value;
    };

    // Sizes follow from symbols, which may stand behind what needs them.
    for (const node of symbolsOf(expr)) valueOf(node);
    const value = valueOf(expr);
    return reshape(value, [expr.rows, expr.cols].flatMap((size, k) => (size === null ? [] : [value.shape[k]!])));
  };

const matrixShape = ({ rows, cols }: MatrixExpr, shape: readonly number[]): readonly [number, number] =>
  rows === null ? [1, cols === null ? 1 : shape[0]!] : cols === null ? [shape[0]!, 1] : [shape[0]!, shape[1]!];

const symbolsOf = (expr: MatrixExpr): readonly MatrixExpr[] => {
  const seen = new Set([expr]);
  for (const node of seen) if (node.kind === "call") for (const arg of node.args) seen.add(arg);
  return [...seen].filter(({ kind }) => kind === "symbol");
};

/** The length that an axis must have: that of its name, which is the one that comes first. */
const noted = (sizes: Map<string, number>, size: Size, length: number): number => {
  if (typeof size === "string" && !size.includes("*") && !sizes.has(size)) sizes.set(size, length);
  return lengthOf(size, sizes) ?? length;
};

const lengthOf = (size: Size, sizes: ReadonlyMap<string, number>): number | undefined =>
  typeof size === "number" ? size : size.split("*").reduce<number | undefined>((product, factor) => {
    const length = /^\d/.test(factor) ? Number(factor) : sizes.get(factor);
    return product === undefined || length === undefined ? undefined : product * length;
  }, 1);
