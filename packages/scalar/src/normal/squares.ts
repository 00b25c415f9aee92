import { memo } from "../memo.js";
import { addRational, negRational, rational, sameRational, zero, type Rational } from "../rational.js";
import { productOf } from "./factors.js";
import { callNode, numberNode, type Arena, type CallNode, type Factor, type Normal } from "./node.js";

const two = rational(2n);

/** The squares that add up to 1, with the sign of the second: sin² + cos² and cosh² − sinh². */
const partners: Readonly<Partial<Record<string, { partner: "cos" | "sinh"; sign: (c: Rational) => Rational }>>> = {
  sin: { partner: "cos", sign: (c) => c },
  cosh: { partner: "sinh", sign: negRational },
};

/** Replaces c·sin(u)²·R + c·cos(u)²·R by c·R among collected terms, likewise for cosh and sinh. */
export const mergeSquares = (arena: Arena, terms: Map<Normal, Rational>): void => {
  for (const [node, coefficient] of terms) {
    for (const { rest, call } of squaredCalls(node)) {
      const { partner, sign } = partners[call.name]!;
      const other = productOf(arena, [...rest, { base: callNode(arena, partner, ...call.args), exponent: numberNode(arena, two) }]);
      const found = terms.get(other);
      if (!terms.has(node) || !found || !sameRational(found, sign(coefficient))) continue;
      const left = productOf(arena, rest);
      const total = addRational(terms.get(left) ?? zero, coefficient);
      for (const gone of [node, other, left]) terms.delete(gone);
      if (total.num !== 0n) terms.set(left, total);
    }
  }
};

const squaredCalls = /* @__PURE__ */ memo((node: Normal): readonly { rest: Factor[]; call: CallNode }[] => {
  const factors = node.kind === "product" ? node.factors : [];
  return factors.flatMap((factor) => {
    const { base, exponent } = factor;
    const isSquare = base.kind === "call" && partners[base.name] !== undefined && exponent.kind === "number" && sameRational(exponent.value, two);
    return isSquare ? [{ rest: factors.filter((other) => other !== factor), call: base }] : [];
  });
});
