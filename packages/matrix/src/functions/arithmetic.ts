import { added, eye, product, scaled, subtracted, transposed, zipped, type Dense } from "../dense/dense.js";
import { inverse } from "../dense/lu.js";
import { callNode, isScalar, type MatrixExpr, type NumberExpr } from "../expr.js";
import { factorOf, index, scalarAt, scaleBy, summed, times, type At } from "../tensor/term.js";
import { delta } from "../tensor/atoms.js";
import { pointwisePower } from "../tensor/power.js";
import { binary, unary, type FunctionRow, type FunctionRows, type Shapes } from "./row.js";

/** Entry by entry; a scalar goes with every entry. */
export const entrywise = ([a, b]: readonly MatrixExpr[], shapes: Shapes): MatrixExpr => {
  if (isScalar(a!)) return b!;
  if (isScalar(b!)) return a!;
  shapes.same(a!.rows, b!.rows, "shapes must agree");
  shapes.same(a!.cols, b!.cols, "shapes must agree");
  return a!;
};

const sum = (verb: string, value: FunctionRow["value"], sign: number): FunctionRow => ({
  arity: binary,
  shape: ([a, b], shapes) => {
    if (isScalar(a!) !== isScalar(b!)) shapes.refuse(`a scalar cannot be ${verb} an array`, `${isScalar(a!) ? "the scalar" : "…"}*ones(${[a!, b!].some(({ rows, cols }) => rows !== null && cols !== null) ? "m, n" : "n"})`);
    return entrywise([a!, b!], shapes);
  },
  value,
  lower: (lower, { args: [a, b] }, at) => [...lower(a!, at), ...scaleBy(sign, lower(b!, at))],
});

/** Products of dense values with 1×1 operands as scalars. */
const dot = (a: Dense, b: Dense): Dense => (a.data.length === 1 || b.data.length === 1 ? zipped((x, y) => x * y, a, b) : product(a, b));

const power = (a: Dense, k: number): Dense => {
  const base = k < 0 ? inverse(a) : a;
  return Array.from({ length: Math.abs(k) }).reduce<Dense>((result) => product(result, base), eye(a.rows));
};

/** Where an operand is read: a scalar at no index. */
const within = (operand: MatrixExpr, at: At): At => (isScalar(operand) ? scalarAt : at);

const over: FunctionRow = {
  arity: binary,
  shape: entrywise,
  value: ([a, b]) => zipped((x, y) => x / y, a!, b!),
  lower: (lower, { args: [a, b] }, at) => times(lower(a!, within(a!, at)), pointwisePower(lower, b!, within(b!, at), -1)),
};

export const arithmetic = {
  add: sum("added to", ([a, b]) => added(a!, b!), 1),
  sub: sum("subtracted from", ([a, b]) => subtracted(a!, b!), -1),
  neg: { arity: unary, shape: ([a]) => a!, value: ([a]) => scaled(-1, a!), lower: (lower, { args: [a] }, at) => scaleBy(-1, lower(a!, at)) },
  mul: {
    arity: binary,
    shape: ([a, b], shapes) => {
      if (isScalar(a!)) return b!;
      if (isScalar(b!)) return a!;
      const columns = a!.cols === null && b!.cols === null && b!.rows !== null;
      shapes.same(a!.cols, b!.rows, "inner sizes must agree", columns ? "x'*y or x*y' or x.*y" : a!.rows === b!.rows ? "a transpose, X'" : undefined);
      return { rows: a!.rows, cols: b!.cols };
    },
    value: ([a, b]) => dot(a!, b!),
    lower: (lower, { args: [a, b] }, [i, j]) => {
      if (isScalar(a!)) return times(lower(a!, scalarAt), lower(b!, [i, j]));
      if (isScalar(b!)) return times(lower(a!, [i, j]), lower(b!, scalarAt));
      const k = a!.cols === null ? null : index(a!.cols);
      return summed(times(lower(a!, [i, k]), lower(b!, [k, j])), k);
    },
  },
  div: {
    ...over,
    shape: ([a, b], shapes) => (isScalar(b!) ? a! : shapes.refuse("the divisor must be a scalar", "inv(A)*… for a matrix, or ./ entry by entry")),
  },
  times: {
    arity: binary,
    shape: entrywise,
    value: ([a, b]) => zipped((x, y) => x * y, a!, b!),
    lower: (lower, { args: [a, b] }, at) => times(lower(a!, within(a!, at)), lower(b!, within(b!, at))),
  },
  over,
  power: {
    arity: binary,
    shape: entrywise,
    value: ([a, b]) => zipped((x, y) => x ** y, a!, b!),
    lower: (lower, call, at) => {
      const [a, b] = call.args;
      if (b!.kind === "number") return pointwisePower(lower, a!, at, b!.value);
      return factorOf(call, at.filter((i) => i !== null));
    },
  },
  matrixPower: {
    arity: binary,
    shape: ([a, b], shapes) => {
      if (b!.kind !== "number" || !Number.isInteger(b!.value) || Math.abs(b!.value) > 64) shapes.refuse("the power of a matrix must be a whole number up to 64", ".^ entry by entry");
      shapes.square(a!);
      return a!;
    },
    value: ([a, b]) => power(a!, b!.data[0]!),
    lower: (lower, { args: [a, b] }, [i, j]) => {
      const k = (b as NumberExpr).value;
      const base = k < 0 ? callNode("inv", [a!], a!) : a!;
      const inner = Array.from({ length: Math.max(0, Math.abs(k) - 1) }, () => index(a!.rows!));
      const path = [i!, ...inner, j!];
      return k === 0 ? delta(i!, j!) : summed(times(...path.slice(1).map((next, at) => lower(base, [path[at]!, next]))), ...inner);
    },
  },
  transpose: { arity: unary, shape: ([a]) => ({ rows: a!.cols, cols: a!.rows }), value: ([a]) => transposed(a!), lower: (lower, { args: [a] }, [i, j]) => lower(a!, [j, i]) },
  pi: { arity: [0, 0], shape: () => ({ rows: null, cols: null }), value: () => ({ rows: 1, cols: 1, data: Float64Array.of(Math.PI) }) },
} satisfies FunctionRows;
