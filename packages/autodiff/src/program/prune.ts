import { hash } from "./hash.js";
import { avalsOf, type Constant, type Program } from "./program.js";

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

/** For each value the first one that equals it. */
const shared = (program: Program): number[] => {
  const first = new Map<string, number>();
  const same = [...avalsOf(program).keys()];
  const put = (key: string, number: number, count: number): void => {
    const found = first.get(key);
    if (found === undefined) first.set(key, number);
    else for (let i = 0; i < count; i++) same[number + i] = found + i;
  };
  const alike = new Map<string, number[]>();
  for (const [k, constant] of program.constants.entries()) {
    const key = sampleOf(constant);
    const others = alike.get(key) ?? [];
    const found = others.find((other) => isSame(program.constants[other]!, constant));
    if (found !== undefined) same[program.inputs.length + k] = program.inputs.length + found;
    else alike.set(key, [...others, k]);
  }
  const starts = startsOf(program);
  for (const [k, { primitive, inputs, params, outputs }] of program.equations.entries())
    put(`${primitive}(${inputs.map((input) => same[input]).join()})${settings(params)}`, starts[k]!, outputs.length);
  return same;
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

const noSettings = "{}";

/** Parameters as text, nested programs by 128 bits of theirs. */
const settings = (params: Readonly<Record<string, unknown>>): string => {
  let text = noSettings;
  for (const key in params) text += `${key}:${textOf(params[key])};`;
  return text;
};

const programs = new WeakMap<object, string>();

/** That of a program is asked for at every level of nesting around it, and never changes. */
const textOf = (value: unknown): string => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return JSON.stringify(value);
  const known = programs.get(value) ?? hash(value as Program);
  programs.set(value, known);
  return known;
};
