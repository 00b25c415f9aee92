import { denseOf, numbersOf, parsed, type Block, type Statement, type Tensor, type Type } from "./parse.js";

const sizeOf = (shape: readonly number[]): number => shape.reduce((n, k) => n * k, 1);
/** All indices of a shape, in row-major order. */
const indices = (shape: readonly number[]): number[][] => shape.reduce<number[][]>((all, size) => all.flatMap((index) => Array.from({ length: size }, (_, k) => [...index, k])), [[]]);
const flat = (index: readonly number[], shape: readonly number[]): number => index.reduce((at, k, axis) => at * shape[axis]! + k, 0);
const at = (x: Tensor, index: readonly number[]): number => x.data[flat(index, x.shape)]!;
/** A tensor by a number for each index. */
const tensor = ({ shape, element }: Type, of: (index: readonly number[]) => number): Tensor => ({ shape, element, data: indices(shape).map((index) => stored(element, of(index))) });
const stored = (element: string, x: number): number => (element === "f32" ? Math.fround(x) : element === "i32" ? x | 0 : element === "i1" ? Number(x !== 0) : x);
const number = (element: string, x: number): Tensor => ({ shape: [], element, data: [x] });

type Call = (block: Block, args: readonly Tensor[]) => readonly Tensor[];
type Rule = (inputs: readonly Tensor[], statement: Statement, call: Call) => readonly Tensor[];

const unary: Readonly<Record<string, (x: number) => number>> = {
  negate: (x) => -x, abs: Math.abs, sign: Math.sign, exponential: Math.exp, exponential_minus_one: Math.expm1, log: Math.log, log_plus_one: Math.log1p, sqrt: Math.sqrt, cbrt: Math.cbrt,
  sine: Math.sin, cosine: Math.cos, tan: Math.tan, tanh: Math.tanh, floor: Math.floor, ceil: Math.ceil, logistic: (x) => 1 / (1 + Math.exp(-x)),
};
const binary: Readonly<Record<string, (x: number, y: number) => number>> = {
  add: (x, y) => x + y, subtract: (x, y) => x - y, multiply: (x, y) => x * y, divide: (x, y) => x / y, power: Math.pow, atan2: Math.atan2, minimum: Math.min, maximum: Math.max,
  and: (x, y) => x & y, or: (x, y) => x | y,
};
const comparisons: Readonly<Record<string, (x: number, y: number) => boolean>> = { EQ: (x, y) => x === y, NE: (x, y) => x !== y, LT: (x, y) => x < y, LE: (x, y) => x <= y, GT: (x, y) => x > y, GE: (x, y) => x >= y };

const has = (axes: readonly number[]) => (_: unknown, k: number): boolean => axes.includes(k);
const lacks = (axes: readonly number[]) => (_: unknown, k: number): boolean => !axes.includes(k);

