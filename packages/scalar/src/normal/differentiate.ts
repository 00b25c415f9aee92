import { derivatives } from "../derivatives.js";
import type { Field } from "../field.js";
import { minusOne } from "../rational.js";
import type { Derivative } from "../rule.js";
import { normalForms } from "./field.js";
import { numberNode, postorderNormal, unit, type Arena, type CallNode, type Normal, type ProductNode } from "./node.js";
import { product } from "./product.js";
import { needsGuard, restrict, unrestricted } from "./restricted.js";
import { scale } from "./scale.js";
import { sum } from "./sum.js";

/** Derivatives of nodes with respect to one variable; absent where a node does not depend on it. */
export type Tangents = Map<Normal, Normal | undefined>;

/** The derivative of a node, or undefined where it does not depend on the variable. Shared parts are differentiated once, over all calls with the same tangents. */
export const differentiate = (arena: Arena, node: Normal, variable: string, tangents: Tangents): Normal | undefined => {
  const field = normalForms(arena);
  for (const part of postorderNormal(node)) if (!tangents.has(part)) tangents.set(part, tangentOf(arena, field, part, variable, tangents));
  return tangents.get(node);
};

const tangentOf = (arena: Arena, F: Field<Normal>, node: Normal, variable: string, tangents: Tangents): Normal | undefined => {
  switch (node.kind) {
    case "number": return undefined;
    case "atom": return node.expr.kind === "variable" && node.expr.name === variable ? unit : undefined;
    case "sum": {
      const terms = node.terms.flatMap((term) => (tangents.get(term.node) ? [scale(arena, term.coefficient, tangents.get(term.node)!)] : []));
      return terms.length === 0 ? undefined : sum(arena, terms);
    }
    case "product": return tangentOfProduct(arena, F, node, tangents);
    case "call": return tangentOfCall(arena, F, node, tangents);
    case "restricted": {
      const tangent = tangents.get(node.node);
      return tangent && restrict(arena, tangent, node.guards);
    }
  }
};

/** Σ over the factors: exponent · b^(exponent − 1) · b′ and exponent′ · log b · b^exponent, times the other factors. */
const tangentOfProduct = (arena: Arena, F: Field<Normal>, node: ProductNode, tangents: Tangents): Normal | undefined => {
  const terms = node.factors.flatMap(({ base, exponent }, k) => {
    const [dBase, dExponent] = [tangents.get(base), tangents.get(exponent)];
    const lowered = node.factors.map((factor, i) => (i === k ? { base, exponent: sum(arena, [exponent, numberNode(arena, minusOne)]) } : factor));
    return [
      ...(dBase ? [product(arena, [exponent, dBase, ...lowered])] : []),
      ...(dExponent ? [isZero(unrestricted(dExponent)) ? dExponent : F.mul(F.mul(dExponent, F.log(base)), node)] : []),
    ];
  });
  return terms.length === 0 ? undefined : sum(arena, terms);
};

/** Where an exponent is constant for pieces no logarithm of the base is needed. */
const isZero = (node: Normal): boolean => node.kind === "number" && node.value.num === 0n;

const tangentOfCall = (arena: Arena, F: Field<Normal>, node: CallNode, tangents: Tangents): Normal | undefined => {
  const args = node.args.map((arg) => tangents.get(arg));
  if (args.every((tangent) => tangent === undefined)) return undefined;
  const { d, tangent } = derivatives[node.name] as Derivative;
  const zero = F.constant(0);
  if (node.name === "pow") return restrict(arena, zero, [node]);   // of 0
  const result = tangent
    ? tangent(F, node.args, args.map((arg) => arg ?? zero))
    : sum(arena, args.flatMap((arg, k) => (arg ? [F.mul(d![k]!(F, ...node.args, node), arg)] : [])));
  return needsGuard(node) ? restrict(arena, result, [node]) : result;
};
