import { type Program, validate } from "@gradkit/autodiff";
import type { ParamsOf, PrimitiveName } from "@gradkit/autodiff/backend";
import { error } from "../errors.js";
import { constant } from "./constant.js";
import { call, cond, scan, whileLoop, type WriteProgram } from "./control.js";
import { elementwise, isElementwise } from "./elementwise.js";
import { gather, relation, scatterAdd } from "./indexing.js";
import * as layout from "./layout.js";
import type { Operation } from "./operation.js";
import { cholesky, einsum, scale, scaleEinsum, triangularSolve } from "./products.js";
import * as reductions from "./reductions.js";
import { type Type, typeOf, typesText, typeText, type Value, writerOf } from "./writer.js";

const write: WriteProgram = (W, { constants, equations, outputs }, inputs) => {
  const values: Value[] = [...inputs, ...constants.map((numbers) => constant(W, numbers))];
  for (const { primitive, inputs: from, params, outputs: to } of equations) {
    const operation: Operation<never> = operations[primitive] ?? elementwise(primitive);
    values.push(...operation(W, from.map((k) => values[k]!), params as never, to.map(typeOf)));
  }
  return outputs.map((k) => values[k]!);
};

/** How each primitive is written that is no scalar function. */
const operations: { readonly [N in PrimitiveName]?: Operation<ParamsOf<N>> } = {
  ...layout, ...reductions, gather, scatterAdd, einsum, scale, scaleEinsum, cholesky, triangularSolve,
  less: relation("LT"), lessEqual: relation("LE"), equal: relation("EQ"),
  call: call(write), cond: cond(write), whileLoop: whileLoop(write), scan: scan(write),
};

type Equation = Program["equations"][number];

/** What of a program cannot be written, in the programs in its parameters too. */
const missingIn = ({ equations }: Program): string[] =>
  equations.flatMap((equation) => {
    const inner = Object.entries(equation.params).flatMap(([key, value]) => (isProgram(value) && !(equation.primitive === "call" && key !== "body") ? missingIn(value) : []));
    return can(equation) ? inner : [nameOf(equation), ...inner];
  });

const isProgram = (value: unknown): value is Program => typeof value === "object" && value !== null && "equations" in value;
const isOpen = ({ outputs }: Equation): boolean => outputs.some(({ shape }) => shape.includes(-1));
const can = (equation: Equation): boolean => !isOpen(equation) && (Object.hasOwn(operations, equation.primitive) || isElementwise(equation.primitive, typeOf(equation.outputs[0]!).element));
const nameOf = (equation: Equation): string => equation.primitive + (isOpen(equation) ? " of open length" : Object.hasOwn(operations, equation.primitive) || !isElementwise(equation.primitive, "f64") ? "" : " of int32");

/**
 * A program as StableHLO text, one function `main` of its inputs: for XLA, IREE and what else reads it, where one machine's processor is too small. In MLIR's generic form, and of StableHLO's own operations
 * alone, which are kept for years. Values are the same to rounding; an index that is out of range is clamped, where gradkit throws.
 *
 * @source StableHLO specification 1.x, https://openxla.org/stablehlo/spec
 * @throws cluster/stablehlo  with the primitives that it lacks; autodiff/program
 * @example
 * const number = { shape: [], dtype: "float64" }
 * const sine = { format: "gradkit/program@1", inputs: [number], constants: [], equations: [{ primitive: "sin", inputs: [0], params: {}, outputs: [number] }], outputs: [1] }
 * toStableHLO(sine).split("\n")[2].trim() // => '%0 = "stablehlo.sine"(%arg0) : (tensor<f64>) -> tensor<f64>'
 */
export const toStableHLO = (program: Program): string => {
  validate(program);
  const missing = [...new Set(missingIn(program))];
  if (missing.length > 0) throw error("cluster/stablehlo", { primitives: missing.toSorted() });
  const W = writerOf();
  const inputs = program.inputs.map((input, k): Value => ({ ...typeOf(input), name: `%arg${k}` }));
  const outputs = write(W, program, inputs);
  const types: readonly Type[] = outputs;
  const head = `  func.func public @main(${inputs.map((value) => `${value.name}: ${typeText(value)}`).join(", ")}) -> (${typesText(types)}) {`;
  const end = outputs.length === 0 ? "    return" : `    return ${outputs.map(({ name }) => name).join(", ")} : ${typesText(types)}`;
  return ["module @gradkit {", head, ...W.lines(), end, "  }", "}", ""].join("\n");
};
