import { concat, evaluate, hessian, hvp, jacobian, reshape, tensor, toNDArray, trace, valueAndGrad, type Tensor } from "@gradkit/autodiff";
import type { Answer, Answers, Ask } from "./ask.js";
import { dense } from "./dense.js";

/** What answers asks, at once or by a promise: the objective with its derivatives, however they are computed. `count` says how many answers of the kind it gave before. */
export interface Evaluator<Given = Answer | PromiseLike<Answer>> {
  readonly answer: (ask: Ask, count?: number) => Given;
}

/** An objective of one vector, and further data that is not differentiated: outputs are one scalar, or residuals of any shapes. */
export type FlatObjective = (x: Tensor, ...data: readonly Tensor[]) => readonly Tensor[];

export type Compute = (...args: readonly unknown[]) => unknown;

/** Turns a function of tensors into one of numbers: by a program that is interpreted, or compiled, or by calling the function itself. */
export type Build = (f: Compute, ...examples: readonly unknown[]) => Compute;

/** Records a function as a program when it is first called, and interprets that. */
export const interpreted: Build = (f, ...examples) => {
  const program = trace(f, ...examples);
  return (...args) => evaluate(program, ...args);
};

/** Calls the function itself, for one that branches on numbers: of tensors, as a program's tracing would. */
export const eager: Build = (f) => (...args) => f(...args.map((x) => tensor(x as Float64Array)));

/** The derivatives that methods ask for, each a function of x, of a direction for products, and of data. */
const derivatives = (f: FlatObjective): Readonly<Record<keyof Answers, Compute>> => {
  type Args = readonly [Tensor, ...Tensor[]];
  const value = (...args: Args): Tensor => f(...args)[0]!;
  const residuals = (...args: Args): Tensor => concat(f(...args).map((r) => reshape(r, [-1]) as Tensor));
  const by = (transform: (g: (x: Tensor) => Tensor) => (x: Tensor) => unknown, g: (...args: Args) => Tensor) => (x: Tensor, data: readonly Tensor[]) => transform((at) => g(at, ...data))(x);
  const table = {
    gradient: (x: Tensor, ...data: Tensor[]) => by(valueAndGrad as never, value)(x, data),
    hessian: (x: Tensor, ...data: Tensor[]) => ({ hessian: by(hessian as never, value)(x, data) }),
    product: (x: Tensor, along: Tensor, ...data: Tensor[]) => ({ product: hvp((at: Tensor) => value(at, ...data))(x, along) }),
    residuals: (x: Tensor, ...data: Tensor[]) => ({ residuals: residuals(x, ...data) }),
    jacobian: (x: Tensor, ...data: Tensor[]) => ({ residuals: residuals(x, ...data), jacobian: by(jacobian as never, residuals)(x, data) }),
  };
  return table as unknown as Readonly<Record<keyof Answers, Compute>>;
};

/** What computes an answer from x, a direction for products, and data. */
export interface Answering {
  /** By what was built for it: each derivative is built when it is first asked for. */
  readonly answer: (ask: Ask, data?: readonly unknown[]) => Answer;
  /** Builds the derivative that is asked for in another way, for all further answers. */
  readonly rebuild: (build: (...given: Parameters<Build>) => PromiseLike<Compute>, ask: Ask, data?: readonly unknown[]) => Promise<void>;
}

export const answering = (f: FlatObjective, build: Build): Answering => {
  const functions = derivatives(f);
  const built = new Map<string, Compute>();
  const argsOf = (ask: Ask, data: readonly unknown[]): readonly unknown[] => [ask.x, ...(ask.want === "product" ? [ask.along] : []), ...data];
  return {
    answer: (ask, data = []) => {
      const args = argsOf(ask, data);
      const compute = built.get(ask.want) ?? build(functions[ask.want], ...args);
      built.set(ask.want, compute);
      return numbers(compute(...args) as Found);
    },
    rebuild: async (better, ask, data = []) => void built.set(ask.want, await better(functions[ask.want], ...argsOf(ask, data))),
  };
};

type Found = Readonly<Record<string, number | Float64Array | Tensor>>;

/** An answer's arrays as methods take them: dense, row by row. */
const numbers = (found: Found): Answer =>
  Object.fromEntries(
    Object.entries(found).map(([name, x]) => {
      if (name === "value") return [name, typeof x === "number" ? x : toNDArray(x as Tensor).at()];
      return [name, x instanceof Float64Array ? x : dense(x as Tensor)];
    }),
  ) as unknown as Answer;

/** An evaluator of an objective. */
export const evaluatorOf = (f: FlatObjective, build: Build = interpreted): Evaluator<Answer> => {
  const { answer } = answering(f, build);
  return { answer: (ask) => answer(ask) };
};
