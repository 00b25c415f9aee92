import { bySize, called, calls, elementary, inverses, operators, plainNotation, type Language } from "./language.js";

const plain = { tr: "trace", inv: "inv", pinv: "pinv", det: "det", adj: "adjugate", expm: "expm", logm: "logm", sqrtm: "sqrtm", specnorm: "norm", tril: "tril", triu: "triu", norm2: "norm" };

/** By the characteristic polynomial (Cayley and Hamilton), so that it is there for a singular matrix too; `adjoint` stands in a toolbox. */
const adjugate = "  adjugate = @(A) (-1)^(size(A, 1) - 1)*polyvalm(poly(A)*eye(size(A, 1) + 1, size(A, 1)), A);";

/** MATLAB, and Octave. */
export const matlab: Language = {
  keywords: "break case catch classdef continue else elseif end for function global if otherwise parfor persistent return size spmd switch try while",
  notation: {
    ...plainNotation,
    formOf: bySize,
    forms: {
      ...calls("$f($1)", [...elementary, ...inverses, "erf", "erfc", "gamma"]),
      ...calls("$f($1)", plain),
      ...operators("$1.^$2", "$1^$2", "$1.*$2", "$1./$2"),
      sum: called("sum(sum($1))"), prod: called("prod(prod($1))"), logdet: called("log(det($1))"), diagonal: called("diag($1)"), diagonalMatrix: called("diag($1)"), vec: called("reshape($1, [], 1)"), unvec: called("reshape($1, $2, $3)"),
      kron: called("kron($1, $2)"), chol: called("chol($1, 'lower')"), normF: called("norm($1, 'fro')"), norm1: called("sum(sum(abs($1)))"), nucnorm: called("sum(svd($1))"),
      eye: called("eye($1)"), ones: called("ones($1, 1)"), ones2: called("ones($1, $2)"), zeros: called("zeros($1, 1)"), zeros2: called("zeros($1, $2)"), pi: called("pi"),
      sigmoid: called("(1./(1 + exp(-($1))))"), softplus: called("(max($1, 0) + log1p(exp(-abs($1))))"), relu: called("max($1, 0)"), step: called("(($1) > 0)"),
      softmax: called("(exp($1 - max($1))./sum(exp($1 - max($1))))"), rowsoftmax: called("(exp($1 - max($1, [], 2))./sum(exp($1 - max($1, [], 2)), 2))"),
      logsumexp: called("(max(max($1)) + log(sum(sum(exp($1 - max(max($1)))))))"),
    },
  },
  sizeOf: (name, axis) => `size(${name}, ${axis + 1})`,
  around: (name, parameters, sizes, body) => [`function value = ${name}(${parameters.join(", ")})`, ...(body.includes("adjugate(") ? [adjugate] : []), ...sizes.map(([size, value]) => `  ${size} = ${value};`), `  value = ${body};`, "end", ""].join("\n"),
};
