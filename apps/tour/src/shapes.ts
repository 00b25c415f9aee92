import { array, broadcast, derivative, einsum, isGradkitError, jacobianIndex, jacobianMatrix, layout, matmul } from "@gradkit/shapes";
import type { Stop } from "./stop.js";

const message = (misuse: () => unknown): string => {
  try {
    return String(misuse());
  } catch (error) {
    return isGradkitError(error) ? error.message : "another error";
  }
};

/** §5.2 to §5.4: the shapes of derivatives in numerator layout. */
export const shapes: readonly Stop[] = [
  { equation: "(5.40)",   says: "the gradient of a scalar by n inputs is a row",           show: () => layout([], [3]) },
  { equation: "(5.53)",   says: "the chain rule is a matrix product: 1×2 times 2×2",       show: () => matmul([1, 2], [2, 2]) },
  { equation: "(5.58)",   says: "rows of the Jacobian are outputs, columns are inputs",    show: () => layout([4], [3]) },
  { equation: "Fig. 5.6", says: "the four layouts: scalar, row, column, matrix",           show: () => [layout([], []), layout([], [3]), layout([2], []), layout([2], [3])].map(({ kind, text }) => `${kind} ${text}`) },
  { equation: "Fig. 5.7", says: "a 4×2 matrix by 3 inputs, approach 1: collect partials",  show: () => layout([4, 2], [3]).text },
  { equation: "Fig. 5.7", says: "approach 2: flatten, and take the 8×3 Jacobian",          show: () => jacobianMatrix([4, 2], [3]) },
  { equation: "Fig. 5.7", says: "both hold the same numbers: row 7 is element [3, 1]",     show: () => jacobianIndex([4, 2], [3]).toTensor(7, 2) },
  { equation: "Ex. 5.12", says: "f = Ax: df/dA has the shape M×(M×N)",                     show: () => derivative([2], [2, 3]) },
  { equation: "Ex. 5.13", says: "K = RᵀR: dK/dR has the shape (N×N)×(M×N)",                show: () => layout([2, 2], [3, 2]).text },
  { equation: "(5.151)",  says: "terms of a Taylor series contract a tensor with outer products", show: () => einsum("ijk,i,j,k->", [2, 2, 2], [2], [2], [2]) },
  { equation: "§5.4",     says: "a matrix, its transpose as a view",                       show: () => array([[1, 2, 3], [4, 5, 6]]).transpose() },
  { equation: "§5.4",     says: "sizes stretch where they are 1",                          show: () => broadcast([4, 1], [3]) },
  { equation: "§5.4",     says: "and a product of the wrong shapes says what is wrong",    show: () => message(() => matmul([3, 4], [5, 2] as readonly number[])) },
];
