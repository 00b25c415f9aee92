import { multiIndex } from "@gradkit/shapes";
import { checkReal } from "../check-real.js";
import { dense, sizeOf, wrap } from "../kernels/dense.js";
import { ops } from "../operations.js";
import { concrete, numbersOf, type Tensor } from "../tensor.js";
import { within } from "../trace.js";
import { dual, forwardTrace, primalOf, tangentOf } from "../transform/forward.js";
import { linearized } from "../transform/linear-map.js";
import type { AnyFunction, Given } from "../transform/types.js";
import { flatten, treeOf, type Flat } from "../tree.js";
import { differenceAt0 } from "./difference.js";

export interface CheckOptions {
  /** How far a derivative may be off, relative to the largest of its kind or 1: 1e-6 for float64 and 1e-2 for float32. */
  readonly tolerance?: number;
  /** The widest step of the differences, relative to the argument or 1: 0.01, and 0.1 for float32. */
  readonly step?: number;
  /** 2 also checks the derivatives of the gradient, which is the default. */
  readonly order?: 1 | 2;
  /** "reverse" compares reverse mode with differences, for functions that have no forward mode (customVjp). */
  readonly mode?: "both" | "reverse";
  /** At most so many components of the argument are checked one by one, 64; of more, random directions. */
  readonly directions?: number;
  readonly seed?: number;
}

/** What was compared: forward mode with differences, reverse mode with forward mode; and the same for the gradient. */
export type CheckName = "forward" | "reverse" | "second forward" | "second reverse";

/** A derivative that was compared with what it should be. */
export interface Component {
  readonly check: CheckName;
  /** The part of the value, and its index there; for reverse mode the part of the argument. */
  readonly path: string;
  readonly index: readonly number[];
  /** The component of the argument by which it is the derivative, or the number of a random direction. */
  readonly by: string;
  readonly expected: number;
  readonly got: number;
  /** |got − expected| relative to the largest expected derivative of the check, or 1. */
  readonly error: number;
}

export interface Report {
  readonly ok: boolean;
  /** The component that is furthest off in each check. */
  readonly worst: readonly Component[];
  /** One sentence. */
  readonly message: string;
}

export interface CheckGradients {
  <X extends Tensor>(f: (x: X) => unknown, x: Given<X>, options?: CheckOptions): Report;
  <X>(f: (x: X) => unknown, x: Given<X>, options?: CheckOptions): Report;
}

/**
 * Compares the derivatives of a function at a point with each other and with difference quotients of its values, which know nothing of derivative rules: forward
 * mode with differences, reverse mode with forward mode, and both again for the gradient. The point should not be at a kink.
 *
 * @throws autodiff/leaf, autodiff/integer
 * @source MML §5.6, gradient checking
 * @example
 * checkGradients((x) => sum(sin(x)), [1, 2]).ok // => true
 */
export const checkGradients = ((f: AnyFunction, x: unknown, options: CheckOptions = {}): Report => {
  const flat = flatten("checkGradients", x);
  checkReal("checkGradients", flat.leaves, flat.paths);
  let paths: readonly string[] = [];
  const onTensors: OnTensors = (inputs) => {
    const result: Flat = flatten("checkGradients", f(treeOf(flat.structure, inputs)), "f(x)");
    ({ paths } = result);
    return result.leaves;
  };
  const random = uniform(options.seed ?? 1);
  const { ok: isFirstGood, worst } = compare(onTensors, flat, () => paths, ["forward", "reverse"], random, options);
  if ((options.order ?? 2) === 1) return report(isFirstGood, worst);

  const weights = onTensors(flat.leaves).map((y) => like(y, () => random()));
  const gradient: OnTensors = (inputs) => linearized("checkGradients", onTensors, inputs, flat.paths).pull(weights);
  const second = compare(gradient, flat, () => flat.paths.map((path) => `∂f/∂${path}`), ["second forward", "second reverse"], random, options);
  return report(isFirstGood && second.ok, [...worst, ...second.worst]);
}) as CheckGradients;

type OnTensors = (inputs: readonly Tensor[]) => readonly Tensor[];

const report = (ok: boolean, worst: readonly Component[]): Report => {
  const [first] = worst.toSorted((a, b) => b.error - a.error || Number(Number.isNaN(b.error)) - Number(Number.isNaN(a.error)));
  const what = first && `${first.check}: derivative of ${first.path}${first.index.length > 0 ? `[${first.index.join(", ")}]` : ""} by ${first.by} is ${first.got}, expected ${first.expected}`;
  return { ok, worst, message: ok ? `all derivatives agree; the worst, ${what ?? "of nothing"}` : `derivatives disagree; ${what}` };
};

