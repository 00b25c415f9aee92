import type { Text } from "./lang.js";

/** The rules in the steps of a derivation of matrices, by their names. A function's rule is called as the function. */
export const matrixRuleTexts: Readonly<Record<string, Text>> = {
  sum: { en: "Sum", ko: "합" },
  sign: { en: "Sign", ko: "부호" },
  product: { en: "Product", ko: "곱" },
  quotient: { en: "Quotient", ko: "몫" },
  power: { en: "Power", ko: "거듭제곱" },
  transpose: { en: "Transpose", ko: "전치" },
  trace: { en: "Trace", ko: "대각합" },
  determinant: { en: "Determinant", ko: "행렬식" },
  inverse: { en: "Inverse", ko: "역행렬" },
  "log-determinant": { en: "Log-determinant", ko: "로그 행렬식" },
  "sum of entries": { en: "Sum of entries", ko: "원소의 합" },
  diagonal: { en: "Diagonal", ko: "대각" },
  norm: { en: "Norm", ko: "노름" },
  chain: { en: "Chain rule, entry by entry", ko: "원소별 연쇄 법칙" },
  collect: { en: "Collect", ko: "정리" },
  gradient: { en: "Read off the derivative", ko: "도함수 읽기" },
};
