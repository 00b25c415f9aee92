import { eye, grad, jvp, vmap, type Tensor } from "@gradkit/autodiff";

/** Forward or reverse, as the evals of nested derivatives name them. */
export type Mode = "f" | "r";

type Field = (x: Tensor) => Tensor;

const forward = (f: Field): Field => (x) => vmap((direction: Tensor) => jvp(f, [x], [direction]).tangent)(eye(x.shape[0]!)) as unknown as Tensor;

/** The gradient of a function of a vector with one number as its value: a directional derivative for each axis, or one pass back. */
export const gradientIn = (mode: Mode, f: Field): Field => (mode === "f" ? forward(f) : (grad(f) as unknown as Field));
