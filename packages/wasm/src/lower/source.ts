import { converted, position } from "../ir/expr.js";
import { kindOf } from "../ir/kind.js";
import type { Lowering } from "./lowering.js";
import { virtual } from "./value.js";

export const iota: Lowering<"iota"> = (_, __, { axis, dtype }, [out]) => [virtual(out!, 0, (index) => converted(position(index[axis]!), kindOf[dtype]))];
