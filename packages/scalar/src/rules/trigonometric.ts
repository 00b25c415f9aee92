import { hypot } from "../kernels/hypot.js";
import { sinc } from "../kernels/sinc.js";
import type { Field } from "../field.js";
import type { Rows } from "../rule.js";

const wide = [-6, 6] as const;
const inside = [-0.9, 0.9] as const;
/** 1/√((1 − x)(1 + x)): the factors do not cancel where 1 − x² would. */
const arc = <T>(F: Field<T>, x: T): T => F.div(F.constant(1), F.sqrt(F.sub(F.constant(1), F.square(x))));

export const trigonometric = {
  sin: { value: Math.sin, d: [(F, x) => F.cos(x)], smoothOn: [wide], parity: "odd", source: "DLMF 4.20.1" },
  cos: { value: Math.cos, d: [(F, x) => F.neg(F.sin(x))], smoothOn: [wide], parity: "even", source: "DLMF 4.20.2" },
  tan: { value: Math.tan, d: [(F, _, y) => F.add(F.constant(1), F.square(y))], smoothOn: [[-1.3, 1.3]], parity: "odd", source: "DLMF 4.20.3" },
  asin: { value: Math.asin, d: [(F, x) => arc(F, x)], domain: [-1, 1], smoothOn: [inside], parity: "odd", symbol: "arcsin", source: "DLMF 4.24.7" },
  acos: { sign: "nonnegative", value: Math.acos, d: [(F, x) => F.neg(arc(F, x))], domain: [-1, 1], smoothOn: [inside], symbol: "arccos", source: "DLMF 4.24.8" },
  atan: { value: Math.atan, d: [(F, x) => F.div(F.constant(1), F.add(F.constant(1), F.square(x)))], smoothOn: [wide], parity: "odd", symbol: "arctan", source: "DLMF 4.24.9" },
  atan2: {
    value: Math.atan2,
    d: [
      (F, y, x) => F.div(x, F.add(F.square(x), F.square(y))),
      (F, y, x) => F.neg(F.div(y, F.add(F.square(x), F.square(y)))),
    ],
    smoothOn: [wide, [0.2, 6]],
    source: "DLMF 4.24.9",
  },
  hypot: {
    sign: "nonnegative",
    value: hypot,
    d: [(F, x, _, z) => F.div(x, z), (F, _, y, z) => F.div(y, z)],
    smoothOn: [[0.3, 6], wide],
    kinks: [{ at: [0, 0], d: [0, 0] }],
    show: (L, x, y) => L.root(L.add(L.pow(x, L.number(2)), L.pow(y, L.number(2)))),
    source: "chain rule",
  },
  sinc: { value: sinc, d: [(F, x, y) => F.div(F.sub(F.cos(x), y), x)], smoothOn: [[0.3, 9]], kinks: [{ at: [0], d: [0] }], parity: "even", source: "MML 5.30" },
} satisfies Rows<"sin" | "cos" | "tan" | "asin" | "acos" | "atan" | "atan2" | "hypot" | "sinc">;
