import type { Text } from "./lang.js";

/** The rules of differentiation by their names in the steps of a derivation. A function's rule is called as the function. */
export const ruleTexts: Readonly<Record<string, Text>> = {
  constant: { en: "Constant", ko: "상수" },
  variable: { en: "Variable", ko: "변수" },
  sum: { en: "Sum rule", ko: "합의 법칙" },
  "constant factor": { en: "Constant factor", ko: "상수배" },
  product: { en: "Product rule", ko: "곱의 법칙" },
  quotient: { en: "Quotient rule", ko: "몫의 법칙" },
  power: { en: "Power rule", ko: "거듭제곱의 법칙" },
  exponential: { en: "Exponential", ko: "지수 함수" },
  chain: { en: "Chain rule", ko: "연쇄 법칙" },
  known: { en: "Already found", ko: "이미 구함" },
  simplify: { en: "Simplify", ko: "정리" },
};
