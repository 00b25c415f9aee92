import { error } from "./errors.js";

/** The kind of an array's numbers. */
export type Dtype = "float64" | "float32" | "int32";

/** The storage of an array; its class is the array's dtype. */
export type Data = Float64Array | Float32Array | Int32Array;

const classes = { float64: Float64Array, float32: Float32Array, int32: Int32Array };

/** Storage of that dtype: zeros of a length, or a copy of numbers. */
export const allocate = (dtype: Dtype, from: number | ArrayLike<number>): Data => new classes[dtype](from as number);

/** The dtype of storage by its tag, which holds across realms; float64 for anything else. */
export const dtypeOf = (data: unknown): Dtype => {
  const tag = `${(data as Partial<Data> | undefined)?.[Symbol.toStringTag]}`.slice(0, -5).toLowerCase();
  return tag in classes ? (tag as Dtype) : "float64";
};

/** Whether an array can keep its numbers there. */
export const isData = (x: unknown): x is Data => (x as Partial<Data> | undefined)?.[Symbol.toStringTag] === classes[dtypeOf(x)].name;

/** The value, once it is a number that the dtype can hold. */
export const checkNumber = (call: string, dtype: Dtype, got: unknown, at: number[] = []): number => {
  if (typeof got !== "number") throw error("shapes/number", { call, got, at, meant: typeof got === "string" && got.trim() && +got === +got && got });
  if (dtype === "int32" && got !== (got | 0)) throw error("shapes/int32", { call, got, at, meant: '"float64"' });
  return got;
};
