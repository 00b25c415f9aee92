import { isFunctionName, rules, type Rule } from "@gradkit/scalar";
import { NDArray, parseEinsum, type Shape } from "@gradkit/shapes";
import { isReal, type Aval } from "../aval.js";
import { compute } from "../bind.js";
import { dense, sizeOf } from "../kernels/dense.js";
import type { PrimitiveName, StructuralParams } from "../params.js";
import { avalsOf, type Equation, type Program } from "../program/program.js";
import type { ControlParams } from "../primitives/control/params.js";
import { open } from "../primitives/control/scan.js";
import { concrete, numbersOf } from "../tensor.js";
import { empty, union, unionOf, type IndexSet } from "./index-set.js";

/** For each element of a value the inputs that its derivative may depend on; undefined for what depends on none. */
export type Dependence = readonly IndexSet[] | undefined;

/** What an equation does to dependences; `avals` are those of its inputs. */
type Rule_ = (deps: readonly Dependence[], avals: readonly Aval[], params: never, outputs: readonly Aval[], values: readonly (NDArray | undefined)[]) => Dependence[];

const at = (dep: Dependence, k: number): IndexSet => dep?.[k] ?? empty;
const from = (length: number, set: (k: number) => IndexSet): Dependence => Array.from({ length }, (_, k) => set(k));

/** Everything depends on everything: right for any operation, and the last resort. What has an open size has one set for all of its elements. */
const all: Rule_ = (deps, _, __, outputs) => {
  const total = unionOf(new Set(deps.flatMap((dep) => dep ?? [])));
  return outputs.map(({ shape }) => from(Math.max(1, sizeOf(shape)), () => total));
};
const none: Rule_ = (_, __, ___, outputs) => outputs.map(() => undefined);
const elementwise: Rule_ = (deps, _, __, [output]) => [from(sizeOf(output!.shape), (k) => unionOf(deps.map((dep) => at(dep, k))))];

/** Operations that move elements: their kernels, run on the elements' numbers, tell where each came from; 0 is padding. */
const moving = (name: PrimitiveName): Rule_ => (deps, avals, params, _, values) => {
  let offset = 1;
  const ids = avals.map(({ shape, dtype }, k) => {
    if (dtype === "int32") return concrete(values[k]!);
    const size = sizeOf(shape);
    const start = offset;
    offset += size;
    return concrete(new NDArray(Float64Array.from({ length: size }, (__, i) => start + i), shape));
  });
  const sets = deps.flatMap((dep, k) => (avals[k]!.dtype === "int32" ? [] : Array.from({ length: sizeOf(avals[k]!.shape) }, (__, i) => at(dep, i))));
  return [Array.from(dense(numbersOf(compute(name, ids, params)[0]!)), (id) => (id === 0 ? empty : sets[id - 1]!))];
};

/** Each result depends on all elements along the reduced axes. */
const reducing: Rule_ = ([dep], [x], { axes }: StructuralParams["sum"], [output]) => {
  const kept = x!.shape.map((_, k) => k).filter((k) => !axes.includes(k));
  const groups: IndexSet[][] = Array.from({ length: sizeOf(output!.shape) }, () => []);
  forEachIndex(x!.shape, (index, k) => groups[kept.reduce((place, axis) => place * x!.shape[axis]! + index[axis]!, 0)]!.push(at(dep, k)));
  return [groups.map(unionOf)];
};

/** Each result depends on what an operand has along its labels: first on all of it along those that are summed, then along those that stay. */
const einsum: Rule_ = (deps, avals, { spec }: StructuralParams["einsum"], [output]) => {
  const { inputs, output: out, sizes } = parseEinsum(spec, ...avals.map(({ shape }) => shape));
  const sizesOf = (labels: readonly string[]): number[] => labels.map((label) => sizes[label]!);
  const parts = deps.flatMap((dep, k) => {
    if (!dep) return [];
    const all = [...new Set(inputs[k])];
    const kept = all.filter((label) => out.includes(label));
    const groups: IndexSet[][] = Array.from({ length: sizeOf(sizesOf(kept)) }, () => []);
    const [own, group] = [placeOf(inputs[k]!, all, avals[k]!.shape), placeOf(kept, all, sizesOf(kept))];
    forEachIndex(sizesOf(all), (index) => groups[group(index)]!.push(at(dep, own(index))));
    return [{ sets: groups.map(unionOf), place: placeOf(kept, out, sizesOf(kept)) }];
  });
  const found: IndexSet[] = [];
  forEachIndex(output!.shape, (index) => found.push(unionOf(parts.map(({ sets, place }) => sets[place(index)]!))));
  return [found];
};

