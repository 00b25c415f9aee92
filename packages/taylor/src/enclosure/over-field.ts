import type { Equation, Program } from "@gradkit/autodiff";
import { arities, isFunctionName, type FunctionName } from "@gradkit/scalar";
import { parseEinsum } from "@gradkit/shapes";
import { numbersOf, sizeOf, Undecided, type Calculus, type Elements } from "./elements.js";
import { places } from "./places.js";

type Values<T> = readonly Elements<T>[];
type Rule = <T>(C: Calculus<T>, inputs: Values<T>, equation: Equation, run: (program: Program, inputs: Values<T>) => Elements<T>[]) => Elements<T>[];

/** The parameters of all operations here; each has its own of them. */
interface Params {
  readonly axes: readonly number[];
  readonly axis: number;
  readonly spec: string;
  readonly dtype: string;
  readonly reverse: boolean;
  readonly length: number;
  readonly constants: number;
  readonly carries: number;
  readonly test: Program;
  readonly body: Program;
  readonly onTrue: Program;
  readonly onFalse: Program;
}

const paramsOf = ({ params }: Equation): Params => params as unknown as Params;
const zero = <T>({ field }: Calculus<T>): T => field.constant(0);

/** Operations that move elements, and may add zeros. */
const moving: Rule = (C, inputs, equation) => {
  const all = inputs.flatMap(({ items }) => items);
  const from = places(equation, inputs.map(({ shape }) => shape));
  return [{ shape: equation.outputs[0]!.shape, items: from.map((place) => (place === 0 ? zero(C) : all[place - 1]!)) }];
};

const same: Rule = (_, [x]) => [x!];

const comparison: Rule = (C, [x, y], { primitive }) => [
  {
    shape: x!.shape,
    items: x!.items.map((a, k) => {
      const holds = C.compare(a, y!.items[k]!, primitive as "less");
      if (holds === undefined) throw new Undecided("a comparison does not hold, or fail, for the whole box");
      return C.field.constant(holds ? 1 : 0);
    }),
  },
];

/** Groups of elements over axes, folded. */
const folding =
  (fold: <T>(C: Calculus<T>, items: readonly T[]) => T): Rule =>
  (C, [x], equation) => {
    const { axes } = paramsOf(equation);
    const kept = x!.shape.map((_, k) => k).filter((k) => !axes.includes(k));
    const shape = kept.map((k) => x!.shape[k]!);
    const size = axes.reduce((n, k) => n * x!.shape[k]!, 1);
    const permutation = [...kept, ...axes];
    const order = places({ primitive: "transpose", inputs: [], params: { permutation }, outputs: [{ shape: permutation.map((k) => x!.shape[k]!), dtype: "float64" }] }, [x!.shape]);
    return [{ shape, items: Array.from({ length: sizeOf(shape) }, (_, k) => fold(C, order.slice(k * size, (k + 1) * size).map((place) => x!.items[place - 1]!))) }];
  };

const sumOf = <T>(C: Calculus<T>, items: readonly T[]): T => (items.length === 0 ? zero(C) : items.reduce((a, b) => C.field.add(a, b)));

const einsum: Rule = (C, operands, equation) => {
  const { inputs, output, sizes } = parseEinsum(paramsOf(equation).spec, ...operands.map(({ shape }) => shape));
  const summed = Object.keys(sizes).filter((label) => !output.includes(label));
  const labels = [...output, ...summed];
  const extent = (of: readonly string[]): number => of.reduce((n, label) => n * sizes[label]!, 1);
  const inner = extent(summed);
  const at = Array<number>(labels.length).fill(0);
  const place = (own: readonly string[]): number => own.reduce((n, label) => n * sizes[label]! + at[labels.indexOf(label)]!, 0);
  const items = Array.from({ length: extent(output) }, (_, row) =>
    sumOf(C, Array.from({ length: inner }, (__, column) => {
      for (let rest = row * inner + column, k = labels.length - 1; k >= 0; k--) {
        at[k] = rest % sizes[labels[k]!]!;
        rest = Math.floor(rest / sizes[labels[k]!]!);
      }
      const [first, second] = operands.map(({ items: own }, k) => own[place(inputs[k]!)]!);
      return second === undefined ? first! : C.field.mul(first!, second);
    })),
  );
  return [{ shape: output.map((label) => sizes[label]!), items }];
};

const cumsum: Rule = (C, [x], equation) => {
  const { axis, reverse } = paramsOf(equation);
  const inner = sizeOf(x!.shape.slice(axis + 1));
  const length = x!.shape[axis]!;
  const items = [...x!.items];
  for (let k = 0; k < items.length; k++) {
    const at = reverse ? items.length - 1 - k : k;
    const step = Math.floor(at / inner) % length;
    if (reverse ? step < length - 1 : step > 0) items[at] = C.field.add(items[at]!, items[at + (reverse ? inner : -inner)]!);
  }
  return [{ shape: x!.shape, items }];
};

const gather: Rule = (C, [x, indices], equation) => {
  const from = places(equation, [x!.shape, indices!.shape], [undefined, numbersOf(C, indices!)]);
  return [{ shape: equation.outputs[0]!.shape, items: from.map((place) => x!.items[place - 1]!) }];
};

