import { error } from "../errors.js";

/** A monomial c · (x − a)^α. */
export interface Term {
  /** α, one whole number for each variable. */
  readonly exponents: readonly number[];
  readonly coefficient: number;
}

/** A polynomial in several variables about a centre a: Σ c_α (x − a)^α, plain data. Terms stand by degree, without zeros, each exponent once. */
export interface Polynomial {
  readonly variables: readonly string[];
  /** a, one number for each variable. */
  readonly center: readonly number[];
  readonly terms: readonly Term[];
}

/**
 * A polynomial from its terms, brought into order: those with the same exponents are added, and zeros left out.
 *
 * @param center  the origin unless given
 * @throws taylor/polynomial  where an exponent is no whole number from 0 up, a number is missing or not finite, or a name stands twice
 * @example
 * polynomial(["x", "y"], [{ exponents: [0, 1], coefficient: 3 }, { exponents: [0, 1], coefficient: -1 }]).terms // => [{ exponents: [0, 1], coefficient: 2 }]
 */
export const polynomial = (variables: readonly string[], terms: readonly Term[], center: readonly number[] = variables.map(() => 0)): Polynomial => {
  const refuse = (rule: string, got: string): Error => error("taylor/polynomial", { call: "polynomial", rule, got });
  if (new Set(variables).size !== variables.length) throw refuse("variables have different names", variables.join(", "));
  if (center.length !== variables.length || !center.every(Number.isFinite)) throw refuse(`the centre is a finite number for each of ${variables.length} variables`, `[${center.join(", ")}]`);
  for (const { exponents, coefficient } of terms) {
    if (exponents.length !== variables.length || !exponents.every((n) => Number.isSafeInteger(n) && n >= 0)) throw refuse("exponents are whole numbers from 0 up, one for each variable", `[${exponents.join(", ")}]`);
    if (!Number.isFinite(coefficient)) throw refuse("coefficients are finite", String(coefficient));
  }
  return collected(variables, center, terms);
};

/** The same without checks, for what is made of polynomials. */
export const collected = (variables: readonly string[], center: readonly number[], terms: Iterable<Term>): Polynomial => {
  const sums = new Map<string, { exponents: readonly number[]; coefficient: number }>();
  for (const { exponents, coefficient } of terms) {
    const key = exponents.join();
    const sum = sums.get(key);
    if (sum) sum.coefficient += coefficient;
    else sums.set(key, { exponents: [...exponents], coefficient });
  }
  return { variables: [...variables], center: [...center], terms: [...sums.values()].filter(({ coefficient }) => coefficient !== 0).toSorted((a, b) => byDegree(a.exponents, b.exponents)) };
};

const degreeOf = (exponents: readonly number[]): number => exponents.reduce((sum, n) => sum + n, 0);

/** Lower degrees first, and among the same degree the higher power of the first variable. */
const byDegree = (a: readonly number[], b: readonly number[]): number => {
  const difference = degreeOf(a) - degreeOf(b);
  const k = a.findIndex((n, i) => n !== b[i]);
  return difference || (k < 0 ? 0 : b[k]! - a[k]!);
};
