import { nearest } from "@gradkit/scalar";
import { error } from "../errors.js";
import type { FitOptions, MethodName } from "../options.js";
import { methods } from "../solve/methods.js";

const rows = Object.entries(methods) as readonly (readonly [MethodName, (typeof methods)[MethodName]])[];

/**
 * The name of the method that is asked for, by whichever of its names.
 *
 * @throws fit/method  which lists all of them; fit/method-bounds where it keeps no bounds, and there are some
 */
export const methodOf = ({ method = "auto" }: FitOptions, bounds: Readonly<Record<string, unknown>>): MethodName => {
  const found = rows.find(([name, { also }]) => name === method || also === method);
  if (!found) {
    const known = rows.flatMap(([name, { also }]) => [name, ...(also ? [also] : [])]);
    throw error("fit/method", { got: method, known, suggestion: nearest(method, known) });
  }
  const [name, { bounded }] = found;
  const [bound] = Object.keys(bounds);
  if (!bounded && bound !== undefined) throw error("fit/method-bounds", { method: name, bound, bounded: rows.flatMap(([other, row]) => (row.bounded ? [other] : [])) });
  return name;
};
