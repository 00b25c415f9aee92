import type { NDArray } from "@gradkit/shapes";
import type { Program } from "../program/program.js";
import { runOnNumbers } from "../program/run.js";

/**
 * The outputs of a program by the primitives' own kernels, arrays from arrays.
 *
 * @example
 * interpret(trace((x) => mul(x, 2), 1), [toNDArray(21)])[0].at() // => 42
 */
export const interpret = (program: Program, inputs: readonly NDArray[]): NDArray[] => runOnNumbers(program, inputs);