/** What each operation computes, from the section of the specification that bears its name. */
const rules: Readonly<Record<string, Rule>> = {
  constant: (_, { attributes, types: [type] }) => [{ ...type!, data: denseOf(attributes, type!) }],
  compare: ([x, y], { attributes, types: [type] }) => [tensor(type!, (index) => Number(comparisons[/comparison_direction (\w\w)/.exec(attributes)![1]!]!(at(x!, index), at(y!, index))))],
  select: ([test, yes, no], { types: [type] }) => [tensor(type!, (index) => (at(test!, test!.shape.length === 0 ? [] : index) ? at(yes!, index) : at(no!, index)))],
  convert: ([x], { types: [type] }) => [tensor(type!, (index) => at(x!, index))],
  iota: (_, { attributes, types: [type] }) => [tensor(type!, (index) => index[numbersOf(attributes, "iota_dimension")[0]!]!)],
  reshape: ([x], { types: [type] }) => [{ ...type!, data: x!.data }],
  broadcast_in_dim: ([x], { attributes, types: [type] }) => [tensor(type!, (index) => at(x!, numbersOf(attributes, "broadcast_dimensions").map((axis, k) => (x!.shape[k] === 1 ? 0 : index[axis]!))))],
  transpose: ([x], { attributes, types: [type] }) => {
    const permutation = numbersOf(attributes, "permutation");
    return [tensor(type!, (index) => at(x!, x!.shape.map((_, k) => index[permutation.indexOf(k)]!)))];
  },
  reverse: ([x], { attributes, types: [type] }) => [tensor(type!, (index) => at(x!, index.map((k, axis) => (numbersOf(attributes, "dimensions").includes(axis) ? x!.shape[axis]! - 1 - k : k))))],
  slice: ([x], { attributes, types: [type] }) => {
    const [start, strides] = [numbersOf(attributes, "start_indices"), numbersOf(attributes, "strides")];
    return [tensor(type!, (index) => at(x!, index.map((k, axis) => start[axis]! + k * strides[axis]!)))];
  },
  pad: ([x, value], { attributes, types: [type] }) => {
    const [low, interior] = [numbersOf(attributes, "edge_padding_low"), numbersOf(attributes, "interior_padding")];
    return [tensor(type!, (index) => {
      const from = index.map((k, axis) => (k - low[axis]!) / (interior[axis]! + 1));
      return from.every((k, axis) => Number.isInteger(k) && k >= 0 && k < x!.shape[axis]!) ? at(x!, from) : value!.data[0]!;
    })];
  },
  concatenate: (inputs, { attributes, types: [type] }) => {
    const [axis] = numbersOf(attributes, "dimension") as [number];
    return [tensor(type!, (index) => {
      let k = index[axis]!;
      const from = inputs.find(({ shape }) => k < shape[axis]! || ((k -= shape[axis]!), false))!;
      return at(from, index.with(axis, k));
    })];
  },
  reduce: (inputs, { attributes, types, regions: [region] }, call) => {
    const axes = numbersOf(attributes, "dimensions");
    const half = inputs.length / 2;
    const [xs, starts] = [inputs.slice(0, half), inputs.slice(half)];
    const inner = indices(xs[0]!.shape.filter(has(axes)));
    const merged = (outer: readonly number[], within: readonly number[]): number[] => {
      let [o, w] = [0, 0];
      return xs[0]!.shape.map((_, k) => (axes.includes(k) ? within[w++]! : outer[o++]!));
    };
    const cells = indices(xs[0]!.shape.filter(lacks(axes))).map((outer) =>
      inner.reduce<readonly Tensor[]>((total, within) => call(region!, [...total, ...xs.map((x) => number(x.element, at(x, merged(outer, within))))]), starts));
    return types.map((type, k) => ({ ...type, data: cells.map((cell) => cell[k]!.data[0]!) }));
  },
  reduce_window: ([x, start], { attributes, types: [type], regions: [region] }, call) => {
    const window = numbersOf(attributes, "window_dimensions");
    const padding = JSON.parse(/dense<(\[\[.*\]\])>/.exec(attributes)![1]!) as number[][];
    return [tensor(type!, (index) => indices(window).reduce((total, within) => {
      const place = index.map((k, axis) => k + within[axis]! - padding[axis]![0]!);
      return place.every((k, axis) => k >= 0 && k < x!.shape[axis]!) ? call(region!, [number(x!.element, total), number(x!.element, at(x!, place))])[0]!.data[0]! : total;
    }, start!.data[0]!))];
  },
  sort: (inputs, { attributes, types, regions: [region] }, call) => {
    const [axis] = numbersOf(attributes, "dimension") as [number];
    const { shape } = inputs[0]!;
    const results = types.map(({ shape: of }) => Array.from({ length: sizeOf(of) }, () => 0));
    for (const lane of indices(shape.with(axis, 1))) {
      const places = Array.from({ length: shape[axis]! }, (_, k) => flat(lane.with(axis, k), shape));
      const before = (i: number, j: number): boolean => call(region!, inputs.flatMap((x) => [number(x.element, x.data[i]!), number(x.element, x.data[j]!)]))[0]!.data[0] === 1;
      for (const [k, from] of places.toSorted((i, j) => (before(i, j) ? -1 : before(j, i) ? 1 : 0)).entries()) for (const [n, x] of inputs.entries()) results[n]![places[k]!] = x.data[from]!;
    }
    return types.map((type, k) => ({ ...type, data: results[k]! }));
  },
  dot_general: ([x, y], { attributes, types: [type] }) => {
    const [xb, yb, xc, yc] = ["lhs_batching", "rhs_batching", "lhs_contracting", "rhs_contracting"].map((key) => numbersOf(attributes, `${key}_dimensions`)) as [number[], number[], number[], number[]];
    const free = (of: Tensor, used: readonly number[]): number[] => of.shape.flatMap((_, k) => (used.includes(k) ? [] : [k]));
    const [xf, yf] = [free(x!, [...xb, ...xc]), free(y!, [...yb, ...yc])];
    const place = (index: readonly number[], inner: readonly number[], of: Tensor, b: readonly number[], c: readonly number[], f: readonly number[], from: number): number =>
      at(of, of.shape.map((_, k) => (b.includes(k) ? index[b.indexOf(k)]! : c.includes(k) ? inner[c.indexOf(k)]! : index[from + f.indexOf(k)]!)));
    return [tensor(type!, (index) => indices(xc.map((k) => x!.shape[k]!)).reduce((total, inner) =>
      total + place(index, inner, x!, xb, xc, xf, xb.length) * place(index, inner, y!, yb, yc, yf, xb.length + xf.length), 0))];
  },
  gather: ([x, starts], { attributes, types: [type] }) => {
    const [offset, collapsed, map] = ["offset_dims", "collapsed_slice_dims", "start_index_map"].map((key) => numbersOf(attributes, key)) as [number[], number[], number[]];
    return [tensor(type!, (index) => {
      const batch = index.filter(lacks(offset));
      const window = index.filter(has(offset));
      let w = 0;
      return at(x!, x!.shape.map((size, axis) => {
        const within = collapsed.includes(axis) ? 0 : window[w++]!;
        return within + (map.includes(axis) ? Math.min(Math.max(at(starts!, batch), 0), size - 1) : 0);
      }));
    })];
  },
  scatter: ([x, starts, updates], { attributes, types: [type], regions: [region] }, call) => {
    const [windows, inserted, map] = ["update_window_dims", "inserted_window_dims", "scatter_dims_to_operand_dims"].map((key) => numbersOf(attributes, key)) as [number[], number[], number[]];
    const data = [...x!.data];
    for (const index of indices(updates!.shape)) {
      const window = index.filter(has(windows));
      let w = 0;
      const place = x!.shape.map((_, axis) => (inserted.includes(axis) ? 0 : window[w++]!) + (map.includes(axis) ? at(starts!, index.filter(lacks(windows))) : 0));
      const to = flat(place, x!.shape);
      [data[to]] = call(region!, [number(x!.element, data[to]!), number(x!.element, at(updates!, index))])[0]!.data as [number];
    }
    return [{ ...type!, data }];
  },
  dynamic_slice: ([x, ...starts], { types: [type] }) => [tensor(type!, (index) => at(x!, index.map((k, axis) => k + starts[axis]!.data[0]!)))],
  dynamic_update_slice: ([x, update, ...starts], { types: [type] }) => [tensor(type!, (index) => {
    const from = index.map((k, axis) => k - starts[axis]!.data[0]!);
    return from.every((k, axis) => k >= 0 && k < update!.shape[axis]!) ? at(update!, from) : at(x!, index);
  })],
  if: ([test], { regions: [yes, no] }, call) => call(test!.data[0] ? yes! : no!, []),
  while: (inputs, { regions: [test, body] }, call) => {
    let state = inputs;
    while (call(test!, state)[0]!.data[0]) state = call(body!, state);
    return state;
  },
  // The upper triangle is implementation-defined: here it is what must not be used.
  cholesky: ([x], { types: [type] }) => [matrices(x!, type!, (A) => {
    const n = A.length;
    const L = A.map((row) => row.map(() => NaN));
    for (let i = 0; i < n; i++) for (let j = 0; j <= i; j++) {
      const rest = A[i]![j]! - Array.from({ length: j }, (_, k) => L[i]![k]! * L[j]![k]!).reduce((a, b) => a + b, 0);
      L[i]![j] = i === j ? Math.sqrt(rest) : rest / L[j]![j]!;
    }
    return L;
  })],
  triangular_solve: ([t, b], { attributes, types: [type] }) => {
    const is = (text: string): boolean => attributes.includes(text);
    const turned = is("transpose TRANSPOSE");
    return [matrices(b!, type!, (B, batch) => {
      const n = t!.shape.at(-1)!;
      const T = (i: number, j: number): number => (i === j && is("unit_diagonal = true") ? 1 : turned ? at(t!, [...batch, j, i]) : at(t!, [...batch, i, j]));
      const X = B.map((row) => [...row]);
      const order = Array.from({ length: n }, (_, k) => (is("lower = true") !== turned ? k : n - 1 - k));
      for (const [step, i] of order.entries()) for (const c of (X[i] ?? []).keys()) X[i]![c] = (B[i]![c]! - order.slice(0, step).reduce((sum, j) => sum + T(i, j) * X[j]![c]!, 0)) / T(i, i);
      return X;
    })];
  },
};

