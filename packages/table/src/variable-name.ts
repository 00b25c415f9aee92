import { parse } from "@gradkit/scalar";

/** What a formula calls the variable of a name: `lambda` of λ, `x_1` of x₁. Undefined where it is none: e is a number, log a function, a b a product. */
export const variableName = (name: string): string | undefined => {
  try {
    const read = parse(name);
    return read.kind === "variable" ? read.name : undefined;
  } catch {
    return undefined;
  }
};
