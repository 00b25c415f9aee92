import type { AddedPrimitive } from "../../primitive.js";
import { call, customVjpTangent } from "./call.js";
import { cond } from "./cond.js";
import type { ControlParams } from "./params.js";
import { scan } from "./scan.js";
import { whileLoop } from "./while-loop.js";

/** Every primitive of control flow by its name: a missing record is a type error. */
export const controlPrimitives: { readonly [N in keyof ControlParams]: AddedPrimitive<ControlParams[N]> } = { cond, scan, whileLoop, call, customVjpTangent };
