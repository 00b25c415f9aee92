import { logb } from "../kernels/logb.js";
import { sigmoid } from "../kernels/sigmoid.js";
import { softplus } from "../kernels/softplus.js";
import type { Rows } from "../rule.js";

const wide = [-9, 9] as const;
const positive = [0.05, 20] as const;
const ln = (n: number) => `\\log_{${n}}\\left($1\\right)`;
const mlog = (n: number | string) => `<msub><mi>log</mi>${typeof n === "number" ? `<mn>${n}</mn>` : n}</msub><mo>&#x2061;</mo>`;

export const exponential = {
  exp: { value: Math.exp, d: [(_, __, y) => y], smoothOn: [wide], latex: "e^{$1}", mathml: "<msup><mi>e</mi>$1</msup>", source: "DLMF 4.2.19" },
  expm1: { value: Math.expm1, d: [(F, x) => F.exp(x)], smoothOn: [wide], source: "DLMF 4.2.19" },
  log: { value: Math.log, d: [(F, x) => F.div(F.constant(1), x)], domain: [0, Infinity], smoothOn: [positive], guard: true, latex: "\\log\\left($1\\right)", source: "DLMF 4.2.3" },
  log1p: { value: Math.log1p, d: [(F, x) => F.div(F.constant(1), F.add(F.constant(1), x))], domain: [-1, Infinity], smoothOn: [[-0.9, 20]], guard: true, source: "DLMF 4.2.3" },
  log2: { value: Math.log2, d: [(F, x) => F.div(F.constant(1), F.mul(F.log(F.constant(2)), x))], domain: [0, Infinity], smoothOn: [positive], guard: true, latex: ln(2), mathml: `${mlog(2)}($1)`, source: "DLMF 4.2.10" },
  log10: { value: Math.log10, d: [(F, x) => F.div(F.constant(1), F.mul(F.log(F.constant(10)), x))], domain: [0, Infinity], smoothOn: [positive], guard: true, latex: ln(10), mathml: `${mlog(10)}($1)`, source: "DLMF 4.2.10" },
  logb: {
    value: logb,
    d: [
      (F, x, base) => F.div(F.constant(1), F.mul(F.log(base), x)),
      (F, _, base, z) => F.neg(F.div(z, F.mul(F.log(base), base))),
    ],
    domain: [0, Infinity],
    smoothOn: [positive, [1.2, 20]],
    guard: true,
    latex: "\\log_{$2}\\left($1\\right)",
    mathml: `${mlog("$2")}($1)`,
    source: "DLMF 4.2.10",
  },
  sqrt: { sign: "nonnegative", value: Math.sqrt, d: [(F, _, y) => F.div(F.constant(0.5), y)], domain: [0, Infinity], smoothOn: [positive], latex: "\\sqrt{$1}", mathml: "<msqrt>$1</msqrt>", source: "DLMF 4.2.26" },
  cbrt: { value: Math.cbrt, d: [(F, _, y) => F.div(F.constant(1), F.mul(F.constant(3), F.square(y)))], smoothOn: [positive], parity: "odd", latex: "\\sqrt[3]{$1}", mathml: "<mroot>$1<mn>3</mn></mroot>", source: "DLMF 4.2.26" },
  sigmoid: { sign: "positive", value: sigmoid, d: [(F, x, y) => F.mul(y, F.sigmoid(F.neg(x)))], smoothOn: [wide], latex: "\\sigma\\left($1\\right)", mathml: "<mi>&#x3C3;</mi><mo>&#x2061;</mo>($1)", source: "quotient rule" },
  softplus: { sign: "positive", value: softplus, d: [(F, x) => F.sigmoid(x)], smoothOn: [wide], source: "chain rule" },
} satisfies Rows<"exp" | "expm1" | "log" | "log1p" | "log2" | "log10" | "logb" | "sqrt" | "cbrt" | "sigmoid" | "softplus">;
