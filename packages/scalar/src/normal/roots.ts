import { addRational, isInteger, mulRational, rational, type Rational } from "../rational.js";
import { isCall, numberNode, type Arena, type Factor, type Normal } from "./node.js";

const two = rational(2n);
const whole = (exponent: Normal | undefined): Rational | undefined => (exponent?.kind === "number" && isInteger(exponent.value) ? exponent.value : undefined);

/** u^n · √u^m as √u^(2n+m), for an odd m: only where n and m pull in opposite directions and the root stays, which keeps the domain. */
export const mergeRoots = (arena: Arena, collected: Map<Normal, Normal>): Factor[] => {
  const back: Factor[] = [];
  for (const [base, exponent] of collected) {
    if (!isCall(base, "sqrt")) continue;
    const inner = base.args[0]!;
    const [n, m] = [whole(collected.get(inner)), whole(exponent)];
    if (!n || !m || m.num % 2n === 0n || n.num > 0n === m.num > 0n) continue;
    collected.delete(base);
    collected.delete(inner);
    back.push({ base, exponent: numberNode(arena, addRational(mulRational(two, n), m)) });
  }
  return back;
};
