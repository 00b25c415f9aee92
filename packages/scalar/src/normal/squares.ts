import { memo } from "../memo.js";
import { addRational, isZero, negRational, rational, sameRational, zero, type Rational } from "../rational.js";
import { productOf } from "./factors.js";
import { callNode, numberNode, wholeOf, type Arena, type CallNode, type Factor, type Normal } from "./node.js";

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
      const other = productOf(arena, [...rest, { base: callNode(arena, partner, ...call.args), exponent: numberNode(arena, rational(2n)) }]);
      const found = terms.get(other);
      if (!terms.has(node) || !found || !sameRational(found, sign(coefficient))) continue;
      const left = productOf(arena, rest);
      const total = addRational(terms.get(left) ?? zero, coefficient);
      for (const gone of [node, other, left]) terms.delete(gone);
      if (!isZero(total)) terms.set(left, total);
    }
  }
};

const squaredCalls = /* @__PURE__ */ memo((node: Normal): readonly { rest: Factor[]; call: CallNode }[] => {
  const factors = node.kind === "product" ? node.factors : [];
  return factors.flatMap((factor) => {
    const { base, exponent } = factor;
    return base.kind === "call" && partners[base.name] && wholeOf(exponent) === 2n ? [{ rest: factors.filter((other) => other !== factor), call: base }] : [];
  });
});
