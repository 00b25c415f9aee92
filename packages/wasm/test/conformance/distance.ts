import { trace, type Program } from "@gradkit/autodiff";
import { interpret } from "@gradkit/autodiff/backend";
import type { NDArray } from "@gradkit/shapes";
import { compileSync } from "../../src/index.js";
import type { Case } from "./case.js";

/** The program of a case, of the list of its inputs. */
const programOf = ({ f, at }: Case): Program => {
  const { format, inputs, constants, equations, outputs } = trace(((...xs: never[]) => f(xs)) as never, ...at);
  return { format, inputs, constants, equations, outputs };
};

/** How far the compiled outputs are from the interpreter's, in units of the last place of the largest number of an output. */
export const distance = (given: Case): number => {
  const program = programOf(given);
  const expected = interpret(program, given.at);
  const compiled = compileSync(program);
  for (const [k, input] of compiled.inputs.entries()) input.data.set([...given.at[k]!]);
  compiled.run();
  return Math.max(0, ...expected.map((output, k) => ulps(compiled.outputs[k]!, output)));
};

const ulps = (got: NDArray, expected: NDArray): number => {
  const [a, b] = [[...got], [...expected]];
  if (got.shape.join() !== expected.shape.join() || got.dtype !== expected.dtype) return Infinity;
  const epsilon = expected.dtype === "float32" ? 2 ** -23 : 2 ** -52;
  const scale = Math.max(1e-300, ...b.map(Math.abs).filter(Number.isFinite));
  return a.reduce((most, y, i) => {
    const off = Object.is(y, b[i]) || y === b[i] ? 0 : Math.abs(y - b[i]!) / (scale * epsilon);
    return Number.isNaN(off) ? Infinity : Math.max(most, off);
  }, 0);
};
