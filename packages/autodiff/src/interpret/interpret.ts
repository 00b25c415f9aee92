import { arities, isFunctionName, type Field, type FunctionName } from "@gradkit/scalar";
import { interpretError } from "../errors.js";
import { sizeOf } from "../kernels/dense.js";
import type { CorePrimitiveName } from "../params.js";
import type { ControlParams } from "../primitives/control/params.js";
import type { Equation, Program } from "../program/program.js";
import { parsedEinsum } from "../shape-algebra.js";
import { numbersOf, type Carrier, type Elements } from "./elements.js";
import { pattern } from "./pattern.js";

type Values<T> = readonly Elements<T>[];
type Run = <T>(C: Carrier<T>, program: Program, inputs: Values<T>) => Elements<T>[];
type Rule = <T>(C: Carrier<T>, inputs: Values<T>, equation: Equation & { readonly params: Params }, run: Run) => Elements<T>[];

/** The parameters of all operations here; each has its own of them. */
interface Params {
  readonly spec: string;
  readonly dtype: string;
  readonly reverse: boolean;
  readonly length: number;
  readonly constants: number;
  readonly carries: number;
  readonly axis: number;
  readonly test: Program;
  readonly body: Program;
  readonly onTrue: Program;
  readonly onFalse: Program;
}

const sum = <T>({ add, constant }: Field<T>, items: readonly T[]): T => (items.length === 0 ? constant(0) : items.reduce((a, b) => add(a, b)));

/** Operations whose elements are sums of elements, or another fold of the same ones; `indices` says which input holds whole numbers. */
const folding =
  (fold: <T>(F: Field<T>, items: readonly T[]) => T = sum, indices?: number): Rule =>
  (C, inputs, equation) => {
    const all = inputs.flatMap(({ items }) => items);
    const linear = fold === sum ? equation : sumsLike(equation);
    const rows = pattern(linear, inputs.map(({ shape }) => shape), inputs.map((x, k) => (k === indices ? numbersOf(C, x) : undefined)));
    return [{ shape: equation.outputs[0]!.shape, items: rows.map((row) => fold(C.field, row.map((place) => all[place]!))) }];
  };

const sums = new WeakMap<Equation, Equation>();
/** The sum over the same axes. */
const sumsLike = (equation: Equation): Equation => {
  const found = sums.get(equation) ?? { ...equation, primitive: "sum" };
  sums.set(equation, found);
  return found;
};

const comparison: Rule = (C, [x, y], { primitive }) => [
  {
    shape: x!.shape,
    items: x!.items.map((a, k) => {
      const holds = C.compare(a, y!.items[k]!, primitive as "less");
      if (holds === undefined) throw interpretError("autodiff/undecided", { reason: "a comparison neither holds nor fails for certain" });
      return C.field.constant(holds ? 1 : 0);
    }),
  },
];

const einsum: Rule = ({ field }, operands, { params }) => {
  const { inputs, output, sizes } = parsedEinsum(params.spec, operands.map(({ shape }) => shape));
  const labels = [...output, ...Object.keys(sizes).filter((label) => !output.includes(label))];
  const extent = (of: readonly string[]): number => of.reduce((n, label) => n * sizes[label]!, 1);
  const inner = extent(labels.slice(output.length));
  const at: Record<string, number> = {};
  const items = Array.from({ length: extent(output) }, (_, row) =>
    sum(field, Array.from({ length: inner }, (__, column) => {
      labels.reduceRight((rest, label) => {
        at[label] = rest % sizes[label]!;
        return Math.floor(rest / sizes[label]!);
      }, row * inner + column);
      const [first, second] = operands.map(({ items: own }, k) => own[inputs[k]!.reduce((n, label) => n * sizes[label]! + at[label]!, 0)]!);
      return second === undefined ? first! : field.mul(first!, second);
    })),
  );
  return [{ shape: output.map((label) => sizes[label]!), items }];
};

const iota: Rule = ({ field }, _, { outputs: [{ shape } = { shape: [] }], params: { axis } }) => [
  { shape, items: Array.from({ length: sizeOf(shape) }, (__, at) => field.constant(Math.floor(at / sizeOf(shape.slice(axis + 1))) % shape[axis]!)) },
];

const cast: Rule = (C, [x], { params }) => [params.dtype === "int32" ? { shape: x!.shape, items: numbersOf(C, x!).map((n) => C.field.constant(Math.trunc(n))) } : x!];

const row = <T>({ shape, items }: Elements<T>, k: number): Elements<T> => {
  const size = sizeOf(shape.slice(1));
  return { shape: shape.slice(1), items: items.slice(k * size, (k + 1) * size) };
};

