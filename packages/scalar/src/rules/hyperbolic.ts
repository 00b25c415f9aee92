import type { Derivatives, Facts, Notations } from "../rule.js";

type Hyperbolic = "sinh" | "cosh" | "tanh" | "asinh" | "acosh" | "atanh";

const wide = [-4, 4] as const;

export const derivatives = {
  sinh:  { d: [(F, x) => F.cosh(x)], parity: "odd" },
  cosh:  { d: [(F, x) => F.sinh(x)], parity: "even", sign: "positive", exact: { 0: 1 } },
  tanh:  { d: [(F, _, y) => F.sub(F.constant(1), F.square(y))], parity: "odd" },
  asinh: { d: [(F, x) => F.div(F.constant(1), F.sqrt(F.add(F.square(x), F.constant(1))))], parity: "odd" },
  // The factors of √(x² − 1) do not cancel where x² − 1 would.
  acosh: { d: [(F, x) => F.div(F.constant(1), F.mul(F.sqrt(F.sub(x, F.constant(1))), F.sqrt(F.add(x, F.constant(1)))))], domain: [1, Infinity], sign: "nonnegative", exact: { 1: 0 } },
  atanh: { d: [(F, x) => F.div(F.constant(1), F.sub(F.constant(1), F.square(x)))], domain: [-1, 1], guard: true, parity: "odd" },
} satisfies Derivatives<Hyperbolic>;

export const notations = {
  asinh: { symbol: "arsinh" },
  acosh: { symbol: "arcosh" },
  atanh: { symbol: "artanh" },
} satisfies Notations<Hyperbolic>;

export const facts = {
  sinh:  { smoothOn: [wide], source: "DLMF 4.34.1" },
  cosh:  { smoothOn: [wide], source: "DLMF 4.34.2" },
  tanh:  { smoothOn: [wide], source: "DLMF 4.34.3" },
  asinh: { smoothOn: [wide], source: "DLMF 4.38.9" },
  acosh: { smoothOn: [[1.2, 9]], source: "DLMF 4.38.10" },
  atanh: { smoothOn: [[-0.9, 0.9]], source: "DLMF 4.38.11" },
} satisfies Facts<Hyperbolic>;
