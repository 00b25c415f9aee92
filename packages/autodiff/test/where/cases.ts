import { arities, functionNames, type FunctionName } from "@gradkit/scalar";
import { add, amax, checkpoint, cond, customJvp, div, exp, fori, grad, hessian, hvp, jacobian, jvp, linearize, mapSum, matmul, mul, norm, outer, prod, reshape, scan, select, softmax, sort, square, stack, sub, sum, tensor, toArray, vmap, where, whileLoop, zeros, type Tensor } from "../../src/index.js";
import { ops } from "../../src/operations.js";

type Branch = (x: Tensor) => Tensor;

/** Where functions, their derivatives or those of these are NaN, infinite or 0. */
const bad = [NaN, Infinity, -Infinity, 0, 1, -1, -1.5, 800] as const;
const pairs = [[NaN, 1], [1, NaN], [Infinity, 0], [-Infinity, Infinity], [0, 0], [0, -1], [-1, 0], [-1.5, -1.5], [800, Infinity]] as const;

type Name = Exclude<FunctionName, "restrict">;
export const whereNames = functionNames.filter((name): name is Name => name !== "restrict");

/** Arguments that no derivative is taken by. */
const fixed: Readonly<Record<string, readonly number[]>> = { polygamma: [0] };

/** A function near bad arguments, of what is added to these. */
const near = (name: Name): { readonly count: number; readonly g: Branch } => {
  const f = ops[name] as (...xs: readonly Tensor[]) => Tensor;
  const rows = arities[name] === 1 ? bad.map((x) => [x]) : pairs.map(([a, b]) => [a, b, b]);
  const argument = (moved: Tensor, k: number): Tensor => (fixed[name]?.includes(k) ? add(1, zeros([rows.length])) : add(moved, rows.map((row) => row[k]!))) as Tensor;
  return { count: rows.length, g: (moved) => f(...Array.from({ length: arities[name] }, (_, k) => argument(moved, k))) };
};

/** The branch that is not taken, made of a function g that has bad values and slopes. */
export const forms: Readonly<Record<string, (g: Branch) => Branch>> = {
  "as it is": (g) => g,
  "times x": (g) => (x) => mul(g(x), x) as Tensor,
  "x over it": (g) => (x) => div(x, g(x)) as Tensor,
  "to the power of itself": (g) => (x) => g(x).pow(g(x)) as Tensor,
  "in a selection that NaN decides": (g) => (x) => where(g(x), exp(g(x)), x) as Tensor,
  "among three cases": (g) => (x) => select(1, [x, g(x), mul(g(x), g(x))]),
  "in a product of matrices": (g) => (x) => matmul(outer(g(x), g(x)), x) as Tensor,
  "in a sum of products": (g) => (x) => mul(x, sum(mul(g(x), x))) as Tensor,
  "in a product of all": (g) => (x) => mul(prod(g(x)), x) as Tensor,
  "in a softmax": (g) => (x) => mul(softmax(g(x)), x) as Tensor,
  "in a norm, beside the greatest": (g) => (x) => mul(add(norm(g(x)), amax(g(x))), x) as Tensor,
  "sorted": (g) => (x) => mul(sort(g(x)), x) as Tensor,
  "in a loop of open length": (g) => (x) => {
    const { y } = whileLoop(({ k }: { readonly k: Tensor; readonly y: Tensor }) => k.less(2), ({ k, y: before }) => ({ k: add(k, 1) as Tensor, y: mul(g(before), before) as Tensor }), { k: tensor(0) as Tensor, y: x });
    return y;
  },
  "with a rule of its own that divides": (g) => customJvp((x: Tensor) => mul(g(x), x) as Tensor, ([x], [dx]) => div(dx!, g(x!)) as Tensor) as unknown as Branch,
  "in a checkpoint": (g) => checkpoint((x: Tensor) => mul(g(x), x) as Tensor) as unknown as Branch,
  "in a loop": (g) => (x) => fori(0, 2, (_, y: Tensor) => mul(g(y), y) as Tensor, x) as Tensor,
  "in a scan over rows": (g) => (x) => scan((y: Tensor, row: Tensor) => [mul(g(y), row) as Tensor, undefined], x, stack([x, x]))[0] as Tensor,
  "in a branch of its own": (g) => (x) => cond(1, (y: Tensor) => mul(g(y), y) as Tensor, (y: Tensor) => y, x) as Tensor,
  "in a sum of mapped rows": (g) => (x) => mapSum((row: Tensor) => mul(g(x), row) as Tensor, x),
};

