import type { CorePrimitiveName, ParamsOf, PrimitiveName } from "./params.js";
import type { Primitive } from "./primitive.js";
import { comparisons } from "./primitives/comparison.js";
import { einsum, scaleEinsum } from "./primitives/einsum.js";
import { elementwise } from "./primitives/elementwise.js";
import { concat, gather, scatterAdd } from "./primitives/indexing.js";
import { broadcastTo, pad, reshape, reverse, slice, transpose } from "./primitives/layout.js";
import { argmax, argmin, argsort, cumsum, maximum, minimum, prod, sum } from "./primitives/reduction.js";
import { scale } from "./primitives/scale.js";
import { cast, iota, stopGradient } from "./primitives/source.js";

type Records<N extends PrimitiveName> = { readonly [K in N]: Primitive<ParamsOf<K>> };

/** Every primitive of the core by its name: a missing record is a type error. */
const core: Records<CorePrimitiveName> = {
  ...elementwise,
  ...comparisons,
  scale, stopGradient, cast, broadcastTo, reshape, transpose, slice, pad, reverse, concat,
  sum, prod, maximum, minimum, argmax, argmin, cumsum, argsort,
  einsum, scaleEinsum, gather, scatterAdd, iota,
};

/** Every primitive that is there, by its name: those of a module that extends the core join when it is loaded. */
export const primitives = new Map<string, Primitive<never>>(Object.entries(core as unknown as Readonly<Record<string, Primitive<never>>>));
