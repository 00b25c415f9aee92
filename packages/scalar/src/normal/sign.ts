import { derivatives } from "../derivatives.js";
import { memo } from "../memo.js";
import type { Factor, Normal } from "./node.js";

/** What is certain of a real expression wherever it is defined. */
export type Sign = "positive" | "nonnegative" | "unknown";

/** The sign of a node for every value of its variables, as far as its form tells. */
const signOf = /* @__PURE__ */ memo((node: Normal): Sign => {
  switch (node.kind) {
    case "number": return node.value.num > 0n ? "positive" : node.value.num === 0n ? "nonnegative" : "unknown";
    case "atom": return node.expr.kind === "constant" ? "positive" : "unknown";
    case "sum": {
      const signs = node.terms.map((term) => (term.coefficient.num < 0n ? "unknown" : signOf(term.node)));
      if (node.constant.num < 0n || signs.includes("unknown")) return "unknown";
      return node.constant.num > 0n || signs.includes("positive") ? "positive" : "nonnegative";
    }
    case "product": {
      const signs = node.factors.map(signOfPower);
      return signs.includes("unknown") ? "unknown" : signs.includes("nonnegative") ? "nonnegative" : "positive";
    }
    case "call": return derivatives[node.name].sign ?? "unknown";
    case "restricted": return signOf(node.node);
  }
});

export const isPositive = (node: Normal): boolean => signOf(node) === "positive";
export const isNonnegative = (node: Normal): boolean => signOf(node) !== "unknown";

const signOfPower = ({ base, exponent }: Factor): Sign => {
  const sign = signOf(base);
  if (exponent.kind !== "number") return sign;
  const { num, den } = exponent.value;
  if (sign === "unknown" && den === 1n && num % 2n !== 0n) return sign;
  return sign === "positive" || num < 0n ? "positive" : "nonnegative";
};