/** What takes the branch or leaves it: that of the second argument, which is good. */
export const selections: Readonly<Record<string, (count: number, left: Branch, taken: Branch) => Branch>> = {
  where: (_, left, taken) => (x) => where(x.less(0), left(x), taken(x)) as Tensor,
  "where in a checkpoint, of what is outside": (_, left, taken) => (x) => {
    const [a, b] = [left(x), taken(x)];
    return checkpoint((y: Tensor, z: Tensor) => where(x.less(0), y, z) as Tensor)(a, b) as unknown as Tensor;
  },
  "where in a loop, of what is outside": (_, left, taken) => (x) => {
    const [a, b] = [left(x), taken(x)];
    return fori(0, 2, () => where(x.less(0), a, b) as Tensor, x) as Tensor;
  },
  "where in a loop, of what the step before made": (_, left, taken) => (x) => {
    const [, last] = fori(0, 3, (__, [y]: readonly [Tensor, Tensor]) => {
      const next = where(x.less(0), y, taken(x)) as Tensor;
      return [left(y), next] as const;
    }, [x, x] as const);
    return last;
  },
  cond: (_, left, taken) => (x) => {
    const [a, b] = [left(x), taken(x)];
    return cond(sum(x).less(0), () => a, () => b);
  },
  "cond of a batch": (count, left, taken) => (x) => {
    const [a, b] = [left(x), taken(x)];
    return reshape(vmap((test: Tensor, y: Tensor, z: Tensor) => cond(test, () => y, () => z))(x.less(0) as never, a as never, b as never) as unknown as Tensor, [count]);
  },
};

/** What the derivatives of Σ x² are, whatever stands in the branch that is not taken, at x in the direction v. */
interface Mode {
  readonly derivative: (f: (x: Tensor) => Tensor, x: Tensor, v: Tensor) => Tensor;
  readonly expected: (x: readonly number[], v: readonly number[]) => number[];
}

const gradient = (f: Branch): Branch => grad(f) as unknown as Branch;
const along = (f: Branch, v: Tensor): Branch => (x) => jvp(f as never, [x], [v]).tangent as unknown as Tensor;
const twice = (f: Branch, v: Tensor): Branch => gradient((x) => sum(mul(gradient(f)(x), v)) as Tensor);

export const modes: Readonly<Record<string, Mode>> = {
  reverse: { derivative: (f, x) => gradient(f)(x), expected: (x) => x.map((a) => 2 * a) },
  "reverse over a batch": { derivative: (f, x) => sum(vmap(gradient(f) as never)(stack([x, x]) as never) as unknown as Tensor, { axes: 0 }) as Tensor, expected: (x) => x.map((a) => 4 * a) },
  forward: { derivative: (f, x, v) => along(f, v)(x), expected: (x, v) => [x.reduce((total, a, k) => total + 2 * a * v[k]!, 0)] },
  "linear map": { derivative: (f, x, v) => linearize(f as never, x as never).pushforward(v as never) as unknown as Tensor, expected: (x, v) => [x.reduce((total, a, k) => total + 2 * a * v[k]!, 0)] },
  "forward Jacobian": { derivative: (f, x) => jacobian(f as never, { mode: "forward" })(x as never) as unknown as Tensor, expected: (x) => x.map((a) => 2 * a) },
  "forward over reverse": { derivative: (f, x, v) => hvp(f as never)(x as never, v as never) as unknown as Tensor, expected: (_, v) => v.map((a) => 2 * a) },
  "reverse over reverse": { derivative: (f, x, v) => twice(f, v)(x), expected: (_, v) => v.map((a) => 2 * a) },
  "reverse over forward": { derivative: (f, x, v) => gradient(along(f, v))(x), expected: (_, v) => v.map((a) => 2 * a) },
  "forward over forward": { derivative: (f, x, v) => along(along(f, v), v)(x), expected: (_, v) => [v.reduce((total, a) => total + 2 * a * a, 0)] },
  Hessian: { derivative: (f, x, v) => matmul(hessian(f as never)(x as never) as unknown as Tensor, v) as Tensor, expected: (_, v) => v.map((a) => 2 * a) },
  "third, all reverse": { derivative: (f, x, v) => gradient((y) => sum(mul(twice(f, v)(y), v)) as Tensor)(x), expected: (x) => x.map(() => 0) },
};

/** A function of a vector whose derivatives are known, though a branch that it leaves has none. */
export interface WhereCase {
  readonly name: string;
  readonly f: Branch;
  readonly x: readonly number[];
  readonly v: readonly number[];
}

/** Quarters, whose products and sums are exact. */
const quarters = (count: number, from: number): number[] => Array.from({ length: count }, (_, k) => (from + (k % 7)) / 4);

export const whereCase = (name: Name, form: string, selection = "where"): WhereCase => {
  const { count, g } = near(name);
  const [x, v] = [quarters(count, 1), quarters(count, -2)];
  const branch = forms[form]!((at) => g(sub(at, x) as Tensor));
  const selected = selections[selection]!(count, branch, square as unknown as Branch);
  return { name, f: (at) => sum(selected(at)) as Tensor, x, v };
};

/** The derivatives of a case that are not what they must be, by mode; `evaluate` runs a function of tensors on numbers. */
export const leaks = ({ f, x, v }: WhereCase, evaluate: (g: (...xs: Tensor[]) => Tensor, ...args: readonly (readonly number[])[]) => unknown, of = Object.keys(modes)): { readonly mode: string; readonly got: unknown }[] =>
  of.flatMap((mode) => {
    const { derivative, expected } = modes[mode]!;
    const got = [evaluate((at, direction) => derivative(f, at!, direction!), x, v)].flat() as number[];
    const isRight = got.length === expected(x, v).length && got.every((y, k) => y === expected(x, v)[k]);
    return isRight ? [] : [{ mode, got }];
  });

export const eagerly = (g: (...xs: Tensor[]) => Tensor, ...args: readonly (readonly number[])[]): unknown => toArray(g(...args.map((xs) => tensor(xs) as Tensor)));
