import type { Aval, Equation, Program } from "@gradkit/autodiff";
import { avalsOf } from "../avals.js";
import type { Context } from "./context.js";
import { constantValue } from "./constant.js";
import { interpreted, programOf } from "./interpreted.js";
import { lowerings } from "./lowerings.js";
import { isOpen, isSupported } from "./open.js";
import { storeAll, stored, type Place, type Value } from "./value.js";

/** A value that takes more operations than this is stored even where it is read once, so that expressions stay short. */
const longest = 120;
/** A value that takes so many operations is computed where it is read: what it comes from is quicker to read again than an array is to write. */
const shortest = 2;

/**
 * The outputs of a program for these inputs, each in the place meant for it where there is one: its statements are emitted. A value that is read several times is stored when it is made.
 */
export const lowerProgram = (c: Context, program: Program, inputs: readonly Value[], places: readonly (Place | undefined)[] = []): Value[] => {
  const { constants, equations, outputs } = program;
  const values: Value[] = [...inputs, ...constants.map((constant) => constantValue(c, constant))];
  const uses = usesOf(program);
  const wanted = new Map<number, Place>();
  for (const [k, output] of outputs.entries()) if (places[k] && !wanted.has(output)) wanted.set(output, places[k]);
  const open = openRange(program);
  for (let k = 0; k < equations.length; k++) {
    if (k === open?.from) {
      lowerRegion(c, program, values, open);
      k = open.to - 1;
      continue;
    }
    const equation = equations[k]!;
    c.equation(equation.outputs.map((_, k) => wanted.get(values.length + k)));
    const made = lowerEquation(c, equation, equation.inputs.map((input) => values[input]!));
    for (const value of made) {
      const place = wanted.get(values.length);
      const many = uses[values.length]! > 1 && value.cost > (value.shape.length === 0 ? 0 : shortest);
      values.push(!value.place && (place || many || value.cost > longest || (value.shape.length === 0 && value.cost > 0)) ? stored(c, value, place) : value);
    }
  }
  const results = outputs.map((output) => values[output]!);
  storeAll(c, results, places);
  return results;
};

const lowerEquation = (c: Context, equation: Equation, inputs: readonly Value[]): Value[] => {
  const lower = lowerings[equation.primitive] as ((c: Context, inputs: readonly Value[], params: never, outputs: readonly Aval[]) => Value[]) | "interpreted";
  return lower === "interpreted" ? interpreted(c, programOf(equation, inputs), inputs, equation.outputs, [equation.primitive]) : lower(c, inputs, equation.params as never, equation.outputs);
};

/** How often each value is read. */
const usesOf = ({ inputs, constants, equations, outputs }: Program): Uint32Array => {
  const uses = new Uint32Array(inputs.length + constants.length + equations.reduce((n, e) => n + e.outputs.length, 0));
  for (const equation of equations) for (const input of equation.inputs) uses[input]!++;
  for (const output of outputs) uses[output]!++;
  return uses;
};

interface Range {
  readonly from: number;
  readonly to: number;
}

/** The equations from the first to the last that meet an array whose size is open until a loop has run, where the module cannot compute them all. */
const openRange = (program: Program): Range | undefined => {
  const { equations, outputs } = program;
  const from = equations.findIndex((equation) => equation.outputs.some(isOpen));
  if (from < 0) return undefined;
  const avals = avalsOf(program);
  const given = ({ inputs }: Equation): readonly Aval[] => inputs.map((input) => avals[input]!);
  const meets = (equation: Equation): boolean => [...given(equation), ...equation.outputs].some(isOpen);
  const isComputed = !outputs.some((output) => isOpen(avals[output]!)) && equations.every((equation) => !meets(equation) || isSupported(equation, given(equation)));
  return isComputed ? undefined : { from, to: equations.findLastIndex(meets) + 1 };
};

/** Equations in a row as a program of their own, for the interpreter: only a loop until a test fails makes arrays of open size. */
const lowerRegion = (c: Context, { equations, outputs }: Program, values: Value[], { from, to }: Range): void => {
  const start = values.length;
  const part = equations.slice(from, to);
  const made = part.flatMap((equation) => equation.outputs);
  const given = [...new Set(part.flatMap((equation) => equation.inputs.filter((input) => input < start)))];
  const around = given.map((number) => values[number]!);
  const after = new Set([...equations.slice(to).flatMap((equation) => equation.inputs), ...outputs]);
  const results = made.flatMap((_, k) => (after.has(start + k) ? [k] : []));
  const renumber = (number: number): number => (number < start ? given.indexOf(number) : given.length + number - start);
  const region: Program = {
    format: "gradkit/program@1",
    inputs: around.map(({ shape, dtype }) => ({ shape, dtype })),
    constants: [],
    equations: part.map((equation) => ({ ...equation, inputs: equation.inputs.map(renumber) })),
    outputs: results.map((k) => given.length + k),
  };
  const found = interpreted(c, region, around, results.map((k) => made[k]!), ["whileLoop", ...part.map(({ primitive }) => primitive).filter((name) => lowerings[name] === "interpreted")]);
  values.length = start + made.length;
  for (const [i, k] of results.entries()) values[start + k] = found[i]!;
};

