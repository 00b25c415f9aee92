import type { Rows } from "../rule.js";

const wide = [-4, 4] as const;

export const hyperbolic = {
  sinh: { value: Math.sinh, d: [(F, x) => F.cosh(x)], smoothOn: [wide], parity: "odd", source: "DLMF 4.34.1" },
  cosh: { sign: "positive", value: Math.cosh, d: [(F, x) => F.sinh(x)], smoothOn: [wide], parity: "even", source: "DLMF 4.34.2" },
  tanh: { value: Math.tanh, d: [(F, _, y) => F.sub(F.constant(1), F.square(y))], smoothOn: [wide], parity: "odd", source: "DLMF 4.34.3" },
  asinh: { value: Math.asinh, d: [(F, x) => F.div(F.constant(1), F.sqrt(F.add(F.square(x), F.constant(1))))], smoothOn: [wide], parity: "odd", symbol: "arsinh", source: "DLMF 4.38.9" },
  acosh: { sign: "nonnegative", value: Math.acosh, d: [(F, x) => F.div(F.constant(1), F.mul(F.sqrt(F.sub(x, F.constant(1))), F.sqrt(F.add(x, F.constant(1)))))], domain: [1, Infinity], smoothOn: [[1.2, 9]], symbol: "arcosh", source: "DLMF 4.38.10" },
  atanh: { value: Math.atanh, d: [(F, x) => F.div(F.constant(1), F.sub(F.constant(1), F.square(x)))], domain: [-1, 1], smoothOn: [[-0.9, 0.9]], guard: true, parity: "odd", symbol: "artanh", source: "DLMF 4.38.11" },
} satisfies Rows<"sinh" | "cosh" | "tanh" | "asinh" | "acosh" | "atanh">;
