import { bySize, called, calls, elementary, inverses, operators, plainNotation, type Language } from "./language.js";

const plain = {
  tr: "tr", sum: "sum", prod: "prod", vec: "vec", tril: "tril", triu: "triu", inv: "inv", pinv: "pinv", det: "det", logdet: "logdet", norm2: "norm", normF: "norm", specnorm: "opnorm",
  expm: "exp", logm: "log", sqrtm: "sqrt", sinm: "sin", cosm: "cos",
};

/** Julia with its standard LinearAlgebra. */
export const julia: Language = {
  keywords: "I baremodule begin break catch const continue do else elseif end export false finally for function global if import let local macro module quote return size struct true try using while",
  notation: {
    ...plainNotation,
    formOf: bySize,
    forms: {
      ...calls("$f.($1)", [...elementary, ...inverses, "cbrt"]),
      ...calls("$f($1)", plain),
      ...operators("$1 .^ $2", "$1^$2", "$1 .* $2", "$1 ./ $2"),
      diagonal: called("diag($1)"), diagonalMatrix: called("Diagonal($1)"), kron: called("kron($1, $2)"), unvec: called("reshape($1, $2, $3)"), chol: called("cholesky($1).L"), nucnorm: called("sum(svdvals($1))"),
      norm1: called("sum(abs, $1)"), eye: called("Matrix(1.0I, $1, $1)"), ones: called("ones($1)"), ones2: called("ones($1, $2)"), zeros: called("zeros($1)"), zeros2: called("zeros($1, $2)"), pi: called("π"),
      sigmoid: called("(1 ./ (1 .+ exp.(-($1))))"), softplus: called("(max.($1, 0) .+ log1p.(exp.(-abs.($1))))"), relu: called("max.($1, 0)"), step: called("(($1) .> 0)"),
      softmax: called("(exp.($1 .- maximum($1)) ./ sum(exp.($1 .- maximum($1))))"), rowsoftmax: called("(exp.($1 .- maximum($1, dims=2)) ./ sum(exp.($1 .- maximum($1, dims=2)), dims=2))"),
      logsumexp: called("(maximum($1) + log(sum(exp.($1 .- maximum($1)))))"),
    },
  },
  sizeOf: (name, axis) => `size(${name}, ${axis + 1})`,
  around: (name, parameters, sizes, body) => ["using LinearAlgebra", "", `function ${name}(${parameters.join(", ")})`, ...sizes.map(([size, value]) => `    ${size} = ${value}`), `    return ${body}`, "end", ""].join("\n"),
};

