import { ATOM } from "../notation.js";
import { byShape, called, calls, elementary, inverses, krons, plainNotation, type Language } from "./language.js";

const unary = ["neg", "sum", "prod", "tril", "triu", "transpose", "pinv", "det", "logdet", "expm", "softmax", "logsumexp", "cbrt", "erf", "erfc", "sigmoid", "softplus", "relu", "step"];
const linalg = ["inverse", "pinv", "det", "logdet", "expm", "cholesky", "kron", "matrixPower", "adjugate", "spectralNorm", "nuclearNorm", "frobeniusNorm", "vectorNorm"];

/** TypeScript with @gradkit/autodiff, whose results can be differentiated again; vectors are tensors of one axis. */
export const typescript: Language = {
  keywords: "arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof var void while with yield",
  notation: {
    ...plainNotation,
    size: (size) => String(size).replaceAll("*", " * "),
    formOf: byShape,
    forms: {
      ...calls("$f($1)", [...elementary, ...inverses, ...unary]),
      add: called("add($1, $2)"), sub: called("sub($1, $2)"), mul: called("matmul($1, $2)"), dot: called("dot($1, $2)"), outer: called("outer($1, $2)"), times: called("mul($1, $2)"), over: called("div($1, $2)"),
      power: called("pow($1, $2)"), matrixPower: called("matrixPower($1, $2)"), same: { text: "$1", binds: ATOM, operands: [0] }, tr: called("matrixTrace($1)"),
      diagonal: called("diag($1)"), diagonalMatrix: called("diag($1)"), inv: called("inverse($1)"), adj: called("adjugate($1)"), chol: called("cholesky($1)"), ...krons("kron($1, $2)", { column: "reshape($, [-1, 1])", row: "reshape($, [1, -1])", vectors: "reshape(outer($1, $2), [-1])", outer: "outer($1, $2)" }),
      norm1: called("sum(abs($1))"), norm2: called("vectorNorm($1)"), normF: called("frobeniusNorm($1)"), specnorm: called("spectralNorm($1)"), nucnorm: called("nuclearNorm($1)"),
      rowsoftmax: called("softmax($1, 1)"), vec: called("reshape(transpose($1), [-1])"), unvec: called("transpose(reshape($1, [$3, $2]))"),
      eye: called("eye($1)"), ones: called("ones([$1])"), ones2: called("ones([$1, $2])"), zeros: called("zeros([$1])"), zeros2: called("zeros([$1, $2])"), pi: called("Math.PI"),
    },
  },
  sizeOf: (name, axis) => `${name}.shape[${axis}]!`,
  around: (name, parameters, sizes, body) => {
    const used = [...new Set(Array.from(body.matchAll(/(\w+)\(/g), ([, call]) => call!))].toSorted();
    const imports = ([["@gradkit/autodiff", used.filter((call) => !linalg.includes(call))], ["@gradkit/autodiff/linalg", used.filter((call) => linalg.includes(call))]] as const)
      .flatMap(([from, names]) => (names.length === 0 ? [] : [`import { ${names.join(", ")} } from "${from}";`]));
    const lines = sizes.map(([size, value]) => `  const ${size} = ${value};`);
    const types = `{ ${parameters.join(", ")} }: Record<${parameters.map((parameter) => `"${parameter}"`).join(" | ") || "never"}, Tensor>`;
    return ['import type { Tensor } from "@gradkit/autodiff";', ...imports, "", `export const ${name} = (${types}) => {`, ...lines, `  return ${body};`, "};", ""].join("\n");
  },
};
