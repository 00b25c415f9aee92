import type { Field } from "../field.js";
import { hypot } from "../kernels/hypot.js";
import { sinc } from "../kernels/sinc.js";
import type { Derivatives, Facts, Notations, Values } from "../rule.js";

type Trigonometric = "sin" | "cos" | "tan" | "asin" | "acos" | "atan" | "atan2" | "hypot" | "sinc";

const wide = [-6, 6] as const;
const inside = [-0.9, 0.9] as const;

/** 1/√(1 − x²) */
const arc = <T>(F: Field<T>, x: T): T => F.div(F.constant(1), F.sqrt(F.sub(F.constant(1), F.square(x))));
/** a/(x² + y²) */
const polar = <T>(F: Field<T>, a: T, x: T, y: T): T => F.div(a, F.add(F.square(x), F.square(y)));

export const derivatives = {
  sin:   { d: [(F, x) => F.cos(x)], parity: "odd" },
  cos:   { d: [(F, x) => F.neg(F.sin(x))], parity: "even", exact: { 0: 1 } },
  tan:   { d: [(F, _, y) => F.add(F.constant(1), F.square(y))], parity: "odd" },
  asin:  { d: [(F, x) => arc(F, x)], domain: [-1, 1], parity: "odd" },
  acos:  { d: [(F, x) => F.neg(arc(F, x))], domain: [-1, 1], sign: "nonnegative", exact: { 1: 0 } },
  atan:  { d: [(F, x) => F.div(F.constant(1), F.add(F.constant(1), F.square(x)))], parity: "odd" },
  atan2: { d: [(F, y, x) => polar(F, x, x, y), (F, y, x) => F.neg(polar(F, y, x, y))] },
  hypot: { d: [(F, x, _, z) => F.div(x, z), (F, _, y, z) => F.div(y, z)], sign: "nonnegative" },
  sinc:  { d: [(F, x, y) => F.div(F.sub(F.cos(x), y), x)], parity: "even", exact: { 0: 1 } },
} satisfies Derivatives<Trigonometric>;

export const values = { hypot, sinc } satisfies Values<Trigonometric>;

export const notations = {
  asin:  { symbol: "arcsin" },
  acos:  { symbol: "arccos" },
  atan:  { symbol: "arctan" },
  hypot: { show: (L, x, y) => L.root(L.add(L.pow(x, L.number(2)), L.pow(y, L.number(2)))) },
} satisfies Notations<Trigonometric>;

export const facts = {
  sin:   { smoothOn: [wide], source: "DLMF 4.20.1" },
  cos:   { smoothOn: [wide], source: "DLMF 4.20.2" },
  tan:   { smoothOn: [[-1.3, 1.3]], source: "DLMF 4.20.3" },
  asin:  { smoothOn: [inside], source: "DLMF 4.24.7" },
  acos:  { smoothOn: [inside], source: "DLMF 4.24.8" },
  atan:  { smoothOn: [wide], source: "DLMF 4.24.9" },
  atan2: { smoothOn: [wide, [0.2, 6]], source: "DLMF 4.24.9" },
  hypot: { smoothOn: [[0.3, 6], wide], kinks: [{ at: [0, 0], d: [0, 0] }], source: "chain rule" },
  sinc:  { smoothOn: [[0.3, 9]], kinks: [{ at: [0], d: [0] }], source: "MML 5.30" },
} satisfies Facts<Trigonometric>;
