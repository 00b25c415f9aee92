import { isGradkitError } from "@gradkit/shapes";
import { sameShape, showAval, type Aval } from "../aval.js";
import { programError } from "../errors.js";
import { sizeOf } from "../kernels/dense.js";
import { recordOf } from "../primitives/control/bind.js";
import { open } from "../primitives/control/scan.js";
import { primitives } from "../primitives.js";
import { deepest } from "../tree.js";
import type { Constant, Equation, Program } from "./program.js";

const dtypes: Readonly<Record<string, string>> = { float64: "Float64Array", float32: "Float32Array", int32: "Int32Array" };
const containers: readonly unknown[] = ["number", "nested", "typed", "ndarray", "tensor"];

/** No array is longer, programs are not nested deeper, and trees have no more parts. */
const limits = { numbers: 2 ** 32, depth: 200, parts: 2 ** 20 } as const;

/**
 * A program that came from elsewhere, a message or a file, once it is known to be one: every primitive exists, every equation uses values before it and its
 * shapes and dtypes follow from their rules, nested programs too. Nothing of it is run; what it would cost to run is not known.
 *
 * @throws autodiff/program  with the place and the rule
 * @example
 * validate(structuredClone(trace((x) => mul(x, x), 1))).equations.length // => 1
 * validate({ format: "gradkit/program@1", inputs: [], constants: [], equations: [], outputs: [3] }) // throws autodiff/program
 */
export const validate = (program: unknown): Program => {
  checkProgram(program, "program", [], new Map());
  const { arguments: args, result, inputs, outputs } = program as Program & Record<string, unknown>;
  if (args !== undefined || result !== undefined) {
    checkLeaves(args, inputs.length, "program.arguments");
    checkLeaves(result, outputs.length, "program.result");
  }
  return program as Program;
};

const fail = (path: string, rule: string, got: unknown): never => {
  throw programError("autodiff/program", { path, rule, got: shown(got).slice(0, 120) });
};

/** What came, without a look inside: it may be large, or contain itself. */
const shown = (got: unknown): string =>
  Array.isArray(got) ? (got.length <= 8 && got.every((item) => typeof item !== "object") ? `[${got.map(String).join(", ")}]` : `a list of ${got.length}`)
  : isRecord(got) ? `an object with ${Object.keys(got).join(", ") || "nothing"}`
  : String(got);

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);

/** How many levels of programs stand in one another here. A program that stands in several places is looked at once, or 200 of them could take 2^200 steps. */
const checkProgram = (program: unknown, path: string, around: readonly unknown[], checked: Map<unknown, number>): number => {
  if (!isRecord(program)) return fail(path, "must be a program", program);
  if (program["format"] !== "gradkit/program@1") return fail(path, 'must have the format "gradkit/program@1"', program["format"]);
  const levels = checked.get(program) ?? 1;
  if (around.includes(program) || around.length + levels > limits.depth + 1) return fail(path, `must not contain itself, nor be nested deeper than ${limits.depth}`, program);
  if (checked.has(program)) return levels;
  for (const part of ["inputs", "constants", "equations", "outputs"]) if (!Array.isArray(program[part])) return fail(`${path}.${part}`, "must be a list", program[part]);
  const { inputs, constants, equations, outputs } = program as unknown as Program;
  for (const [k, input] of inputs.entries()) checkAval(input, `${path}.inputs[${k}]`, around.length === 0 ? 0 : open);
  for (const [k, constant] of constants.entries()) checkConstant(constant, `${path}.constants[${k}]`);
  const known: Aval[] = [...inputs, ...constants];
  let inside = 0;
  for (const [k, equation] of equations.entries()) {
    inside = Math.max(inside, checkEquation(equation, known, `${path}.equations[${k}]`, [...around, program], checked));
    for (const output of equation.outputs) known.push(output);
  }
  for (const [k, output] of outputs.entries()) checkNumber(output, known.length, `${path}.outputs[${k}]`);
  checked.set(program, inside + 1);
  return inside + 1;
};

/** Sizes may be open, until a loop has run, for values inside. */
const checkAval = (value: unknown, path: string, least: number): void => {
  if (!isRecord(value)) return fail(path, "must have a shape and a dtype", value);
  const { shape, dtype } = value;
  const isShape = Array.isArray(shape) && shape.every((size) => Number.isSafeInteger(size) && (size as number) >= least) && sizeOf(shape as number[]) <= limits.numbers;
  if (!isShape) return fail(path, "a shape is a list of whole sizes, with at most 2^32 numbers", shape);
  if (typeof dtype !== "string" || !Object.hasOwn(dtypes, dtype)) fail(path, "a dtype is float64, float32 or int32", dtype);
};