/** From indices along some labels to the position of an element of a tensor with other labels. */
const placeOf = (labels: readonly string[], along: readonly string[], shape: Shape): ((index: readonly number[]) => number) => {
  const axes = labels.map((label) => along.indexOf(label));
  return (index) => axes.reduce((k, axis, i) => k * shape[i]! + index[axis]!, 0);
};

const cumulative: Rule_ = ([dep], [x], { axis, reverse }: StructuralParams["cumsum"]) => {
  const found = from(sizeOf(x!.shape), (k) => at(dep, k)) as IndexSet[];
  const stride = sizeOf(x!.shape.slice(axis + 1));
  const step = reverse ? stride : -stride;
  const order = Array.from(found.keys());
  for (const k of reverse ? order.toReversed() : order) {
    const position = Math.floor(k / stride) % x!.shape[axis]!;
    if (position !== (reverse ? x!.shape[axis]! - 1 : 0)) found[k] = union(found[k]!, found[k + step]!);
  }
  return [found];
};

const scatter: Rule_ = ([x, , updates], avals, params: StructuralParams["scatterAdd"], _, values) => {
  const base = from(sizeOf(avals[0]!.shape), (k) => at(x, k)) as IndexSet[];
  const places = compute("gather", [concrete(new NDArray(Float64Array.from(base.keys()), avals[0]!.shape)), concrete(values[1]!)], params);
  for (const [k, place] of dense(numbersOf(places[0]!)).entries()) base[place] = union(base[place]!, at(updates, k));
  return [base];
};

/** Step by step, as the loop itself goes. */
const scan: Rule_ = (deps, avals, { body, length, constants, carries, reverse }: ControlParams["scan"], outputs, values) => {
  const rows = constants + carries;
  const row = (k: number, step: number): Dependence => {
    const size = sizeOf(avals[k]!.shape.slice(1));
    return deps[k]?.slice(step * size, (step + 1) * size);
  };
  const ys = outputs.slice(carries).map((): IndexSet[][] => []);
  let carry = deps.slice(constants, rows);
  for (let k = 0; k < length; k++) {
    const step = reverse ? length - 1 - k : k;
    const known = values.map((value, i) => (i < constants ? value : i < rows ? undefined : value?.slice(step)));
    const next = dependences(body, [...deps.slice(0, constants), ...carry, ...deps.slice(rows).map((_, i) => row(rows + i, step))], known);
    carry = next.slice(0, carries);
    for (const [i, y] of ys.entries()) y[step] = Array.from({ length: sizeOf(outputs[carries + i]!.shape.slice(1)) }, (_, e) => at(next[carries + i], e));
  }
  return [...carry, ...ys.map((y) => (y.some((sets) => sets.some(({ length: n }) => n > 0)) ? y.flat() : undefined))];
};

/** The number of steps is open: what a carry may depend on is what further steps add nothing to; where that takes long, it is taken to be everything. */
const whileLoop: Rule_ = (deps, avals, params: ControlParams["whileLoop"], outputs, values) => {
  const { body, constants, keep } = params;
  const sizes = avals.slice(constants).map(({ shape }) => sizeOf(shape));
  let carry = deps.slice(constants);
  for (let [round, isSettled] = [0, false]; !isSettled; round++) {
    if (round > 100) return all(deps, avals, params as never, outputs, values);
    const before = carry;
    const next = dependences(body, [...deps.slice(0, constants), ...before], values.map((value, i) => (i < constants ? value : undefined)));
    carry = before.map((dep, k) => (dep || next[k] ? from(sizes[k]!, (i) => union(at(dep, i), at(next[k], i))) : undefined));
    isSettled = carry.every((dep, k) => (dep ?? []).every((set, i) => set === at(before[k], i)));
  }
  return keep ? [...carry, ...carry.map((dep) => dep && [unionOf(dep)])] : carry;
};

