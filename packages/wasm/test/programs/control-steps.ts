import type { Tensor } from "@gradkit/autodiff";
import { api } from "./api.js";
import { fitted, floats, isFloat, like, need, sizeOf, spread, tame } from "./fit.js";
import type { Given } from "./steps.js";

type Call<T> = (...args: readonly unknown[]) => T;
type Of = (...xs: Tensor[]) => unknown;

const { add, less, mul, sum, tanh, tensor } = api;
const scan = api.scan as unknown as Call<readonly [Carry, Carry]>;
const whileLoop = api.whileLoop as unknown as Call<Carry>;
const cond = api.cond as unknown as Call<readonly Tensor[]>;
const checkpoint = api.checkpoint as unknown as (f: Of) => Call<readonly Tensor[]>;
const customJvp = api.customJvp as unknown as (f: Of, rule: (primals: readonly Tensor[], tangents: readonly Tensor[]) => unknown) => Call<Tensor>;
const grad = api.grad as unknown as (f: Of) => Call<Tensor>;
const vmap = api.vmap as unknown as (f: Of, axes?: readonly (number | null)[]) => Call<Tensor>;
const vjp = api.vjp as unknown as (f: Of, ...xs: readonly Tensor[]) => { readonly value: Tensor; readonly pullback: (ct: Tensor) => readonly Tensor[] };
const linearize = api.linearize as unknown as (f: Of, ...xs: readonly Tensor[]) => { readonly value: Tensor; readonly pushforward: (dx: Tensor) => Tensor };
const jacobian = api.jacobian as unknown as (f: Of, options: { readonly mode: string }) => Call<Tensor>;
const jvp = api.jvp as unknown as (f: Of, xs: readonly Tensor[], dxs: readonly Tensor[]) => { readonly value: Tensor; readonly tangent: Tensor };

interface Carry {
  readonly p: Tensor;
  readonly q: Tensor;
  readonly k: Tensor;
}

/** The steps behind one of these, as functions. */
export interface Inside extends Given {
  /** The last value that they make of some. */
  readonly last: (...xs: readonly Tensor[]) => Tensor;
  /** The same in the shape of a value, and small. */
  readonly into: (as: Tensor, ...xs: readonly Tensor[]) => Tensor;
  /** The last two. */
  readonly pair: (...xs: readonly Tensor[]) => readonly Tensor[];
}

type Make = (x: Tensor, y: Tensor, z: Tensor, inside: Inside) => readonly Tensor[];