const checkConstant = (constant: Constant, path: string): void => {
  checkAval(constant, path, 0);
  const wanted = dtypes[constant.dtype]!;
  const tag = ArrayBuffer.isView(constant.data) ? Object.prototype.toString.call(constant.data).slice(8, -1) : shown(constant.data);
  if (tag !== wanted) return fail(path, `the data of ${constant.dtype} are a ${wanted}`, tag);
  if (constant.data.length !== sizeOf(constant.shape)) fail(path, `shape (${constant.shape.join(", ")}) has ${sizeOf(constant.shape)} numbers`, constant.data.length);
};

const checkNumber = (number: unknown, count: number, path: string): void => {
  if (!Number.isSafeInteger(number) || (number as number) < 0 || (number as number) >= count) fail(path, `must be the number of a value before it, below ${count}`, number);
};

/** How many levels of programs stand in its parameters. */
const checkEquation = (equation: Equation, known: readonly Aval[], path: string, around: readonly unknown[], checked: Map<unknown, number>): number => {
  if (!isRecord(equation) || !Array.isArray(equation.inputs) || !Array.isArray(equation.outputs) || !isRecord(equation.params)) return fail(path, "must have a primitive, inputs, params and outputs", equation);
  if (typeof equation.primitive !== "string" || !primitives.has(equation.primitive)) return fail(`${path}.primitive`, "must be a primitive", equation.primitive);
  for (const [k, input] of equation.inputs.entries()) checkNumber(input, known.length, `${path}.inputs[${k}]`);
  for (const [k, output] of equation.outputs.entries()) checkAval(output, `${path}.outputs[${k}]`, open);
  // The parameters of a primitive are numbers, texts and lists, or else programs.
  const programs = Object.entries(equation.params).filter(([, value]) => typeof value === "object" && !Array.isArray(value));
  const levels = programs.map(([key, value]) => checkProgram(value, `${path}.params.${key}`, around, checked));
  const derived = outputsOfEquation(equation, equation.inputs.map((input) => known[input]!), path);
  const agrees = derived.length === equation.outputs.length && derived.every((out, k) => sameShape(out.shape, equation.outputs[k]!.shape) && out.dtype === equation.outputs[k]!.dtype);
  if (!agrees) fail(`${path}.outputs`, `${equation.primitive} gives ${derived.map(showAval).join(", ")}`, equation.outputs.map(showAval).join(", "));
  return Math.max(0, ...levels);
};

/** The shape rule's answer; whatever it says of inputs or parameters that do not fit is the reason. */
const outputsOfEquation = ({ primitive, params }: Equation, inputs: readonly Aval[], path: string): readonly Aval[] => {
  const { shape, arity = inputs.length } = recordOf(primitive);
  if (arity !== inputs.length) return fail(`${path}.inputs`, `${primitive} takes ${arity}`, inputs.length);
  try {
    const derived = shape(inputs, params as never);
    for (const [k, output] of derived.entries()) checkAval(output, `${path}.outputs[${k}]`, open);
    return derived;
  } catch (e) {
    return fail(path, `inputs and params must fit ${primitive}`, isGradkitError(e) ? e.message : "what its rule cannot read");
  }
};

/** A structure of so many leaves. */
const checkLeaves = (structure: unknown, count: number, path: string): void => {
  let parts = 0;
  const leaves = (node: unknown, at: string, depth: number): number => {
    if (++parts > limits.parts) return fail(path, "must have at most 2^20 parts", node);
    if (!isRecord(node) || depth > deepest) return fail(path, `must be made of leaves, lists and entries, no deeper than ${deepest}`, node);
    if ("leaf" in node) return containers.includes(node["leaf"]) ? 1 : fail(at, `a leaf is one of ${containers.join(", ")}`, node["leaf"]);
    const inner = "list" in node ? node["list"] : node["entries"];
    if (!Array.isArray(inner)) return fail(at, "must be a leaf, a list or entries", node);
    return inner.reduce<number>((total, part: unknown, k) => {
      if ("list" in node) return total + leaves(part, `${at}[${k}]`, depth + 1);
      if (!Array.isArray(part) || part.length !== 2 || typeof part[0] !== "string") return fail(`${at}[${k}]`, "an entry is a key and a structure", part);
      return total + leaves(part[1], `${at}.${part[0]}`, depth + 1);
    }, 0);
  };
  const found = leaves(structure, path, 0);
  if (found !== count) fail(path, `must have ${count} leaves`, found);
};
