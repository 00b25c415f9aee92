import { isOne } from "../rational.js";
import { intern, unit, type Arena, type Factor, type Normal, type ProductNode } from "./node.js";

/** A monomial as factors; 1 has none. */
export const factorsOf = (node: Normal): readonly Factor[] => (node.kind === "product" ? node.factors : node === unit ? [] : [{ base: node, exponent: unit }]);

/** Whether a factor stands below the line of a fraction. */
export const isBelow = ({ exponent }: Factor): boolean => exponent.kind === "number" && exponent.value.num < 0n;

/** The product of factors whose bases are distinct and in normal form already. */
export const productOf = (arena: Arena, factors: readonly Factor[]): Normal => {
  const [first] = factors;
  if (!first) return unit;
  if (factors.length === 1 && first.exponent.kind === "number" && isOne(first.exponent.value)) return first.base;
  return intern<ProductNode>(arena, { kind: "product", factors: factors.toSorted((a, b) => a.base.id - b.base.id) });
};
