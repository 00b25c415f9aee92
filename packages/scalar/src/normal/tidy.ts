import { addRational, isInteger, mulRational, rational, type Rational } from "../rational.js";
import { numberNode, type Arena, type CallNode, type Factor, type Normal } from "./node.js";

/** The factors of a product after its powers are collected; each rewriting takes factors out and gives back what replaces them. */
type Collected = Map<Normal, Normal>;

const two = rational(2n);
const whole = (exponent: Normal | undefined): Rational | undefined => (exponent?.kind === "number" && isInteger(exponent.value) ? exponent.value : undefined);
const isOdd = ({ num }: Rational): boolean => num % 2n !== 0n;

/** |u|^n is u^n for even n. */
const evenPowerOfAbs = (base: CallNode, exponent: Normal, collected: Collected): Factor[] => {
  const n = whole(exponent);
  if (!n || isOdd(n)) return [];
  collected.delete(base);
  return [{ base: base.args[0]!, exponent }];
};

/** u^n · √u^m is √u^(2n+m): only where n and m pull in opposite directions and the root stays, which keeps the domain. */
const powerOfRoot = (base: CallNode, exponent: Normal, collected: Collected, arena: Arena): Factor[] => {
  const [n, m] = [whole(collected.get(base.args[0]!)), whole(exponent)];
  if (!n || !m || !isOdd(m) || n.num > 0n === m.num > 0n) return [];
  collected.delete(base);
  collected.delete(base.args[0]!);
  return [{ base, exponent: numberNode(arena, addRational(mulRational(two, n), m)) }];
};

/** Applies the rewritings of single products that hold wherever both sides are defined, and returns the factors to take up again. */
export const tidy = (arena: Arena, collected: Collected): Factor[] => {
  const back: Factor[] = [];
  for (const [base, exponent] of collected) {
    if (base.kind !== "call") continue;
    if (base.name === "abs") back.push(...evenPowerOfAbs(base, exponent, collected));
    if (base.name === "sqrt") back.push(...powerOfRoot(base, exponent, collected, arena));
  }
  return back;
};
