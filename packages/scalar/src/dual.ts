import { derivatives } from "./derivatives.js";
import { facts } from "./facts.js";
import type { Field } from "./field.js";
import { functionNames, type FunctionName } from "./functions.js";
import type { Derivative, FactsOf } from "./rule.js";

/**
 * A value and its tangent: `primal + tangent·ε` with ε² = 0. No tangent means that the value does not depend on the variable, which is told apart
 * from a tangent that happens to be 0: it is never multiplied by the derivative of a function at a point where that is infinite or undefined.
 */
export interface Dual<T> {
  readonly primal: T;
  readonly tangent?: T;
}

/**
 * The dual numbers over a field: forward-mode derivatives. They nest, `duals(duals(numbers))` gives second derivatives; each level is a field of
 * its own, so perturbations cannot be confused.
 *
 * @example
 * interpret(parse("x^3"), duals(numbers), { x: { primal: 2, tangent: 1 } }) // => { primal: 8, tangent: 12 }
 */
export const duals = <T>(F: Field<T>): Field<Dual<T>> => {
  const sum = (terms: readonly (T | undefined)[]): T | undefined =>
    terms.reduce((total, term) => (total === undefined ? term : term === undefined ? total : F.add(total, term)), undefined);

  const lift = (name: FunctionName) => {
    const { d, tangent } = derivatives[name] as Derivative;
    const { kinks = [] }: FactsOf<FunctionName> = facts[name];
    const apply = F[name] as (...args: T[]) => T;
    // Over numbers a kink has the slope that the row documents.
    const slope = (k: number, primals: readonly T[], value: T): T => {
      const kink = kinks.find(({ at }) => at.every((x, i) => primals[i] === x));
      return kink ? F.constant(kink.d[k]!) : d![k]!(F, ...primals, value);
    };
    return (...args: Dual<T>[]): Dual<T> => {
      const primals = args.map(({ primal }) => primal);
      const primal = apply(...primals);
      if (args.every((arg) => arg.tangent === undefined)) return { primal };
      const zero = F.constant(0);
      const result = tangent
        ? tangent(F, primals, args.map((arg) => arg.tangent ?? zero))
        : sum(args.map((arg, k) => (arg.tangent === undefined ? undefined : F.mul(slope(k, primals, primal), arg.tangent))));
      return result === undefined ? { primal } : { primal, tangent: result };
    };
  };

  return {
    constant: (value: number) => ({ primal: F.constant(value) }),
    pi: { primal: F.pi },
    e: { primal: F.e },
    ...Object.fromEntries(functionNames.map((name) => [name, lift(name)])),
  } as unknown as Field<Dual<T>>;
};
