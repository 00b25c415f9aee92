import type { Dtype } from "@gradkit/shapes";

/** What a scalar expression is: a number of a dtype, the bits of a float64, or a truth. */
export type Kind = "f64" | "f32" | "i32" | "i64" | "mask";

/** The kind of a dtype's numbers. */
export const kindOf = { float64: "f64", float32: "f32", int32: "i32" } as const satisfies Record<Dtype, Kind>;

/** Bytes of one number of a dtype. */
export const bytesOf = { float64: 8, float32: 4, int32: 4 } as const satisfies Record<Dtype, number>;
