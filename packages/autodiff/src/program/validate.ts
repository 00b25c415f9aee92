import { aval, sameShape, showAval, type Aval } from "../aval.js";
import { recordOf } from "../bind.js";
import { error } from "../errors.js";
import { sizeOf } from "../kernels/dense.js";
import type { PrimitiveName } from "../params.js";
import { primitives } from "../primitives.js";
import type { Constant, Equation, Program } from "./program.js";

const dtypes: Readonly<Record<string, { readonly name: string }>> = { float64: Float64Array, float32: Float32Array, int32: Int32Array };

type Fail = (path: string, rule: string, got: unknown) => never;
const fail: Fail = (path, rule, got) => {
  throw error("autodiff/program", { path, rule, got: typeof got === "string" ? got : (JSON.stringify(got) ?? String(got)).slice(0, 80) });
};

/**
 * A program that came from elsewhere, a message or a file, once it is known to be one: every primitive exists, every equation uses values before it and its
 * shapes and dtypes follow from their rules, nested programs too. Nothing of it is run.
 *
 * @throws autodiff/program  with the place and the rule
 * @example
 * validate(structuredClone(trace((x) => mul(x, x), 1))).equations.length // => 1
 * validate({ format: "gradkit/program@1", inputs: [], constants: [], equations: [], outputs: [3] }) // throws autodiff/program
 */
export const validate = <P extends Program = Program>(program: unknown): P => {
  checkProgram(program, "program");
  return program as P;
};

const checkProgram = (program: unknown, path: string): void => {
  if (!isRecord(program) || program["format"] !== "gradkit/program@1") return fail(path, 'must have the format "gradkit/program@1"', isRecord(program) ? program["format"] : program);
  for (const part of ["inputs", "constants", "equations", "outputs"]) if (!Array.isArray(program[part])) fail(`${path}.${part}`, "must be a list", program[part]);
  const { inputs, constants, equations, outputs } = program as unknown as Program;
  for (const [k, input] of inputs.entries()) checkAval(input, `${path}.inputs[${k}]`);
  for (const [k, constant] of constants.entries()) checkConstant(constant, `${path}.constants[${k}]`);
  const known: Aval[] = [...inputs, ...constants];
  for (const [k, equation] of equations.entries()) known.push(...checkEquation(equation, known, `${path}.equations[${k}]`));
  for (const [k, output] of outputs.entries()) checkNumber(output, known.length, `${path}.outputs[${k}]`);
};

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

const checkAval = (value: unknown, path: string): void => {
  const shape = isRecord(value) ? value["shape"] : undefined;
  // -1 is the size of an axis that is open until a loop has run.
  if (!Array.isArray(shape) || !shape.every((size) => Number.isSafeInteger(size) && (size as number) >= -1)) fail(path, "a shape is a list of whole sizes", shape);
  if (!Object.hasOwn(dtypes, String((value as Aval).dtype))) fail(path, "a dtype is float64, float32 or int32", (value as Aval).dtype);
};

const checkConstant = (constant: Constant, path: string): void => {
  checkAval(constant, path);
  const wanted = dtypes[constant.dtype]!.name;
  const tag = Object.prototype.toString.call(constant.data).slice(8, -1);
  if (tag !== wanted) fail(path, `the data of ${constant.dtype} are a ${wanted}`, tag);
  if (constant.data.length !== sizeOf(constant.shape)) fail(path, `shape (${constant.shape.join(", ")}) has ${sizeOf(constant.shape)} numbers`, constant.data.length);
};

const checkNumber = (number: unknown, count: number, path: string): void => {
  if (!Number.isSafeInteger(number) || (number as number) < 0 || (number as number) >= count) fail(path, `must be the number of a value before it, below ${count}`, number);
};

const checkEquation = (equation: Equation, known: readonly Aval[], path: string): readonly Aval[] => {
  if (!isRecord(equation) || !Array.isArray(equation.inputs) || !Array.isArray(equation.outputs) || !isRecord(equation.params)) return fail(path, "must have a primitive, inputs, params and outputs", equation);
  if (!Object.hasOwn(primitives, equation.primitive)) fail(`${path}.primitive`, "must be a primitive", equation.primitive);
  for (const [k, input] of equation.inputs.entries()) checkNumber(input, known.length, `${path}.inputs[${k}]`);
  for (const [k, output] of equation.outputs.entries()) checkAval(output, `${path}.outputs[${k}]`);
  for (const [key, value] of Object.entries(equation.params)) if (isRecord(value) && "equations" in value) checkProgram(value, `${path}.params.${key}`);
  const derived = shapesOf(equation.primitive, equation.inputs.map((input) => known[input]!), equation.params, path);
  const agrees = derived.length === equation.outputs.length && derived.every((out, k) => sameShape(out.shape, equation.outputs[k]!.shape) && out.dtype === equation.outputs[k]!.dtype);
  if (!agrees) fail(`${path}.outputs`, `${equation.primitive} gives ${derived.map(showAval).join(", ")}`, equation.outputs.map(showAval).join(", "));
  return equation.outputs;
};

/** The shape rule's answer; whatever it says of inputs or parameters that do not fit is the reason. */
const shapesOf = (primitive: PrimitiveName, inputs: readonly Aval[], params: unknown, path: string): Aval[] => {
  try {
    return recordOf(primitive).shape(inputs, params as never).map(({ shape, dtype }) => aval(shape, dtype));
  } catch (e) {
    return fail(path, "inputs and params must fit the primitive", e instanceof Error ? e.message : e);
  }
};

