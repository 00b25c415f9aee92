import { error } from "../errors.js";
import { digamma } from "../kernels/digamma.js";
import { erf } from "../kernels/erf.js";
import { erfc } from "../kernels/erfc.js";
import { gamma } from "../kernels/gamma.js";
import { lgamma } from "../kernels/lgamma.js";
import { polygamma } from "../kernels/polygamma.js";
import type { Field } from "../field.js";
import type { Rows } from "../rule.js";

/** 2/√π · e^(−x²) */
const gaussian = <T>(F: Field<T>, x: T): T => F.mul(F.div(F.constant(2), F.sqrt(F.pi)), F.exp(F.neg(F.square(x))));

export const special = {
  erf: { value: erf, d: [(F, x) => gaussian(F, x)], smoothOn: [[-3, 3]], parity: "odd", source: "DLMF 7.2.1" },
  erfc: { sign: "positive", value: erfc, d: [(F, x) => F.neg(gaussian(F, x))], smoothOn: [[-3, 3]], source: "DLMF 7.2.2" },
  gamma: { value: gamma, d: [(F, x, y) => F.mul(y, F.digamma(x))], smoothOn: [[0.3, 6]], symbol: "Gamma", source: "DLMF 5.2.2" },
  lgamma: { value: lgamma, d: [(F, x) => F.digamma(x)], smoothOn: [[0.3, 9]], show: (L, x) => L.apply(L.name("log"), L.fence("|", L.apply(L.name("Gamma"), x), "|")), source: "DLMF 5.2.2" },
  digamma: { value: digamma, d: [(F, x) => F.polygamma(F.constant(1), x)], smoothOn: [[0.3, 9]], symbol: "psi", source: "DLMF 5.15.1" },
  polygamma: {
    value: polygamma,
    d: [
      () => {
        throw error("scalar/no-derivative", { name: "polygamma", argument: 1 });
      },
      (F, n, x) => F.polygamma(F.add(n, F.constant(1)), x),
    ],
    smoothOn: [[1, 1], [0.5, 9]],
    show: (L, n, x) => L.apply(L.pow(L.name("psi"), L.fence("(", n, ")")), x),
    source: "DLMF 5.15.1",
  },
} satisfies Rows<"erf" | "erfc" | "gamma" | "lgamma" | "digamma" | "polygamma">;
