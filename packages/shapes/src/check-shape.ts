import { error, type Code } from "./errors.js";
import type { Shape } from "./shape.js";

/** The shape itself, once every size is a whole number from `least` up. */
export const checkShape = <S extends Shape>(call: string, of: S, least = 0): S => {
  if (!Array.isArray(of)) throw error("shapes/shape", { call, got: of, meant: `[${String((of as { readonly shape?: Shape } | undefined)?.shape ?? of)}]` });
  const axis = of.findIndex((n) => !(Number.isSafeInteger(n) && n >= least));
  if (axis >= 0) throw error("shapes/shape", { call, got: of[axis], at: [axis], of });
  return of;
};

/** Shapes that are each checked. */
export const checkShapes = <Shapes extends readonly Shape[]>(call: string, ...shapes: Shapes): Shapes => shapes.map((shape) => checkShape(call, shape)) as readonly Shape[] as Shapes;

/** Refuses a list that does not have one thing for each of another. */
export const checkLength = (call: string, got: readonly unknown[], of: readonly unknown[], code: Code, meant?: string | false): void => {
  if (got.length !== of.length) throw error(code, { call, got, of, pair: [got.length, of.length], meant });
};
