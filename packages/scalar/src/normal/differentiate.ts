import { derivatives } from "../derivatives.js";
import type { Field } from "../field.js";
import { zero } from "../rational.js";
import type { Derivative } from "../rule.js";
import { fold } from "../walk.js";
import { factorsOf, productOf } from "./factors.js";
import { normalForms } from "./field.js";
import { numberNode, partsOf, unit, type Arena, type CallNode, type Factor, type Normal } from "./node.js";
import { product } from "./product.js";
import { needsGuard, restrict, vanishes } from "./restricted.js";
import { scale } from "./scale.js";
import { sum } from "./sum.js";

/** A derivative with respect to one variable; undefined of what does not depend on it. */
type Tangent = Normal | undefined;

/** Derivatives of nodes. */
export type Tangents = Map<Normal, Tangent>;

/** The derivative of a node. Shared parts are differentiated once, over all calls with the same tangents. */
export const differentiate = (arena: Arena, node: Normal, variable: string, tangents: Tangents): Tangent => {
  const field = normalForms(arena);
  return fold<Normal, Tangent>(node, partsOf, (part, D) => tangentOf(arena, field, part, variable, D), tangents);
};

const tangentOf = (arena: Arena, F: Field<Normal>, node: Normal, variable: string, D: (part: Normal) => Tangent): Tangent => {
  /** The sum of the tangents that there are. */
  const added = (tangents: readonly Tangent[]): Tangent => {
    const terms = tangents.filter((tangent) => tangent !== undefined);
    return terms.length === 0 ? undefined : sum(arena, terms);
  };

  /**
   * Σ over the factors: exponent · b^(exponent − 1) · b′ times the other factors. For an exponent that moves it is the product itself times
   * (exponent · log b)′: as one factor, which is the same for b^u and b^(u − 1), that keeps higher derivatives short. Many factors are differentiated
   * by halves, u′·v + u·v′, which takes n·log n steps and not n².
   */
  const ofProduct = (factors: readonly Factor[]): Tangent => {
    if (factors.length > most) {
      const halves = [factors.slice(0, factors.length / 2), factors.slice(factors.length / 2)];
      return added(halves.map((half, k) => {
        const tangent = ofProduct(half);
        return tangent && F.mul(tangent, productOf(arena, halves[1 - k]!));
      }));
    }
    return added(factors.flatMap(({ base, exponent }, k) => {
      const [dBase, dExponent] = [D(base), D(exponent)];
      // an exponent that is constant for pieces needs no logarithm of the base
      const moves = dExponent && !vanishes(dExponent);
      const fixed = moves ? numberNode(arena, exponent.kind === "sum" && exponent.constant.num < 0n ? exponent.constant : zero) : exponent;
      const lowered = factors.map((factor, i) => (i === k ? { base, exponent: F.sub(exponent, unit) } : factor));
      return [
        dBase && !vanishes(fixed) ? product(arena, [fixed, dBase, ...lowered]) : undefined,
        moves ? F.mul(productOf(arena, factors), added([F.mul(dExponent, F.log(base)), dBase && F.div(F.mul(F.sub(exponent, fixed), dBase), base)])!) : dExponent,
      ];
    }));
  };

  const ofCall = (call: CallNode): Tangent => {
    const args = call.args.map(D);
    const { d, tangent } = derivatives[call.name] as Derivative;
    if (args.every((arg) => arg === undefined)) return undefined;
    if (call.name === "pow") return F.restrict(F.constant(0), call);   // of 0
    const result = tangent ? tangent(F, call.args, args.map((arg) => arg ?? F.constant(0))) : added(args.map((arg, k) => arg && F.mul(d![k]!(F, ...call.args, call), arg)))!;
    return needsGuard(call) ? F.restrict(result, call) : result;
  };

  switch (node.kind) {
    case "number": return undefined;
    case "atom": return node.expr.kind === "variable" && node.expr.name === variable ? unit : undefined;
    case "sum": return added(node.terms.map((term) => D(term.node) && scale(arena, term.coefficient, D(term.node)!)));
    case "product": return ofProduct(factorsOf(node));
    case "call": return ofCall(node);
    case "restricted": return D(node.node) && restrict(arena, D(node.node)!, node.guards);
  }
};

/** Factors that are differentiated one by one. */
const most = 32;
