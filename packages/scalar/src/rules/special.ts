import { derivativeError } from "../errors.js";
import type { Field } from "../field.js";
import { digamma } from "../kernels/digamma.js";
import { erf } from "../kernels/erf.js";
import { erfc } from "../kernels/erfc.js";
import { gamma } from "../kernels/gamma.js";
import { lgamma } from "../kernels/lgamma.js";
import { polygamma } from "../kernels/polygamma.js";
import type { Derivatives, Facts, Notations, Values } from "../rule.js";

type Special = "erf" | "erfc" | "gamma" | "lgamma" | "digamma" | "polygamma";

/** 2/√π · e^(−x²) */
const gaussian = <T>(F: Field<T>, x: T): T => F.mul(F.div(F.constant(2), F.sqrt(F.pi)), F.exp(F.neg(F.square(x))));

const byOrder = (): never => {
  throw derivativeError("scalar/no-derivative", { name: "polygamma", argument: 1 });
};

export const derivatives = {
  erf:       { d: [(F, x) => gaussian(F, x)], parity: "odd" },
  erfc:      { d: [(F, x) => F.neg(gaussian(F, x))], sign: "positive", exact: { 0: 1 } },
  gamma:     { d: [(F, x, y) => F.mul(y, F.digamma(x))], poles: true, exact: { 1: 1 } },
  lgamma:    { d: [(F, x) => F.digamma(x)], poles: true, exact: { 1: 0 } },
  digamma:   { d: [(F, x) => F.polygamma(F.constant(1), x)], poles: true },
  polygamma: { d: [byOrder, (F, n, x) => F.polygamma(F.add(n, F.constant(1)), x)], poles: true },
} satisfies Derivatives<Special>;

export const values = { erf, erfc, gamma, lgamma, digamma, polygamma } satisfies Values<Special>;

export const notations = {
  gamma:     { symbol: "Gamma" },
  lgamma:    { show: (L, x) => L.apply(L.name("log"), L.fence("|", L.apply(L.name("Gamma"), x), "|")) },
  digamma:   { symbol: "psi" },
  polygamma: { show: (L, n, x) => L.apply(L.pow(L.name("psi"), L.fence("(", n, ")")), x) },
} satisfies Notations<Special>;

export const facts = {
  erf:       { smoothOn: [[-3, 3]], source: "DLMF 7.2.1" },
  erfc:      { smoothOn: [[-3, 3]], source: "DLMF 7.2.2" },
  gamma:     { smoothOn: [[0.3, 6]], source: "DLMF 5.2.2" },
  lgamma:    { smoothOn: [[0.3, 9]], source: "DLMF 5.2.2" },
  digamma:   { smoothOn: [[0.3, 9]], source: "DLMF 5.15.1" },
  polygamma: { smoothOn: [[1, 1], [0.5, 9]], source: "DLMF 5.15.1" },
} satisfies Facts<Special>;
