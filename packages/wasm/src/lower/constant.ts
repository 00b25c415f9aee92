import type { Constant } from "@gradkit/autodiff";
import { constant } from "../ir/expr.js";
import { kindOf } from "../ir/kind.js";
import type { Context } from "./context.js";
import { storedAt, virtual, whole, type Value } from "./value.js";

const isSame = ({ data }: Constant): boolean => {
  for (const x of data) if (!Object.is(x, data[0])) return false;
  return true;
};

/** A constant of the program: one number throughout is written where it is read, others stand in memory. */
export const constantValue = (c: Context, given: Constant): Value => {
  const { shape, dtype, data } = given;
  if (data.length > 0 && isSame(given)) return virtual(given, 0, () => constant(data[0]!, kindOf[dtype]));
  return storedAt(given, whole(c.buffer(dtype, data.length, "constant", data), shape));
};