const compare = (
  f: OnTensors,
  { leaves, paths }: Flat,
  outputPaths: () => readonly string[],
  [forward, reverse]: readonly [CheckName, CheckName],
  random: () => number,
  { tolerance, step, directions = 64, mode = "both" }: CheckOptions,
): { readonly ok: boolean; readonly worst: readonly Component[] } => {
  const isSingle = leaves.some(({ dtype }) => dtype === "float32");
  const allowed = tolerance ?? (isSingle ? 1e-2 : 1e-6);
  const widest = (step ?? (isSingle ? 0.1 : 0.01)) * Math.max(1, ...leaves.map((x) => largest(dense(numbersOf(x)))));
  const units = unitDirections(leaves, paths, directions, random);

  const values = f(leaves);
  const weights = values.map((y) => like(y, () => random()));
  const pulled = linearized("checkGradients", f, leaves, paths).pull(weights);
  const forwards: Component[] = [];
  const reverses: Component[] = [];
  for (const { direction, by } of units) {
    const quotients = differenceAt0((t) => joined(f(leaves.map((x, k) => moved(x, direction[k]!, t)))), widest);
    const tangents = mode === "both" ? pushed(f, leaves, direction) : [];
    let next = 0;
    for (const [k, tangent] of tangents.entries())
      for (const [i, got] of dense(numbersOf(tangent)).entries())
        forwards.push({ check: forward, path: outputPaths()[k]!, index: multiIndex(i, tangent.shape), by, expected: quotients[next++]!, got, error: 0 });
    const expected = inner(joined(weights), mode === "both" ? joined(tangents) : quotients);
    reverses.push({ check: reverse, path: "w·f", index: [], by, expected, got: inner(joined(pulled), joined(direction)), error: 0 });
  }
  const worst = [worstOf(forwards), worstOf(reverses)].filter((component) => component !== undefined);
  return { ok: worst.every((component) => component.error <= allowed), worst };
};

/** The component with the largest error, relative to the largest derivative; one that is not finite where the other is comes first. */
const worstOf = (components: readonly Component[]): Component | undefined => {
  const scale = Math.max(1, ...components.map(({ expected }) => Math.abs(expected)).filter(Number.isFinite));
  const measured = components.map((component): Component => {
    const { expected, got } = component;
    const difference = Object.is(expected, got) || expected === got ? 0 : Math.abs(got - expected) / scale;
    return { ...component, error: Number.isNaN(difference) ? Infinity : difference };
  });
  return measured.reduce<Component | undefined>((worst, component) => (!worst || component.error > worst.error ? component : worst), undefined);
};

interface Direction {
  readonly direction: readonly Tensor[];
  readonly by: string;
}

/** Every unit direction, or random ones where there are too many. */
const unitDirections = (leaves: readonly Tensor[], paths: readonly string[], most: number, random: () => number): Direction[] => {
  const total = leaves.reduce((n, { shape }) => n + sizeOf(shape), 0);
  if (total > most) return Array.from({ length: 4 }, (_, k) => ({ direction: leaves.map((x) => like(x, () => random())), by: `random direction ${k}` }));
  return leaves.flatMap((leaf, k) =>
    Array.from({ length: sizeOf(leaf.shape) }, (_, i): Direction => {
      const by = `${paths[k]}${leaf.shape.length > 0 ? `[${multiIndex(i, leaf.shape).join(", ")}]` : ""}`;
      return { direction: leaves.map((x, j) => like(x, (at) => (j === k && at === i ? 1 : 0))), by };
    }),
  );
};

const pushed = (f: OnTensors, primals: readonly Tensor[], tangents: readonly Tensor[]): Tensor[] =>
  within(
    (level) => ({ traces: [forwardTrace(level)] as const }),
    ({ traces: [trace] }) => f(primals.map((x, k) => dual(trace, x, tangents[k]))).map((y) => tangentOf(trace, y) ?? ops.zeros(y.shape, primalOf(trace, y).dtype)),
  );

const like = ({ shape, dtype }: Tensor, value: (at: number) => number): Tensor => {
  const data = new { float64: Float64Array, float32: Float32Array, int32: Int32Array }[dtype](sizeOf(shape));
  return concrete(wrap(data.map((_: number, at: number) => value(at)), shape));
};

const moved = (x: Tensor, direction: Tensor, t: number): Tensor => {
  const [at, by] = [dense(numbersOf(x)), dense(numbersOf(direction))];
  return like(x, (i) => at[i]! + t * by[i]!);
};

const joined = (xs: readonly Tensor[]): number[] => xs.flatMap((x) => [...dense(numbersOf(x))]);
const inner = (xs: readonly number[], ys: ArrayLike<number>): number => xs.reduce((sum, x, i) => sum + x * ys[i]!, 0);
const largest = (xs: ArrayLike<number>): number => Array.from(xs).reduce((most, x) => Math.max(most, Math.abs(x)), 0);

/** Numbers between −1 and 1, the same for the same seed. */
const uniform = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  };
};
