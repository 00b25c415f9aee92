import type { Field } from "../field.js";
import type { Derivatives, Facts, Notations, Values } from "../rule.js";

type Piecewise = "abs" | "sign" | "relu" | "min" | "max" | "floor" | "ceil" | "round" | "heaviside" | "step" | "where" | "restrict";

const wide = [-9, 9] as const;
const between = [0.1, 0.9] as const;
const positive = [0.1, 9] as const;
const negative = [-9, -0.1] as const;

const isZero = (x: number): boolean => x === 0;
const zero = <T>(F: Field<T>): T => F.constant(0);
const isGreater = <T>(F: Field<T>, x: T, y: T): T => F.heaviside(F.sub(x, y));

/** At a tie the two arguments of min and max share the derivative equally; at a corner the derivative is the average of both sides. */
export const derivatives = {
  abs:       { d: [(F, x) => F.sign(x)], parity: "even", sign: "nonnegative" },
  sign:      { d: [zero], jumps: isZero, guard: true, parity: "odd" },
  relu:      { d: [(F, x) => F.step(x)], sign: "nonnegative" },
  min:       { d: [(F, x, y) => isGreater(F, y, x), (F, x, y) => isGreater(F, x, y)] },
  max:       { d: [(F, x, y) => isGreater(F, x, y), (F, x, y) => isGreater(F, y, x)] },
  floor:     { d: [zero], jumps: Number.isInteger, guard: true },
  ceil:      { d: [zero], jumps: Number.isInteger, guard: true },
  round:     { d: [zero], jumps: (x) => Number.isInteger(x - 0.5), guard: true },
  heaviside: { d: [zero], jumps: isZero, guard: true, sign: "nonnegative" },
  step:      { d: [zero], jumps: isZero, guard: true, sign: "nonnegative" },
  where:     { tangent: (F, [c], [, da, db]) => F.where(c!, da!, db!) },
  restrict:  { tangent: (F, [, guard], [dx]) => F.restrict(dx!, guard!) },
} satisfies Derivatives<Piecewise>;

export const values = {
  relu:      (x) => Math.max(x, 0),
  min:       (x, y) => Math.min(x, y),
  max:       (x, y) => Math.max(x, y),
  heaviside: (x) => (Math.sign(x) + 1) / 2,
  step:      (x) => (x > 0 ? 1 : x <= 0 ? 0 : NaN),
  where:     (c, a, b) => (Number.isNaN(c) ? NaN : c === 0 ? b : a),
  /** The first argument, wherever the second is differentiable: it keeps the domain of a function whose derivative's formula has a larger one. */
  restrict:  (x, guard) => (Number.isNaN(guard) ? NaN : x),
} satisfies Values<Piecewise>;

export const notations = {
  abs:       { show: (L, x) => L.fence("|", x, "|") },
  sign:      { symbol: "sgn" },
  floor:     { show: (L, x) => L.fence("⌊", x, "⌋") },
  ceil:      { show: (L, x) => L.fence("⌈", x, "⌉") },
  heaviside: { symbol: "H" },
  where:     { show: (L, condition, a, b) => L.cases(condition, a, b) },
} satisfies Notations<Piecewise>;

export const facts = {
  abs:       { smoothOn: [positive], kinks: [{ at: [0], d: [0] }], source: "DLMF 1.4" },
  sign:      { smoothOn: [positive], source: "constant pieces" },
  relu:      { smoothOn: [positive], kinks: [{ at: [0], d: [0] }], source: "linear pieces" },
  min:       { smoothOn: [negative, positive], kinks: [{ at: [2, 2], d: [0.5, 0.5] }], source: "linear pieces" },
  max:       { smoothOn: [negative, positive], kinks: [{ at: [2, 2], d: [0.5, 0.5] }], source: "linear pieces" },
  floor:     { smoothOn: [between], source: "constant pieces" },
  ceil:      { smoothOn: [between], source: "constant pieces" },
  round:     { smoothOn: [[0.6, 1.4]], source: "constant pieces" },
  heaviside: { smoothOn: [positive], source: "constant pieces" },
  step:      { smoothOn: [positive], source: "constant pieces" },
  where:     { smoothOn: [[1, 1], wide, wide], source: "linear in each branch" },
  restrict:  { smoothOn: [wide, wide], source: "identity" },
} satisfies Facts<Piecewise>;
