import { rational } from "../rational.js";
import { isCall, numberNode, wholeOf, type Arena, type Factor, type Normal } from "./node.js";

/** u^n · √u^m as √u^(2n+m), for an odd m: only where n and m pull in opposite directions and the root stays, which keeps the domain. */
export const mergeRoots = (arena: Arena, collected: Map<Normal, Normal>): Factor[] => {
  const back: Factor[] = [];
  for (const [base, exponent] of collected) {
    if (!isCall(base, "sqrt")) continue;
    const inner = base.args[0]!;
    // without a power of u beside it there is nothing to pull against
    const [n, m] = [wholeOf(collected.get(inner) ?? exponent), wholeOf(exponent)];
    if (n === undefined || m === undefined || m % 2n === 0n || n > 0n === m > 0n) continue;
    collected.delete(base);
    collected.delete(inner);
    back.push({ base, exponent: numberNode(arena, rational(2n * n + m)) });
  }
  return back;
};