/** A function of matrices on the last two axes. */
const matrices = (x: Tensor, type: Type, f: (A: number[][], batch: readonly number[]) => number[][]): Tensor => {
  const [rows, columns] = x.shape.slice(-2) as [number, number];
  const data = indices(x.shape.slice(0, -2)).flatMap((batch) => f(Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (__, j) => at(x, [...batch, i, j]))), batch).flat());
  return { ...type, data };
};

const ruleOf = (name: string): Rule => {
  if (unary[name]) return ([x], { types: [type] }) => [tensor(type!, (index) => unary[name]!(at(x!, index)))];
  if (binary[name]) return ([x, y], { types: [type] }) => [tensor(type!, (index) => binary[name]!(at(x!, index), at(y!, index)))];
  return rules[name]!;
};

/** What a module's function gives: StableHLO by the letter of its specification, apart from the code that writes it. */
export const evaluateText = (text: string, inputs: readonly Tensor[]): readonly Tensor[] => {
  const known = new Map<string, Tensor>();
  const call: Call = ({ arguments: names, statements, returned }, args) => {
    for (const [k, name] of names.entries()) known.set(name, args[k]!);
    for (const statement of statements) {
      const results = ruleOf(statement.name)(statement.operands.map((name) => known.get(name)!), statement, call);
      for (const [k, name] of statement.results.entries()) {
        const { shape, element } = statement.types[k]!;
        const found = results[k]!;
        if (found.shape.join() !== shape.join() || found.element !== element || found.data.length !== sizeOf(shape)) throw new Error(`${statement.name} gives ${found.shape.join("x")} ${found.element} of ${found.data.length}, not ${shape.join("x")} ${element}`);
        known.set(name, found);
      }
    }
    return returned.map((name) => known.get(name)!);
  };
  return call(parsed(text), inputs);
};
