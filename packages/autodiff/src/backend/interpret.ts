import type { NDArray } from "@gradkit/shapes";
import { compute } from "../bind.js";
import type { Program } from "../program/program.js";
import { run, type Apply } from "../program/run.js";
import { concrete, numbersOf } from "../tensor.js";

/**
 * The outputs of a program by the primitives' own kernels, arrays from arrays.
 *
 * @example
 * interpret(trace((x) => mul(x, 2), 1), [toNDArray(21)])[0].at() // => 42
 */
export const interpret = (program: Program, inputs: readonly NDArray[]): NDArray[] => run(program, inputs.map((input) => concrete(input)), compute as Apply).map(numbersOf);
