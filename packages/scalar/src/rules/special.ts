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
  gamma: { value: gamma, d: [(F, x, y) => F.mul(y, F.digamma(x))], smoothOn: [[0.3, 6]], latex: "\\Gamma\\left($1\\right)", mathml: "<mi mathvariant=\"normal\">&#x393;</mi><mo>&#x2061;</mo>($1)", source: "DLMF 5.2.2" },
  lgamma: { value: lgamma, d: [(F, x) => F.digamma(x)], smoothOn: [[0.3, 9]], latex: "\\ln\\left|\\Gamma\\left($1\\right)\\right|", source: "DLMF 5.2.2" },
  digamma: { value: digamma, d: [(F, x) => F.polygamma(F.constant(1), x)], smoothOn: [[0.3, 9]], latex: "\\psi\\left($1\\right)", mathml: "<mi>&#x3C8;</mi><mo>&#x2061;</mo>($1)", source: "DLMF 5.15.1" },
  polygamma: {
    value: polygamma,
    d: [
      () => {
        throw error("scalar/no-derivative", { name: "polygamma", argument: 1 });
      },
      (F, n, x) => F.polygamma(F.add(n, F.constant(1)), x),
    ],
    smoothOn: [[1, 1], [0.5, 9]],
    latex: "\\psi^{($1)}\\left($2\\right)",
    mathml: "<msup><mi>&#x3C8;</mi><mrow><mo>(</mo>$1<mo>)</mo></mrow></msup><mo>&#x2061;</mo>($2)",
    source: "DLMF 5.15.1",
  },
} satisfies Rows<"erf" | "erfc" | "gamma" | "lgamma" | "digamma" | "polygamma">;