/** A step that takes those behind it into a loop, a branch, or a function that is differentiated. */
export const controls: Readonly<Record<string, Make>> = {
  scan: (x, y, z, { n, last, into }) => {
    need(x.shape.length > 0);
    const start = n(2, 2) ? y : sum(mul(x, 0), { axes: 0 });
    const step = (s: Tensor, row: Tensor): unknown => [into(s, s, row), last(s, row, ...(n(4, 2) ? [z] : []))];
    return (scan as unknown as Call<readonly [Tensor, Tensor]>)(step, start, x, { reverse: n(0, 2) === 1 });
  },
  scanOfTwo: (x, y, _, { n, into }) => {
    need(x.shape.length > 0);
    const step = ({ p, q, k }: Carry, row: Tensor): unknown => [n(5, 2) ? { p: q, q: into(p, p, q, row), k: add(k, 1) } : { p: into(p, q, row, p), q: tame(spread(add(q, fitted(row, q)), q)), k: q }, { p: row, q, k }];
    const [{ p, q, k }, all] = scan(step, n(5, 2) ? { p: y, q: y, k: tensor(0) } : { p: y, q: y, k: y }, x, { reverse: n(0, 2) === 1 });
    return [k, p, q, all.k, all.p, all.q];
  },
  scanOfNothing: (x, y, _, { n, into }) => {
    const [last, all] = (scan as unknown as Call<readonly [Tensor, unknown]>)((s: Tensor) => [into(s, s, y), n(4, 2) ? s : undefined], x, undefined, { length: [0, 1, 2, 3, 5, 9, 10][n(0, 7)]! });
    return n(4, 2) ? [last, all as Tensor] : [last];
  },
  fori: (x, y, _, { n, into }) => [(api.fori as unknown as Call<Tensor>)(n(0, 3), [0, 1, 2, 4, 9, 17][n(1, 6)]!, (k: Tensor, s: Tensor) => into(s, s, like(k, s), y), x)],
  cond: (x, y, z, { n, into }) => {
    const test = n(0, 2) ? less(sum(floats(y)), n(1, 5)) : sum(less(floats(y), 0));
    const other = (a: Tensor, b: Tensor): Tensor => (n(2, 2) ? spread(b, a) : a);
    return cond(test, (a: Tensor, b: Tensor) => [into(a, a, b, y), a], (a: Tensor, b: Tensor) => [other(a, b), into(a, b, a)], x, z);
  },
  whileLoop: (x, y, _, { n, into }) => {
    const { p, k } = whileLoop(({ k }: Carry) => less(k, [0, 1, 3, 6][n(0, 4)]!), ({ p, k }: Carry) => ({ p: into(p, p, y), k: add(k, 1) }), { p: x, k: tensor(0) });
    return [p, k];
  },
  whileLoopOfData: (x, y, z, { n, into }) => {
    const steps = tame(floats(sum(y)));
    const { p, q, k } = whileLoop(({ k }: Carry) => less(k, steps), ({ p, q, k }: Carry) => ({ p: into(p, p, q), q: n(1, 2) ? spread(p, q) : q, k: add(k, 1) }), { p: x, q: z, k: mul(steps, 0) });
    return [p, k, q];
  },
  mapSum: (x, y, _, { last, rounds }) => {
    need(x.shape.length > 0 && isFloat(x));
    return [(api.mapSum as unknown as Call<Tensor>)((row: Tensor) => tame(last(row, y), rounds), x)];
  },
  checkpoint: (x, y, _, { pair }) => checkpoint((a, b) => pair(a!, b!))(x, y),
  vmap: (x, y, _, { n, last }) => {
    need(x.shape.length > 0);
    return [n(0, 2) ? vmap((row) => last(row!, y))(x) : vmap((row, w) => last(w!, row!), [n(1, x.shape.length), null])(x, y)];
  },
  grad: (x, y, _, { last }) => {
    need(isFloat(x));
    return [grad((a) => sum(floats(last(a!, y))))(x)];
  },
  vjp: (x, y, z, { last }) => {
    need(isFloat(x));
    const { value, pullback } = vjp((a) => floats(last(a!, y)), x);
    return [value, ...pullback(spread(z, value))];
  },
  jvp: (x, y, z, { last }) => {
    need(isFloat(x));
    const { value, tangent } = jvp((a) => floats(last(a!, y)), [x], [spread(z, x)]);
    return [value, tangent];
  },
  linearize: (x, y, z, { last }) => {
    need(isFloat(x));
    const { value, pushforward } = linearize((a) => floats(last(a!, y)), x);
    return [value, pushforward(spread(z, x)), pushforward(x)];
  },
  jacobian: (x, y, _, { n, last }) => {
    need(isFloat(x) && sizeOf(x.shape) <= 12);
    return [jacobian((a) => floats(last(a!, y)), { mode: n(0, 2) ? "forward" : "reverse" })(x)];
  },
  customJvp: (x, _, __, { into }) => {
    need(isFloat(x));
    return [customJvp((a) => into(a!, a!), (___, [d]) => mul(d!, 2))(x)];
  },
};

export const controlNames: readonly string[] = Object.keys(controls);

/** What is inside of a loop in the shape of its carry. */
export const carried = (x: Tensor, as: Tensor, rounds: boolean): Tensor => (rounds && isFloat(as) ? spread(tanh(fitted(x, as)), as) : tame(spread(x, as)));
