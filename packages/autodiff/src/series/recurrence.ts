import { functionNames, rules, type Field, type FunctionName, type Rule } from "@gradkit/scalar";

/** What makes one series from others, its coefficient k from theirs up to k; series are numbered, the arguments first and then one a step. */
export type Step =
  | { readonly kind: "constant"; readonly value: number }
  /** x, or t x′ with the coefficients j x_j. */
  | { readonly kind: "neg" | "square" | "moved"; readonly x: number }
  | { readonly kind: "add" | "sub" | "mul" | "div"; readonly x: number; readonly y: number }
  /** y with t y′ = Σ s t x′, its coefficient k from those of the slopes s up to k − 1: a slope may be made of y. */
  | { readonly kind: "function"; readonly name: FunctionName; readonly inputs: readonly number[]; readonly moved: readonly number[]; readonly slopes: readonly number[] };

/** Steps in their order, and the series that is wanted. */
export interface Recurrence {
  readonly steps: readonly Step[];
  readonly result: number;
}

/** Derivatives that close where those of the table do not, away from 0. */
const own: { readonly [F in FunctionName]?: Rule["d"] } = { pow: [(F, x, r, z) => F.div(F.mul(r!, z!), x!)] };

/** Above this many steps the derivatives of a function do not close: each asks for another function. */
const most = 24;

/**
 * The recurrence of a function's coefficients, from its partial derivatives in scalar's table and theirs, until all are expressed by series that are there: sine by
 * cosine and cosine by sine. None where the table's formulas select, or do not close.
 *
 * @param moves  which arguments depend on t: by the others none is differentiated
 * @source Griewank and Walther (2008), Evaluating Derivatives, 13.2
 */
const derive = (name: FunctionName, moves: readonly boolean[]): Recurrence | undefined => {
  const arity = moves.length;
  const steps: Step[] = [];
  const moving = [...moves];
  const known = new Map<string, number>();
  let isClosed = true;
  const refuse = (): number => {
    isClosed = false;
    return 0;
  };
  const add = (step: Step, isMoved: boolean): number => {
    steps.push(step);
    return moving.push(isMoved) - 1;
  };
  const once = (key: string, step: () => number): number => {
    const found = known.get(key) ?? step();
    known.set(key, found);
    return found;
  };
  const isMoving = (x: number): boolean => moving[x]!;
  const unary = (kind: "neg" | "square" | "moved") => (x: number): number => once(`${kind} ${x}`, () => add({ kind, x }, isMoving(x)));
  const binary = (kind: "add" | "sub" | "mul" | "div") => (x: number, y: number): number => once(`${kind} ${x} ${y}`, () => add({ kind, x, y }, isMoving(x) || isMoving(y)));
  const moved = unary("moved");
  const negated = unary("neg");
  const applied = (of: FunctionName) => (...inputs: number[]): number => {
    const { d = [], jumps } = rules[of] as Rule;
    const partials = inputs.map((_, i) => (own[of] ?? d)[i]);
    if (jumps || steps.length > most) return refuse();
    return once(`${of} ${inputs.join(" ")}`, () => {
      const slopes: number[] = [];
      const y = add({ kind: "function", name: of, inputs, moved: inputs.filter(isMoving).map(moved), slopes }, inputs.some(isMoving));
      // Before the slopes are: they may ask for it.
      known.set(`${of} ${inputs.join(" ")}`, y);
      slopes.push(...partials.filter((_, i) => isMoving(inputs[i]!)).map((partial) => (partial ? partial(field, ...inputs, y) : refuse())));
      return y;
    });
  };
  const constant = (value: number): number => once(`constant ${value}`, () => add({ kind: "constant", value }, false));
  const field = {
    ...Object.fromEntries(functionNames.map((of) => [of, applied(of)])),
    constant,
    get pi() { return constant(Math.PI); },
    get e() { return constant(Math.E); },
    neg: (x: number) => {
      const step = steps[x - arity];
      return step?.kind === "neg" ? step.x : negated(x);
    },
    square: unary("square"), add: binary("add"), sub: binary("sub"), mul: binary("mul"), div: binary("div"),
  } as unknown as Field<number>;
  const result = (field[name] as (...args: number[]) => number)(...Array.from({ length: arity }, (_, i) => i));
  return isClosed ? { steps, result } : undefined;
};

const derived = new Map<FunctionName, (Recurrence | undefined)[]>();

/** The recurrence of a function of arguments that move or do not, which is found once. */
export const recurrenceOf = (name: FunctionName, moves: readonly boolean[]): Recurrence | undefined => {
  const found = derived.get(name) ?? [];
  if (found.length === 0) derived.set(name, found);
  let key = 0;
  for (const is of moves) key = 2 * key + (is ? 1 : 0);
  if (!(key in found)) found[key] = derive(name, moves);
  return found[key];
};
