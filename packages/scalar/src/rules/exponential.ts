import type { Field } from "../field.js";
import { logb } from "../kernels/logb.js";
import { sigmoid } from "../kernels/sigmoid.js";
import { softplus } from "../kernels/softplus.js";
import type { Derivatives, Facts, Notations, Values } from "../rule.js";

type Exponential = "exp" | "expm1" | "log" | "log1p" | "log2" | "log10" | "logb" | "sqrt" | "cbrt" | "sigmoid" | "softplus";

const wide = [-9, 9] as const;
const positive = [0.05, 20] as const;

/** 1/(log b · x) */
const logarithmic = <T>(F: Field<T>, x: T, base: T): T => F.div(F.constant(1), F.mul(F.log(base), x));

export const derivatives = {
  exp:      { d: [(_, __, y) => y] },
  expm1:    { d: [(F, x) => F.exp(x)], exact: { 0: 0 } },
  log:      { d: [(F, x) => F.div(F.constant(1), x)], domain: [0, Infinity], guard: true, exact: { 1: 0 } },
  log1p:    { d: [(F, x) => F.div(F.constant(1), F.add(F.constant(1), x))], domain: [-1, Infinity], guard: true, exact: { 0: 0 } },
  log2:     { d: [(F, x) => logarithmic(F, x, F.constant(2))], domain: [0, Infinity], guard: true, exact: { 1: 0 } },
  log10:    { d: [(F, x) => logarithmic(F, x, F.constant(10))], domain: [0, Infinity], guard: true, exact: { 1: 0 } },
  logb:     { d: [(F, x, base) => logarithmic(F, x, base), (F, _, base, z) => F.neg(F.mul(z, logarithmic(F, base, base)))], domain: [0, Infinity], poles: true, guard: true },
  sqrt:     { d: [(F, _, y) => F.div(F.constant(0.5), y)], domain: [0, Infinity], sign: "nonnegative" },
  cbrt:     { d: [(F, _, y) => F.div(F.constant(1), F.mul(F.constant(3), F.square(y)))], parity: "odd", exact: { 1: 1 } },
  sigmoid:  { d: [(F, x, y) => F.mul(y, F.sigmoid(F.neg(x)))], sign: "positive", exact: { 0: 0.5 } },
  softplus: { d: [(F, x) => F.sigmoid(x)], sign: "positive" },
} satisfies Derivatives<Exponential>;

export const values = { logb, sigmoid, softplus } satisfies Values<Exponential>;

export const notations = {
  exp:     { show: (L, x) => L.pow(L.name("e"), x) },
  log2:    { show: (L, x) => L.apply(L.index(L.name("log"), L.number(2)), x) },
  log10:   { show: (L, x) => L.apply(L.index(L.name("log"), L.number(10)), x) },
  logb:    { show: (L, x, base) => L.apply(L.index(L.name("log"), base), x) },
  sqrt:    { show: (L, x) => L.root(x) },
  cbrt:    { show: (L, x) => L.root(x, L.number(3)) },
  sigmoid: { symbol: "sigma" },
} satisfies Notations<Exponential>;

export const facts = {
  exp:      { smoothOn: [wide], source: "DLMF 4.2.19" },
  expm1:    { smoothOn: [wide], source: "DLMF 4.2.19" },
  log:      { smoothOn: [positive], source: "DLMF 4.2.3" },
  log1p:    { smoothOn: [[-0.9, 20]], source: "DLMF 4.2.3" },
  log2:     { smoothOn: [positive], source: "DLMF 4.2.10" },
  log10:    { smoothOn: [positive], source: "DLMF 4.2.10" },
  logb:     { smoothOn: [positive, [1.2, 20]], source: "DLMF 4.2.10" },
  sqrt:     { smoothOn: [positive], source: "DLMF 4.2.26" },
  cbrt:     { smoothOn: [positive], source: "DLMF 4.2.26" },
  sigmoid:  { smoothOn: [wide], source: "quotient rule" },
  softplus: { smoothOn: [wide], source: "chain rule" },
} satisfies Facts<Exponential>;
