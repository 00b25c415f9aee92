import { isGradkitError } from "@gradkit/shapes";
import type { Problem } from "./typed-formula.js";

/** What is wrong with a text of matrices, and the shapes that do not fit where that is it. */
export interface MatrixProblem extends Problem {
  readonly shapes?: readonly string[];
}

/** What a function gives, or what the packages say is wrong. */
export type Attempt<T> = { readonly value: T; readonly problem?: undefined } | { readonly value?: undefined; readonly problem: MatrixProblem };

interface Data {
  readonly place?: { readonly offset: number; readonly token: string };
  readonly shapes?: readonly string[];
}

/** Tries; an error of the packages is what is wrong, at its place in the text where it has one. */
export const attempt = <T,>(compute: () => T): Attempt<T> => {
  try {
    return { value: compute() };
  } catch (error) {
    if (!isGradkitError(error)) throw error;
    const { place, shapes } = error.data as Data;
    return { problem: { code: error.code, data: error.data as object, message: error.message.split(/ \(at \d+\)\n/)[0]!, offset: place?.offset ?? 0, length: place && place.token !== "the end" ? place.token.length : 1, ...(shapes && { shapes }) } };
  }
};
