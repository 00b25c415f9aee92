import { logb } from "../kernels/logb.js";
import { sigmoid } from "../kernels/sigmoid.js";
import { softplus } from "../kernels/softplus.js";
import type { Rows } from "../rule.js";

const wide = [-9, 9] as const;
const positive = [0.05, 20] as const;

export const exponential = {
  exp: { value: Math.exp, d: [(_, __, y) => y], smoothOn: [wide], show: (L, x) => L.pow(L.name("e"), x), source: "DLMF 4.2.19" },
  expm1: { value: Math.expm1, d: [(F, x) => F.exp(x)], smoothOn: [wide], source: "DLMF 4.2.19" },
  log: { value: Math.log, d: [(F, x) => F.div(F.constant(1), x)], domain: [0, Infinity], smoothOn: [positive], guard: true, source: "DLMF 4.2.3" },
  log1p: { value: Math.log1p, d: [(F, x) => F.div(F.constant(1), F.add(F.constant(1), x))], domain: [-1, Infinity], smoothOn: [[-0.9, 20]], guard: true, source: "DLMF 4.2.3" },
  log2: { value: Math.log2, d: [(F, x) => F.div(F.constant(1), F.mul(F.log(F.constant(2)), x))], domain: [0, Infinity], smoothOn: [positive], guard: true, show: (L, x) => L.apply(L.index(L.name("log"), L.number(2)), x), source: "DLMF 4.2.10" },
  log10: { value: Math.log10, d: [(F, x) => F.div(F.constant(1), F.mul(F.log(F.constant(10)), x))], domain: [0, Infinity], smoothOn: [positive], guard: true, show: (L, x) => L.apply(L.index(L.name("log"), L.number(10)), x), source: "DLMF 4.2.10" },
  logb: {
    value: logb,
    d: [
      (F, x, base) => F.div(F.constant(1), F.mul(F.log(base), x)),
      (F, _, base, z) => F.neg(F.div(z, F.mul(F.log(base), base))),
    ],
    domain: [0, Infinity],
    smoothOn: [positive, [1.2, 20]],
    guard: true,
    show: (L, x, base) => L.apply(L.index(L.name("log"), base), x),
    source: "DLMF 4.2.10",
  },
  sqrt: { sign: "nonnegative", value: Math.sqrt, d: [(F, _, y) => F.div(F.constant(0.5), y)], domain: [0, Infinity], smoothOn: [positive], show: (L, x) => L.root(x), source: "DLMF 4.2.26" },
  cbrt: { value: Math.cbrt, d: [(F, _, y) => F.div(F.constant(1), F.mul(F.constant(3), F.square(y)))], smoothOn: [positive], parity: "odd", show: (L, x) => L.root(x, L.number(3)), source: "DLMF 4.2.26" },
  sigmoid: { sign: "positive", value: sigmoid, d: [(F, x, y) => F.mul(y, F.sigmoid(F.neg(x)))], smoothOn: [wide], symbol: "sigma", source: "quotient rule" },
  softplus: { sign: "positive", value: softplus, d: [(F, x) => F.sigmoid(x)], smoothOn: [wide], source: "chain rule" },
} satisfies Rows<"exp" | "expm1" | "log" | "log1p" | "log2" | "log10" | "logb" | "sqrt" | "cbrt" | "sigmoid" | "softplus">;
