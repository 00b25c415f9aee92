import { load } from "../bind.js";
import { extend } from "../operations.js";
import type { NoParams } from "../params.js";
import type { LinalgOps } from "../primitives/linalg/linalg-ops.js";
import { linalgPrimitives } from "../primitives/linalg/records.js";
import type { Tensor } from "../tensor.js";

const { bind } = load(linalgPrimitives);
const none: NoParams = {};
const first = (outputs: readonly Tensor[]): Tensor => outputs[0]!;
const unary = (name: "cholesky" | "det" | "adjugate" | "expm") => (a: Tensor): Tensor => first(bind(name, [a], none));
const several = (name: "lu" | "slogdet" | "qr") => (a: Tensor): Tensor[] => bind(name, [a], none);

/** The operations on tensors with those of linear algebra, whose primitives this module brings. */
export const ops: LinalgOps = extend({
  cholesky: unary("cholesky"),
  triangularSolve: (a, b, params) => first(bind("triangularSolve", [a, b], params)),
  lu: several("lu"),
  solve: (a, b, params) => first(bind("solve", [a, b], params)),
  slogdet: several("slogdet"),
  det: unary("det"),
  adjugate: unary("adjugate"),
  qr: several("qr"),
  eigh: (a, vectors) => bind("eigh", [a], { vectors }),
  svd: (a, vectors) => bind("svd", [a], { vectors }),
  reciprocalGaps: (x, call) => first(bind("reciprocalGaps", [x], { call })),
  pinv: (a, tolerance) => first(bind("pinv", [a], { tolerance })),
  expm: unary("expm"),
  expmTangent: (a, direction) => first(bind("expmTangent", [a, direction], none)),
} satisfies Partial<LinalgOps>);
