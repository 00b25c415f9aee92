import { ATOM, infix, POSTFIX, prefix, PRODUCT, SUM, type Form } from "../notation.js";
import { bySize, called, type Language } from "./language.js";

const broadcast = ["exp", "expm1", "log", "log1p", "log2", "log10", "sqrt", "cbrt", "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "asinh", "acosh", "atanh", "abs", "sign", "floor", "ceil"];
const dotted = (name: string): [string, Form] => [name, called(`${name}.($1)`)];
const plain: Readonly<Record<string, string>> = { tr: "tr", sum: "sum", prod: "prod", vec: "vec", tril: "tril", triu: "triu", inv: "inv", pinv: "pinv", det: "det", logdet: "logdet", norm2: "norm", normF: "norm", specnorm: "opnorm", expm: "exp", logm: "log", sqrtm: "sqrt", sinm: "sin", cosm: "cos" };
/** Julia with its standard LinearAlgebra. */
export const julia: Language = {
  notation: {
    number: String,
    symbol: ({ name }) => name,
    size: String,
    formOf: bySize,
    forms: {
      ...Object.fromEntries(broadcast.map(dotted)),
      ...Object.fromEntries(Object.entries(plain).map(([name, own]) => [name, called(`${own}($1)`)])),
      add: infix("$1 + $2", SUM), sub: infix("$1 - $2", SUM), neg: prefix("-$1"), mul: infix("$1 * $2", PRODUCT), div: infix("$1 / $2", PRODUCT), times: infix("$1 .* $2", PRODUCT), over: infix("$1 ./ $2", PRODUCT),
      power: { text: "$1 .^ $2", binds: POSTFIX, operands: [ATOM, ATOM] }, matrixPower: { text: "$1^$2", binds: POSTFIX, operands: [ATOM, ATOM] }, transpose: { text: "$1'", binds: POSTFIX, operands: [ATOM] },
      diagonal: called("diag($1)"), diagonalMatrix: called("Diagonal($1)"), kron: called("kron($1, $2)"), unvec: called("reshape($1, $2, $3)"), chol: called("cholesky($1).L"), nucnorm: called("sum(svdvals($1))"),
      norm1: called("sum(abs, $1)"), eye: called("Matrix(1.0I, $1, $1)"), ones: called("ones($1)"), ones2: called("ones($1, $2)"), zeros: called("zeros($1)"), zeros2: called("zeros($1, $2)"), pi: called("π"),
      sigmoid: called("(1 ./ (1 .+ exp.(-($1))))"), softplus: called("log1p.(exp.($1))"), relu: called("max.($1, 0)"), step: called("(($1) .> 0)"),
      softmax: called("(exp.($1) ./ sum(exp.($1)))"), rowsoftmax: called("(exp.($1) ./ sum(exp.($1), dims=2))"), logsumexp: called("log(sum(exp, $1))"),
    },
    apply: () => "",
    group: "($1)",
    indexed: "", delta: "", over: "", comma: "", head: "", letter: String,
  },
  sizeOf: (name, axis) => `size(${name}, ${axis + 1})`,
  around: (name, parameters, sizes, body) => ["using LinearAlgebra", "", `function ${name}(${parameters.join(", ")})`, ...sizes.map(([size, value]) => `    ${size} = ${value}`), `    return ${body}`, "end", ""].join("\n"),
};

