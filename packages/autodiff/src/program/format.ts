import { showAval } from "../aval.js";
import { startsOf } from "./prune.js";
import { isProgram, type Constant, type Program } from "./program.js";

/**
 * A program as text, one equation a line: inputs are `a`, `b`, …, constants stand as their numbers where they are short, and programs inside stand where
 * they are used.
 *
 * @example
 * formatProgram(trace((x) => sin(mul(x, 2)), 1))
 * // => "(a: float64[]) =>\n  b: float64[] = mul(a, 2)\n  c: float64[] = sin(b)\n  return c"
 */
export const formatProgram = (program: Program): string => written(program, "");

const written = (program: Program, indent: string): string => {
  const { inputs, constants, equations, outputs } = program;
  const offset = inputs.length + constants.length;
  const name = (number: number): string =>
    number < inputs.length ? letters(number) : number < offset ? literal(constants[number - inputs.length]!) : letters(number - constants.length);
  const starts = startsOf(program);
  const lines = equations.map(({ primitive, inputs: args, params, outputs: avals }, k) => {
    const settings = Object.entries(params).map(([key, value]) => `${key}: ${isProgram(value) ? written(value, `${indent}  `) : JSON.stringify(value)}`);
    const left = avals.map((output, i) => `${name(starts[k]! + i)}: ${showAval(output)}`);
    return `${indent}  ${left.join(", ")} = ${primitive}(${[...args.map(name), ...settings].join(", ")})`;
  });
  return [`(${inputs.map((input, k) => `${letters(k)}: ${showAval(input)}`).join(", ")}) =>`, ...lines, `${indent}  return ${outputs.map(name).join(", ")}`].join("\n");
};

/** a, b, …, z, aa, ab, … */
const letters = (n: number): string => (n < 26 ? "" : letters(Math.floor(n / 26) - 1)) + String.fromCodePoint(97 + (n % 26));

const literal = (constant: Constant): string =>
  constant.shape.length === 0 ? figure(constant.data[0]!) : constant.data.length <= 6 ? `[${Array.from(constant.data, figure).join(", ")}]` : showAval(constant);

const figure = (x: number): string => (Object.is(x, -0) ? "-0" : String(x));