const scatterAdd: Rule = (C, [x, indices, updates], equation) => {
  const to = places({ ...equation, primitive: "gather", outputs: [{ shape: updates!.shape, dtype: "float64" }] }, [x!.shape, indices!.shape], [undefined, numbersOf(C, indices!)]);
  const items = [...x!.items];
  for (const [k, place] of to.entries()) items[place - 1] = C.field.add(items[place - 1]!, updates!.items[k]!);
  return [{ shape: x!.shape, items }];
};

const iota: Rule = ({ field }, _, equation) => [{ shape: equation.outputs[0]!.shape, items: places(equation, []).map((k) => field.constant(k)) }];

const cast: Rule = (C, [x], equation) => {
  const { dtype } = paramsOf(equation);
  return [dtype === "int32" ? { shape: x!.shape, items: numbersOf(C, x!).map((n) => C.field.constant(Math.trunc(n))) } : x!];
};

const row = <T>({ shape, items }: Elements<T>, k: number): Elements<T> => {
  const size = sizeOf(shape.slice(1));
  return { shape: shape.slice(1), items: items.slice(k * size, (k + 1) * size) };
};

const scan: Rule = (_, inputs, equation, run) => {
  const { body, length, constants, carries, reverse } = paramsOf(equation);
  const [constant, xs] = [inputs.slice(0, constants), inputs.slice(constants + carries)];
  let state = inputs.slice(constants, constants + carries);
  const ys: Elements<never>[][] = equation.outputs.slice(carries).map(() => []);
  for (let step = 0; step < length; step++) {
    const k = reverse ? length - 1 - step : step;
    const outputs = run(body, [...constant, ...state, ...xs.map((x) => row(x, k))]);
    state = outputs.slice(0, carries);
    for (const [i, rows] of ys.entries()) rows[k] = outputs[carries + i] as Elements<never>;
  }
  return [...state, ...ys.map((rows, i) => ({ shape: equation.outputs[carries + i]!.shape, items: rows.flatMap(({ items }) => items) }))];
};

/** How many steps are tried before a loop counts as one that does not end for the whole box. */
const most = 4096;

const whileLoop: Rule = (C, inputs, equation, run) => {
  const { test, body, constants } = paramsOf(equation);
  const constant = inputs.slice(0, constants);
  let state = inputs.slice(constants);
  for (let step = 0; numbersOf(C, run(test, [...constant, ...state])[0]!)[0] !== 0; step++) {
    if (step === most) throw new Undecided("a loop does not end for the whole box");
    state = run(body, [...constant, ...state]);
  }
  return state as never;
};

const cond: Rule = (C, [test, ...operands], equation, run) => {
  const { onTrue, onFalse } = paramsOf(equation);
  return run(numbersOf(C, test!)[0] === 0 ? onFalse : onTrue, operands);
};

const call: Rule = (_, inputs, equation, run) => run(paramsOf(equation).body, inputs);

/** x · y, where 0 · y is 0. */
const scale: Rule = (C, [x, y]) => [{ shape: x!.shape, items: x!.items.map((a, k) => C.field.mul(a, y!.items[k]!)) }];

const rules: Readonly<Record<string, Rule>> = {
  broadcastTo: moving, reshape: moving, transpose: moving, slice: moving, pad: moving, reverse: moving, concat: moving,
  stopGradient: same, cast, less: comparison, lessEqual: comparison, equal: comparison, scale,
  sum: folding(sumOf),
  prod: folding((C, items) => items.reduce((a, b) => C.field.mul(a, b), C.field.constant(1))),
  maximum: folding((C, items) => items.reduce((a, b) => C.field.max(a, b))),
  minimum: folding((C, items) => items.reduce((a, b) => C.field.min(a, b))),
  cumsum, einsum, gather, scatterAdd, iota, scan, whileLoop, cond, call,
};

/** The outputs of a program over a field: every operation of the core that is no sort. */
export const overField = <T>(C: Calculus<T>, program: Program, inputs: Values<T>): Elements<T>[] => {
  const values: Elements<T>[] = [
    ...inputs,
    ...program.constants.map(({ shape, data }) => ({ shape, items: Array.from(data, (x) => C.field.constant(x)) })),
  ];
  for (const equation of program.equations) {
    const outputs = applied(C, equation, equation.inputs.map((k) => values[k]!));
    for (const { items } of outputs) for (const item of items) C.settle(item);
    values.push(...outputs);
  }
  return program.outputs.map((k) => values[k]!);
};

const applied = <T>(C: Calculus<T>, equation: Equation, inputs: Values<T>): Elements<T>[] => {
  const { primitive } = equation;
  if (isFunctionName(primitive)) return [elementwise(C, primitive, inputs)];
  const rule = rules[primitive];
  if (!rule) throw new Undecided(`${primitive} has no enclosure`);
  return rule(C, inputs, equation, (program, operands) => overField(C, program, operands as Values<T>) as never);
};

const elementwise = <T>({ field }: Calculus<T>, name: FunctionName, inputs: Values<T>): Elements<T> => {
  const f = field[name] as (...args: readonly T[]) => T;
  return { shape: inputs[0]!.shape, items: inputs[0]!.items.map((_, k) => f(...inputs.slice(0, arities[name]).map(({ items }) => items[k]!))) };
};