const scan: Rule = <T>(C: Carrier<T>, inputs: Values<T>, { outputs, params: { body, length, constants, carries, reverse } }: Equation & { readonly params: Params }, run: Run) => {
  const [constant, xs] = [inputs.slice(0, constants), inputs.slice(constants + carries)];
  let state = inputs.slice(constants, constants + carries);
  const ys: Elements<T>[][] = outputs.slice(carries).map(() => []);
  for (let step = 0; step < length; step++) {
    const k = reverse ? length - 1 - step : step;
    const found = run(C, body, [...constant, ...state, ...xs.map((x) => row(x, k))]);
    state = found.slice(0, carries);
    for (const [i, rows] of ys.entries()) rows[k] = found[carries + i]!;
  }
  return [...state, ...ys.map((rows, i) => ({ shape: outputs[carries + i]!.shape, items: rows.flatMap(({ items }) => items) }))];
};

/** How many steps are tried before a loop counts as one that does not end. */
const most = 4096;

const whileLoop: Rule = (C, inputs, { params: { test, body, constants } }, run) => {
  const constant = inputs.slice(0, constants);
  let state = inputs.slice(constants);
  for (let step = 0; numbersOf(C, run(C, test, [...constant, ...state])[0]!)[0] !== 0; step++) {
    if (step === most) throw interpretError("autodiff/undecided", { reason: `a loop has more than ${most} steps` });
    state = run(C, body, [...constant, ...state]);
  }
  return [...state];
};

const cond: Rule = (C, [test, ...operands], { params: { onTrue, onFalse } }, run) => run(C, numbersOf(C, test!)[0] === 0 ? onFalse : onTrue, operands);
const call: Rule = (C, inputs, { params: { body } }, run) => run(C, body, inputs);

const elements = (primitive: string): Rule => ({ field }, inputs) => {
  const f = field[primitive as "sin"] as <T>(...args: readonly T[]) => T;
  return [{ shape: inputs[0]!.shape, items: inputs[0]!.items.map((_, k) => f(...inputs.slice(0, arities[primitive as "sin"]).map(({ items }) => items[k]!))) }];
};

const linear = folding();
const rules: { readonly [N in Exclude<CorePrimitiveName | keyof ControlParams, FunctionName>]: Rule | undefined } = {
  broadcastTo: linear, reshape: linear, transpose: linear, slice: linear, pad: linear, reverse: linear, concat: linear, sum: linear, cumsum: linear,
  gather: folding(sum, 1), scatterAdd: folding(sum, 1),
  prod: folding(({ mul, constant }, items) => items.reduce((a, b) => mul(a, b), constant(1))),
  maximum: folding(({ max }, items) => items.reduce((a, b) => max(a, b))),
  minimum: folding(({ min }, items) => items.reduce((a, b) => min(a, b))),
  less: comparison, lessEqual: comparison, equal: comparison,
  stopGradient: (_, [x]) => [x!],
  scale: elements("mul"),
  cast, einsum, scaleEinsum: einsum, iota, scan, whileLoop, cond, call,
  argmax: undefined, argmin: undefined, argsort: undefined, customVjpTangent: undefined,
};

/**
 * The outputs of a program over any field, element by element: intervals, power series, symbols. Every operation has one but sorting, argmax and decompositions; rounding to float32
 * is not done, and `stopGradient` is the identity.
 *
 * @param inputs  arrays over the field, of the shapes of the program's inputs
 * @throws autodiff/undecided  where an index, a test or a comparison is not known for certain, or an operation has no rule
 * @example
 * import { intervals, interval } from "@gradkit/scalar"
 * const program = trace((x) => sum(square(x)), [1, 2])
 * const carrier = { field: intervals, numberOf: () => undefined, compare: () => undefined }
 * interpret(program, carrier, [{ shape: [2], items: [interval(-1, 2), interval(3)] }])[0].items // => [{ lo: 9, hi: 13, defined: true, continuous: true }]
 */
export const interpret = <T>(program: Program, carrier: Carrier<T>, inputs: Values<T>): Elements<T>[] => {
  const values = [...inputs, ...program.constants.map(({ shape, data }) => ({ shape, items: Array.from(data, (x) => carrier.field.constant(x)) }))];
  for (const equation of program.equations) {
    const { primitive } = equation;
    const rule = isFunctionName(primitive) ? elements(primitive) : rules[primitive as "sum"];
    if (!rule) throw interpretError("autodiff/undecided", { reason: `${primitive} has no rule over a field` });
    const outputs = rule(carrier, equation.inputs.map((k) => values[k]!), equation as never, (c, part, operands) => interpret(part, c, operands));
    if (carrier.settle) for (const { items } of outputs) for (const item of items) carrier.settle(item);
    values.push(...outputs);
  }
  return program.outputs.map((k) => values[k]!);
};
