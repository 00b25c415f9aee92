import { exactText } from "./exact-text.js";
import { avalsOf, type Constant, type Equation, type Program } from "./program.js";

/** The program without repeated equations and repeated constants, and without what no output needs: common subexpressions and dead code. */
export const prune = (program: Program): Program => {
  const { inputs, constants, equations, outputs } = program;
  const same = shared(program);
  const starts = startsOf(program);
  const needed = new Set(outputs.map((output) => same[output]!));
  const isNeeded = (k: number): boolean => equations[k]!.outputs.some((_, i) => needed.has(starts[k]! + i));
  for (let k = equations.length - 1; k >= 0; k--) if (isNeeded(k)) for (const input of equations[k]!.inputs) needed.add(same[input]!);

  const keptConstants = constants.flatMap((constant, k) => (needed.has(inputs.length + k) ? [{ constant, number: inputs.length + k }] : []));
  const keptEquations = equations.flatMap((equation, k) => (isNeeded(k) ? [{ equation, start: starts[k]! }] : []));
  const order = [
    ...inputs.keys(),
    ...keptConstants.map(({ number }) => number),
    ...keptEquations.flatMap(({ equation, start }) => equation.outputs.map((_, i) => start + i)),
  ];
  const numbers = new Map(order.map((number, k) => [number, k]));
  const renumber = (number: number): number => numbers.get(same[number]!)!;
  return {
    ...program,
    constants: keptConstants.map(({ constant }) => constant),
    equations: keptEquations.map(({ equation }) => ({ ...equation, inputs: equation.inputs.map(renumber) })),
    outputs: outputs.map(renumber),
  };
};

/** The number of each equation's first output. */
export const startsOf = ({ inputs, constants, equations }: Program): number[] => {
  let next = inputs.length + constants.length;
  return equations.map(({ outputs }) => (next += outputs.length) - outputs.length);
};

/** For each value the first one that equals it for certain. */
const shared = (program: Program): number[] => {
  const { inputs: given, constants, equations } = program;
  const same = [...avalsOf(program).keys()];
  const starts = startsOf(program);
  const [first, firstConstant] = [new Map<string, number>(), new Map<string, number>()];
  for (const [k, constant] of constants.entries())
    same[given.length + k] = given.length + firstLike(firstConstant, sampleOf(constant), k, (other) => isSame(constants[other]!, constant));
  for (const [k, { primitive, inputs, params, outputs }] of equations.entries()) {
    const found = firstLike(first, `${primitive}(${inputs.map((input) => same[input]).join()})${settings(params)}`, k, (other) => areSame(equations[other]!.params, params));
    if (found !== k) for (let i = 0; i < outputs.length; i++) same[starts[k]! + i] = starts[found]! + i;
  }
  return same;
};

/** The first of those with a text that is the same as number `k`, which itself may be. */
const firstLike = (first: Map<string, number>, text: string, k: number, isAlike: (other: number) => boolean): number => {
  for (let key = text; ; key += "'") {
    const found = first.get(key);
    if (found !== undefined && isAlike(found)) return found;
    if (found !== undefined) continue;
    first.set(key, k);
    return k;
  }
};

const sampled = 16;

/** The kind of a constant and some of its numbers as text: few that differ have the same. */
const sampleOf = ({ dtype, shape, data }: Constant): string => {
  let text = `${dtype}[${shape.join()}]`;
  for (let k = 0; k < data.length; k += Math.ceil(data.length / sampled)) text += `${data[k]},`;
  return text;
};

const isSame = ({ data: a }: Constant, { data: b }: Constant): boolean => {
  for (let k = 0; k < a.length; k++) if (!Object.is(a[k], b[k])) return false;
  return true;
};

type Params = Equation["params"];

const isNested = (value: unknown): value is object => typeof value === "object" && value !== null && !Array.isArray(value);

const noSettings = "{}";

/** Parameters as text, of nested programs that they are there. */
const settings = (params: Params): string => {
  let text = noSettings;
  for (const key in params) text += `${key}:${isNested(params[key]) ? "program" : JSON.stringify(params[key])};`;
  return text;
};

/** Whether parameters of the same text have the same nested programs. */
const areSame = (a: Params, b: Params): boolean => {
  for (const key in a) if (isNested(a[key]) && a[key] !== b[key] && textOf(a[key]) !== textOf(b[key] as object)) return false;
  return true;
};

const programs = new WeakMap<object, string>();

/** The text of a program may be asked for several times, and never changes. */
const textOf = (program: object): string => {
  const known = programs.get(program) ?? exactText(program);
  programs.set(program, known);
  return known;
};
