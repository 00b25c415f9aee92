import type { Rows } from "../rule.js";

const wide = [-9, 9] as const;
const between = [0.1, 0.9] as const;
const isZero = (x: number): boolean => x === 0;
const heaviside = (x: number): number => (x > 0 ? 1 : x === 0 ? 0.5 : x < 0 ? 0 : NaN);
const step = (x: number): number => (x > 0 ? 1 : x <= 0 ? 0 : NaN);

/** At a tie the two arguments of min and max share the derivative equally; at a corner the derivative is the average of both sides. */
export const piecewise = {
  abs: { sign: "nonnegative", value: Math.abs, d: [(F, x) => F.sign(x)], smoothOn: [[0.1, 9]], kinks: [{ at: [0], d: [0] }], parity: "even", show: (L, x) => L.fence("|", x, "|"), source: "DLMF 1.4" },
  sign: { value: Math.sign, d: [(F) => F.constant(0)], smoothOn: [[0.1, 9]], jumps: isZero, guard: true, parity: "odd", symbol: "sgn", source: "constant pieces" },
  relu: { sign: "nonnegative", value: (x) => Math.max(x, 0), d: [(F, x) => F.step(x)], smoothOn: [[0.1, 9]], kinks: [{ at: [0], d: [0] }], source: "linear pieces" },
  min: {
    value: Math.min,
    d: [(F, x, y) => F.heaviside(F.sub(y, x)), (F, x, y) => F.heaviside(F.sub(x, y))],
    smoothOn: [[-9, -0.1], [0.1, 9]],
    kinks: [{ at: [2, 2], d: [0.5, 0.5] }],
    source: "linear pieces",
  },
  max: {
    value: Math.max,
    d: [(F, x, y) => F.heaviside(F.sub(x, y)), (F, x, y) => F.heaviside(F.sub(y, x))],
    smoothOn: [[-9, -0.1], [0.1, 9]],
    kinks: [{ at: [2, 2], d: [0.5, 0.5] }],
    source: "linear pieces",
  },
  floor: { value: Math.floor, d: [(F) => F.constant(0)], smoothOn: [between], jumps: Number.isInteger, guard: true, show: (L, x) => L.fence("⌊", x, "⌋"), source: "constant pieces" },
  ceil: { value: Math.ceil, d: [(F) => F.constant(0)], smoothOn: [between], jumps: Number.isInteger, guard: true, show: (L, x) => L.fence("⌈", x, "⌉"), source: "constant pieces" },
  round: { value: Math.round, d: [(F) => F.constant(0)], smoothOn: [[0.6, 1.4]], jumps: (x) => Number.isInteger(x - 0.5), guard: true, source: "constant pieces" },
  heaviside: { sign: "nonnegative", value: heaviside, d: [(F) => F.constant(0)], smoothOn: [[0.1, 9]], jumps: isZero, guard: true, symbol: "H", source: "constant pieces" },
  step: { sign: "nonnegative", value: step, d: [(F) => F.constant(0)], smoothOn: [[0.1, 9]], jumps: isZero, guard: true, source: "constant pieces" },
  where: {
    value: (c, a, b) => (Number.isNaN(c) ? NaN : c === 0 ? b : a),
    tangent: (F, [c], [, da, db]) => F.where(c!, da!, db!),
    smoothOn: [[1, 1], wide, wide],
    show: (L, condition, a, b) => L.cases(condition, a, b),
    source: "linear in each branch",
  },
  /** The first argument, wherever the second is differentiable: it keeps the domain of a function whose derivative's formula has a larger one. */
  restrict: {
    value: (x, guard) => (Number.isNaN(guard) ? NaN : x),
    tangent: (F, [, guard], [dx]) => F.restrict(dx!, guard!),
    smoothOn: [wide, wide],
    source: "identity",
  },
} satisfies Rows<"abs" | "sign" | "relu" | "min" | "max" | "floor" | "ceil" | "round" | "heaviside" | "step" | "where" | "restrict">;
