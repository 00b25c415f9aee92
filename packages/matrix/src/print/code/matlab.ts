import { ATOM, infix, POSTFIX, prefix, PRODUCT, SUM } from "../notation.js";
import { bySize, called, type Language } from "./language.js";

const plain: Readonly<Record<string, string>> = { tr: "trace", inv: "inv", pinv: "pinv", det: "det", adj: "adjoint", normF: "norm", expm: "expm", logm: "logm", sqrtm: "sqrtm", specnorm: "norm", tril: "tril", triu: "triu", norm2: "norm", ceil: "ceil", floor: "floor" };
const entrywise = ["exp", "expm1", "log", "log1p", "log2", "log10", "sqrt", "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "asinh", "acosh", "atanh", "erf", "erfc", "abs", "sign", "gamma"];

/** MATLAB, and Octave. */
export const matlab: Language = {
  notation: {
    number: String,
    symbol: ({ name }) => name,
    size: String,
    formOf: bySize,
    forms: {
      ...Object.fromEntries(entrywise.map((name) => [name, called(`${name}($1)`)])),
      ...Object.fromEntries(Object.entries(plain).map(([name, own]) => [name, called(`${own}($1)`)])),
      add: infix("$1 + $2", SUM), sub: infix("$1 - $2", SUM), neg: prefix("-$1"), mul: infix("$1*$2", PRODUCT), div: infix("$1/$2", PRODUCT), times: infix("$1.*$2", PRODUCT), over: infix("$1./$2", PRODUCT),
      power: { text: "$1.^$2", binds: POSTFIX, operands: [ATOM, ATOM] }, matrixPower: { text: "$1^$2", binds: POSTFIX, operands: [ATOM, ATOM] }, transpose: { text: "$1'", binds: POSTFIX, operands: [ATOM] },
      sum: called("sum($1, 'all')"), prod: called("prod($1, 'all')"), logdet: called("log(det($1))"), diagonal: called("diag($1)"), diagonalMatrix: called("diag($1)"), vec: called("reshape($1, [], 1)"), unvec: called("reshape($1, $2, $3)"),
      kron: called("kron($1, $2)"), chol: called("chol($1, 'lower')"), normF: called("norm($1, 'fro')"), norm1: called("sum(abs($1), 'all')"), nucnorm: called("sum(svd($1))"),
      eye: called("eye($1)"), ones: called("ones($1, 1)"), ones2: called("ones($1, $2)"), zeros: called("zeros($1, 1)"), zeros2: called("zeros($1, $2)"), pi: called("pi"),
      sigmoid: called("(1./(1 + exp(-($1))))"), softplus: called("log1p(exp($1))"), relu: called("max($1, 0)"), step: called("(($1) > 0)"),
      softmax: called("(exp($1)./sum(exp($1)))"), rowsoftmax: called("(exp($1)./sum(exp($1), 2))"), logsumexp: called("log(sum(exp($1), 'all'))"),
    },
    apply: () => "",
    group: "($1)",
    indexed: "", delta: "", over: "", comma: "", head: "", letter: String,
  },
  sizeOf: (name, axis) => `size(${name}, ${axis + 1})`,
  around: (name, parameters, sizes, body) => [`function value = ${name}(${parameters.join(", ")})`, ...sizes.map(([size, value]) => `  ${size} = ${value};`), `  value = ${body};`, "end", ""].join("\n"),
};
