import type { Text } from "../../text/lang.js";

export const texts = {
  tensorTitle: { en: "A matrix by a matrix", ko: "행렬을 행렬로 미분하면" },
  tensorSays: {
    en: "Every entry of *A* may depend on every entry of *B*: one number for each pair. They have four axes, those of *A* before those of *B*. In the picture each block is one entry of *A*, and its cells are the entries of *B*.",
    ko: "*A*의 모든 원소가 *B*의 모든 원소에 의존할 수 있으므로 짝마다 수가 하나씩 있습니다. 축은 네 개로 *A*의 축이 먼저, *B*의 축이 나중입니다. 그림의 블록 하나는 *A*의 원소 하나이고, 그 안의 칸은 *B*의 원소입니다.",
  },
  sizes: { en: "Sizes of *A*, *m*×*n*, and of *B*, *p*×*q*", ko: "*A*의 크기 *m*×*n*과 *B*의 크기 *p*×*q*" },
  axes: { en: "shape of the derivative", ko: "도함수의 모양" },
  count: { en: "numbers in it", ko: "수의 개수" },
  flat: { en: "flattened: a Jacobian", ko: "펼치면: 야코비 행렬" },
  own: { en: "Your own F(X), of X: m×n, C: n×n, D: m×m, v: n", ko: "내가 쓰는 F(X): X: m×n, C: n×n, D: m×m, v: n" },
  ownTensor: { en: "The derivative of F by X", ko: "X에 대한 F의 도함수" },
  differences: { en: "Found by differences instead: apart by {apart}, against the largest number", ko: "차분으로 구한 값과의 차이: 가장 큰 수 대비 {apart}" },

  figureTitle: { en: "Collect, or flatten and reshape", ko: "모으거나, 펼쳐서 다시 쌓거나" },
  figureSays: {
    en: "Approach 1 differentiates the matrix by each input and collects the slices. Approach 2 makes one long vector of the matrix first, takes its Jacobian, and folds it up again. The numbers are the same: choose a cell, and find it in both.",
    ko: "방법 1은 행렬을 입력마다 미분하여 조각을 모읍니다. 방법 2는 행렬을 긴 벡터로 펼쳐 야코비 행렬을 구한 다음 다시 접습니다. 수는 같습니다. 칸을 고르면 양쪽에서 함께 표시됩니다.",
  },
  matrixOf: { en: "A(x), a row a line, entries with commas", ko: "A(x): 한 줄에 한 행, 원소는 쉼표로 구분" },
  keys: { en: "Arrow keys move within a slice, Page Up and Page Down from slice to slice.", ko: "화살표 키로 조각 안을, Page Up·Page Down 키로 조각 사이를 움직입니다." },
  figureTensor: { en: "The derivative of A by x", ko: "x에 대한 A의 도함수" },
  traced: { en: "Traced by autodiff instead: apart by {apart}", ko: "autodiff로 추적한 값과의 차이: {apart}" },
  theCell: { en: "The chosen cell", ko: "고른 칸" },

  productTitle: { en: "A vector by a matrix", ko: "벡터를 행렬로 미분하면" },
  productSays: {
    en: "*f* = *A**x* has *M* entries, each with a slice of the shape of *A*. Only the *i*-th row of *A* reaches *f_i*: that row of the slice is *x*ᵀ, all the others are zero.",
    ko: "*f* = *A**x*의 성분은 *M*개이고, 각각 *A* 모양의 조각을 하나씩 갖습니다. *f_i*에는 *A*의 *i*번째 행만 관여하므로 조각의 그 행은 *x*ᵀ, 나머지는 0입니다.",
  },
  productTensor: { en: "The derivative of Ax by A", ko: "A에 대한 Ax의 도함수" },
  ownRow: { en: "(5.89) the row of its own, k = i", ko: "(5.89) 자기 행, k = i" },
  otherRow: { en: "(5.91) another row, k ≠ i", ko: "(5.91) 다른 행, k ≠ i" },
  closed: { en: "In closed form, from the matrix package", ko: "matrix 패키지가 구한 닫힌 형식" },

  gramTitle: { en: "A matrix by a matrix: K = RᵀR", ko: "행렬을 행렬로: K = RᵀR" },
  gramSays: {
    en: "An entry of *K* is the product of two columns of *R*. An entry of *R* outside both columns does not matter; one inside meets its partner in the other column, twice where both are the same.",
    ko: "*K*의 원소는 *R*의 두 열의 곱입니다. 두 열 밖의 원소는 상관이 없고, 안의 원소는 다른 열의 짝과 만납니다. 두 열이 같으면 두 번 만납니다.",
  },
  gramTensor: { en: "The derivative of K by R", ko: "R에 대한 K의 도함수" },
  ruleSays: { en: "(5.98) for the chosen cell", ko: "고른 칸에 대한 (5.98)" },
  leftCase: { en: "j = p, p ≠ q", ko: "j = p, p ≠ q" },
  rightCase: { en: "j = q, p ≠ q", ko: "j = q, p ≠ q" },
  twiceCase: { en: "j = p, p = q", ko: "j = p, p = q" },
  nothingCase: { en: "otherwise", ko: "그 밖" },
  columns: { en: "R with the two columns that K takes", ko: "K가 쓰는 R의 두 열" },
  rows: { en: "Rows", ko: "행" },
  columnsOf: { en: "Columns", ko: "열" },
  shuffle: { en: "Other numbers", ko: "다른 수로" },
} satisfies Record<string, Text>;
