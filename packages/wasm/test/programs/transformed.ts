import type { Aval, Tensor } from "@gradkit/autodiff";
import { api } from "./api.js";
import { floats, sizeOf, tame } from "./fit.js";

/** A function of tensors of these shapes and dtypes. */
export interface Transformable {
  readonly avals: readonly Aval[];
  readonly f: (...xs: readonly Tensor[]) => readonly Tensor[];
}

type Of = (...xs: Tensor[]) => unknown;
const { add, mul, sum, tensor } = api;
const jvp = api.jvp as unknown as (f: Of, xs: readonly Tensor[], dxs: readonly Tensor[]) => { readonly value: readonly Tensor[]; readonly tangent: readonly Tensor[] };
const vjp = api.vjp as unknown as (f: Of, ...xs: readonly Tensor[]) => { readonly value: readonly Tensor[]; readonly pullback: (ct: readonly Tensor[]) => readonly Tensor[] };
const ofOne = (name: "grad" | "hessian") => (f: Of): ((x: Tensor) => Tensor) => (api[name] as unknown as (g: Of) => (x: Tensor) => Tensor)(f);
const jacobian = api.jacobian as unknown as (f: Of, options: { readonly mode: string }) => (x: Tensor) => Tensor;
const hvp = api.hvp as unknown as (f: Of) => (x: Tensor, v: Tensor) => Tensor;
const checkpoint = api.checkpoint as unknown as (f: Of) => (...xs: readonly Tensor[]) => readonly Tensor[];
const vmap = api.vmap as unknown as (f: Of, axes: readonly (number | null)[]) => (...xs: readonly Tensor[]) => readonly Tensor[];

/** The inputs that have derivatives, by their positions. */
const variablesOf = ({ avals }: Transformable): number[] => avals.flatMap(({ dtype }, k) => (dtype === "int32" ? [] : [k]));

/** The outputs as floats, by inputs that have derivatives. */
const byVariables = ({ f }: Transformable, xs: readonly Tensor[], variables: readonly number[]) => (...args: readonly Tensor[]): readonly Tensor[] =>
  f(...xs.map((x, k) => (variables.includes(k) ? args[variables.indexOf(k)]! : x))).map(floats);

const totalBy = ({ f }: Transformable, xs: readonly Tensor[], k: number, rest: (y: Tensor) => Tensor = (y) => y) => (x?: Tensor): Tensor =>
  f(...xs.with(k, x!)).reduce((total, y) => add(total, api.cast(sum(rest(floats(y))), "float64")), tensor(0));

const batches = [1, 2, 3, 9, 17];
const vmapKind = 5;
type Change = (given: Transformable, choice: number) => Transformable;

const forward: Change = (given) => {
  const variables = variablesOf(given);
  const count = given.avals.length;
  return {
    avals: [...given.avals, ...variables.map((k) => given.avals[k]!)],
    f: (...xs) => {
      const { value, tangent } = jvp(byVariables(given, xs.slice(0, count), variables), variables.map((k) => xs[k]!), xs.slice(count));
      return [...value, ...tangent];
    },
  };
};

const backward: Change = (given, choice) => ({
  avals: given.avals,
  f: (...xs) => {
    const variables = variablesOf(given);
    const { value, pullback } = vjp(byVariables(given, xs, variables), ...variables.map((k) => xs[k]!));
    return [...(choice % 2 ? value : []), ...pullback(choice % 3 ? value.map((y, k) => add(mul(y, 0), k + 1)) : value)];
  },
});

const gradient: Change = (given, choice) => {
  const variables = variablesOf(given);
  const k = variables[choice % variables.length]!;
  return { avals: given.avals, f: (...xs) => [ofOne("grad")(totalBy(given, xs, k, choice % 2 ? undefined : tame))(xs[k]!)] };
};

const batched: Change = (given, choice) => {
  const size = batches[choice % 5]!;
  const axes = given.avals.map((_, k) => (k > 0 && (choice >> (3 + k)) & 1 ? null : 0));
  const avals = given.avals.map(({ shape, dtype }, k) => ({ shape: axes[k] === null ? shape : [size, ...shape], dtype }));
  return avals.some(({ shape }) => sizeOf(shape) > 12_000) ? given : { avals, f: (...xs) => vmap((...ys) => given.f(...ys), axes)(...xs) };
};

const ofSecondOrder: Change = (given, choice) => {
  const k = variablesOf(given).find((variable) => sizeOf(given.avals[variable]!.shape) <= 12);
  if (k === undefined) return given;
  const first = (xs: readonly Tensor[]) => (x?: Tensor): Tensor => floats(given.f(...xs.with(k, x!))[0]!);
  const changes: readonly ((xs: readonly Tensor[]) => Tensor)[] = [
    (xs) => ofOne("hessian")(totalBy(given, xs, k))(xs[k]!),
    (xs) => jacobian(first(xs), { mode: choice % 2 ? "forward" : "reverse" })(xs[k]!),
    (xs) => hvp(totalBy(given, xs, k))(xs[k]!, xs[k]!),
  ];
  return { avals: given.avals, f: (...xs) => [changes[choice % 3]!(xs)] };
};

const kinds: readonly Change[] = [
  forward, backward, backward, gradient, gradient, batched, (given) => ({ avals: given.avals, f: (...xs) => checkpoint((...ys) => given.f(...ys))(...xs) }), ofSecondOrder,
];

export const transformed = {
  /** How many rows there are after it for each before. */
  rows: (kind: number, choice: number): number => (kind === vmapKind ? batches[choice % 5]! : 1),
  by: (kind: number, choice: number, given: Transformable): Transformable => (kind !== vmapKind && kind !== 6 && variablesOf(given).length === 0 ? given : kinds[kind]!(given, choice)),
};