const table: Partial<Record<PrimitiveName, Rule_>> = {
  less: none, lessEqual: none, equal: none, stopGradient: none, argmax: none, argmin: none, argsort: none, iota: none,
  scale: elementwise,
  cast: (deps, avals, params, outputs, values) => (isReal(outputs[0]!) ? elementwise : none)(deps, avals, params, outputs, values),
  where: ([, a, b], _, __, [output]) => [from(sizeOf(output!.shape), (k) => union(at(a, k), at(b, k)))],
  sum: reducing, prod: reducing, maximum: reducing, minimum: reducing,
  cumsum: cumulative,
  einsum, scaleEinsum: einsum,
  scatterAdd: scatter,
  scan,
  whileLoop,
  // What a custom rule says counts, and not what its function does.
  call: (deps, avals, { body, jvp, backward }: ControlParams["call"], outputs, values) =>
    backward ? all(deps, avals, {} as never, outputs, values)
    : jvp ? dependences(jvp, [...deps.map(() => undefined), ...deps], [...values, ...values.map(() => undefined)])
    : dependences(body, deps, values),
  cond: ([, ...deps], _, { onTrue, onFalse }: ControlParams["cond"], __, [, ...values]) => {
    const [a, b] = [onTrue, onFalse].map((branch) => dependences(branch, deps, values));
    return a!.map((dep, k) => (dep || b![k] ? from(Math.max(dep?.length ?? 0, b![k]?.length ?? 0), (i) => union(at(dep, i), at(b![k], i))) : undefined));
  },
  ...Object.fromEntries((["broadcastTo", "reshape", "transpose", "slice", "pad", "reverse", "concat", "gather"] as const).map((name) => [name, moving(name)])),
};

const ruleOf = (name: PrimitiveName): Rule_ => {
  const row = isFunctionName(name) ? (rules[name] as unknown as Rule) : undefined;
  return table[name] ?? (row ? (row.jumps ? none : elementwise) : all);
};

/**
 * Which inputs each element of a program's outputs depends on, from those of its inputs: sets of indices pushed through the equations, for every x at once.
 *
 * @param known  inputs whose numbers are the same for every x, as indices are
 */
export const dependences = (program: Program, inputs: readonly Dependence[], known: readonly (NDArray | undefined)[] = []): Dependence[] => {
  const avals = avalsOf(program);
  const found: Dependence[] = [...inputs, ...program.constants.map(() => undefined)];
  const values: (NDArray | undefined)[] = [...inputs.map((_, k) => known[k]), ...program.constants.map(({ data, shape }) => new NDArray(data, shape))];
  for (const equation of program.equations) {
    found.push(...dependenceOf(equation, equation.inputs.map((input) => found[input]), equation.inputs.map((input) => avals[input]!), equation.inputs.map((input) => values[input])));
    values.push(...valueOf(equation, equation.inputs.map((input) => values[input])));
  }
  return program.outputs.map((output) => found[output]);
};

const dependenceOf = ({ primitive, params, outputs }: Equation, deps: readonly Dependence[], avals: readonly Aval[], values: readonly (NDArray | undefined)[]): Dependence[] => {
  if (deps.every((dep) => dep === undefined)) return outputs.map(() => undefined);
  const isOpen = [...avals, ...(primitive === "whileLoop" ? [] : outputs)].some(({ shape }) => shape.includes(open));
  const needsIndices = primitive === "gather" || primitive === "scatterAdd";
  const rule = isOpen || (needsIndices && values[1] === undefined) ? all : ruleOf(primitive);
  // Whole numbers have no derivative, whatever they are made of.
  return rule(deps, avals, params as never, outputs, values).map((dep, k) => (isReal(outputs[k]!) ? dep : undefined));
};

/** Whole numbers that are known: indices for gather and scatterAdd. */
const valueOf = ({ primitive, params, outputs }: Equation, values: readonly (NDArray | undefined)[]): (NDArray | undefined)[] =>
  outputs.every(({ dtype }) => dtype === "int32") && values.every((value) => value !== undefined)
    ? compute(primitive, values.map((value) => concrete(value)), params as never).map(numbersOf)
    : outputs.map(() => undefined);

const forEachIndex = (shape: Shape, visit: (index: readonly number[], k: number) => void): void => {
  const index = shape.map(() => 0);
  for (let k = 0; k < sizeOf(shape); k++) {
    visit(index, k);
    for (let axis = shape.length - 1; axis >= 0 && ++index[axis]! === shape[axis]; axis--) index[axis] = 0;
  }
};
