import { ATOM, infix, POSTFIX, prefix, PRODUCT, SUM } from "../notation.js";
import { byShape, called, calls, elementary, inverses, krons, plainNotation, type Language } from "./language.js";

/** NumPy; vectors are arrays of one axis. */
export const numpy: Language = {
  keywords: "False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield",
  notation: {
    ...plainNotation,
    size: (size) => String(size).replaceAll("*", " * "),
    formOf: byShape,
    forms: {
      ...calls("np.$f($1)", [...elementary, "cbrt", "tril", "triu"]),
      ...calls("np.$f($1)", Object.fromEntries(inverses.map((name) => [name, name.replace("a", "arc")]))),
      ...calls("np.linalg.$f($1)", { inv: "inv", pinv: "pinv", det: "det", chol: "cholesky", norm2: "norm", normF: "norm" }),
      add: infix("$1 + $2", SUM), sub: infix("$1 - $2", SUM), neg: prefix("-$1"),
      mul: infix("$1 @ $2", PRODUCT), dot: infix("$1 @ $2", PRODUCT), outer: called("np.outer($1, $2)"), times: infix("$1 * $2", PRODUCT), over: infix("$1 / $2", PRODUCT),
      power: { text: "$1 ** $2", binds: POSTFIX, operands: [ATOM, ATOM] }, matrixPower: called("np.linalg.matrix_power($1, $2)"),
      transpose: { text: "$1.T", binds: ATOM, operands: [ATOM] }, same: { text: "$1", binds: ATOM, operands: [ATOM] },
      tr: called("np.trace($1)"), sum: called("np.sum($1)"), prod: called("np.prod($1)"), diagonal: called("np.diag($1)"), diagonalMatrix: called("np.diag($1)"),
      vec: called('np.ravel($1, order="F")'), unvec: called('np.reshape($1, ($2, $3), order="F")'), ...krons("np.kron($1, $2)", { column: "np.reshape($, (-1, 1))", row: "np.reshape($, (1, -1))", vectors: "np.kron($1, $2)", outer: "np.outer($1, $2)" }),
      logdet: called("np.linalg.slogdet($1)[1]"),
      norm1: called("np.sum(np.abs($1))"), specnorm: called("np.linalg.norm($1, 2)"), nucnorm: called('np.linalg.norm($1, "nuc")'),
      eye: called("np.eye($1)"), ones: called("np.ones($1)"), ones2: called("np.ones(($1, $2))"), zeros: called("np.zeros($1)"), zeros2: called("np.zeros(($1, $2))"), pi: called("np.pi"),
      sigmoid: called("(1 / (1 + np.exp(-($1))))"), softplus: called("np.logaddexp(0, $1)"), relu: called("np.maximum($1, 0)"), step: called("np.heaviside($1, 0)"),
      softmax: called("np.exp($1 - np.logaddexp.reduce($1))"), rowsoftmax: called("np.exp($1 - np.logaddexp.reduce($1, axis=1, keepdims=True))"), logsumexp: called("np.logaddexp.reduce(np.ravel($1))"),
    },
  },
  sizeOf: (name, axis) => `${name}.shape[${axis}]`,
  around: (name, parameters, sizes, body) => ["import numpy as np", "", `def ${name}(${parameters.join(", ")}):`, ...sizes.map(([size, value]) => `    ${size} = ${value}`), `    return ${body}`, ""].join("\n"),
};
