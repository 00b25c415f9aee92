import type { Dtype } from "@gradkit/shapes";
import { programError } from "../errors.js";
import { exactText } from "./exact-text.js";
import type { Program } from "./program.js";
import { validate } from "./validate.js";

const classes = { float64: Float64Array, float32: Float32Array, int32: Int32Array } as const;
const special: ReadonlyMap<unknown, number> = new Map([["NaN", Number.NaN], ["Infinity", Infinity], ["-Infinity", -Infinity], ["-0", -0]]);

/**
 * A program as JSON text. Numbers are written so that they read back exactly; those that JSON lacks are strings.
 *
 * @example
 * programFromJSON(programToJSON(trace((x) => mul(x, 0.1), 1))).constants[0].data[0] // => 0.1
 */
export const programToJSON = (program: Program): string => exactText(program);

/**
 * The program of a text that {@link programToJSON} wrote, validated.
 *
 * @throws autodiff/program  where the text is no such program
 */
export const programFromJSON = (text: string): Program => validate(revived(text));

const revived = (text: unknown): unknown => {
  try {
    return JSON.parse(text as string, (_, value: unknown) => (isConstant(value) ? { ...value, data: new classes[value.dtype](value.data.numbers.map(read)) } : value));
  } catch {
    const got = String(text);
    throw programError("autodiff/program", { path: "program", rule: "must be JSON", got: `${got.slice(0, 40)}${got.length > 40 ? "…" : ""}` });
  }
};

const read = (x: number | string): number => (typeof x === "number" ? x : special.get(x)!);

interface WrittenConstant {
  readonly dtype: Dtype;
  readonly data: { readonly numbers: readonly (number | string)[] };
}

/** Where its numbers are none, it stays as it is, which no program may be. */
const isConstant = (value: unknown): value is WrittenConstant => {
  const { dtype, data } = (value ?? {}) as Partial<WrittenConstant>;
  if (typeof dtype !== "string" || !Object.hasOwn(classes, dtype) || !Array.isArray(data?.numbers)) return false;
  const isNumber = dtype === "int32" ? (x: unknown) => x === Math.trunc(x as number) && Math.abs((x as number) + 0.5) <= 2 ** 31 : (x: unknown) => typeof x === "number" || special.has(x);
  return data.numbers.every(isNumber);
};
