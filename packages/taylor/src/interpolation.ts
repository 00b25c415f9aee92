import { factorial, factorials, multiIndices } from "./multi-indices.js";

/**
 * How the derivatives of order k follow from Taylor coefficients along directions: with P(i) the k-th coefficient of f(x₀ + t i),
 * D^α f = α! Σ weights · P(directions) / scale, where α and the directions i run over the multi-indices of size k. Weights and scale are whole numbers.
 */
export interface Interpolation {
  readonly indices: readonly (readonly number[])[];
  /** For each α its directions, as places in `indices`: those in the variables that α has. */
  readonly rows: readonly { readonly directions: readonly number[]; readonly weights: Float64Array }[];
  readonly scale: number;
  /** The directions that series are computed along, one row each, and the multiples of them that P is wanted at. */
  readonly along: Float64Array;
  readonly times: readonly number[];
}

/** The interpolation in D variables, put together from those in the k variables at most that an α has. */
export const interpolation = (dimension: number, k: number): Interpolation => remembered(whole, `${dimension} ${k}`, () => assembled(dimension, k));

/** Results by key, the last few: the same orders are asked for again and again. */
const remembered = <T>(results: Map<string, T>, key: string, make: () => T): T => {
  const found = results.get(key) ?? make();
  if (results.size >= 32) results.clear();
  results.set(key, found);
  return found;
};

const whole = new Map<string, Interpolation>();
const parts = new Map<string, Lagrange>();

const assembled = (dimension: number, k: number): Interpolation => {
  const indices = multiIndices(dimension, k);
  const place = new Map(indices.map((alpha, at) => [alpha.join(), at]));
  const rows = indices.map((alpha) => {
    const variables = alpha.flatMap((n, j) => (n > 0 ? [j] : []));
    const own = remembered(parts, `${variables.length} ${k}`, () => expanded(variables.length, k));
    const spread = (index: readonly number[]): number[] => alpha.map((n, j) => (n > 0 ? index[variables.indexOf(j)]! : 0));
    return {
      directions: own.indices.map((index) => place.get(spread(index).join())!),
      weights: own.weights[own.indices.findIndex((index) => index.every((n, j) => n === alpha[variables[j]!]))]!,
    };
  });
  const directions = indices.map(primitive);
  return { indices, rows, scale: k ** k * factorial(k), along: Float64Array.from(directions.flatMap(({ direction }) => direction)), times: directions.map(({ times }) => times) };
};

interface Lagrange {
  readonly indices: readonly (readonly number[])[];
  /** weights[α][i] */
  readonly weights: readonly Float64Array[];
}

/**
 * P is a homogeneous polynomial of degree k, which its values on the lattice |i| = k determine: its Lagrange polynomials are
 * L_i(s) = ∏_j ∏_(m < i_j) (k s_j − m Σ s)/(k (i_j − m)), expanded here.
 *
 * @source Griewank, Utke and Walther (2000), Evaluating higher derivative tensors by forward propagation of univariate Taylor series; Chung and Yao (1977)
 */
const expanded = (dimension: number, k: number): Lagrange => {
  const steps = Array.from({ length: k }, (_, degree) => raising(dimension, degree));
  const indices = multiIndices(dimension, k);
  const weights = indices.map(() => new Float64Array(indices.length));
  for (const [column, index] of indices.entries()) {
    let polynomial: ArrayLike<number> = [1];
    let degree = 0;
    for (const [j, count] of index.entries()) for (let m = 0; m < count; m++) polynomial = timesLinear(polynomial, steps[degree++]!, (variable) => (variable === j ? k : 0) - m);
    const multinomial = factorial(k) / factorials(index);
    for (const [row, own] of weights.entries()) own[column] = polynomial[row]! * multinomial;
  }
  return { indices, weights };
};

/** For each multi-index of a degree and each variable: the place, one degree up, of the multi-index with that variable once more. */
const raising = (dimension: number, degree: number): { readonly places: number[][]; readonly size: number } => {
  const above = multiIndices(dimension, degree + 1);
  const place = new Map(above.map((alpha, k) => [alpha.join(), k]));
  const places = multiIndices(dimension, degree).map((alpha) => alpha.map((_, j) => place.get(alpha.map((n, i) => (i === j ? n + 1 : n)).join())!));
  return { places, size: above.length };
};

const timesLinear = (polynomial: ArrayLike<number>, { places, size }: ReturnType<typeof raising>, coefficient: (variable: number) => number): Float64Array => {
  const out = new Float64Array(size);
  for (const [at, row] of places.entries()) for (const [j, to] of row.entries()) out[to] = out[to]! + polynomial[at]! * coefficient(j);
  return out;
};

/** A direction as a multiple of one with whole entries that have no common divisor. */
const primitive = (index: readonly number[]): { readonly direction: number[]; readonly times: number } => {
  const times = index.reduce(gcd, 0) || 1;
  return { direction: index.map((n) => n / times), times };
};

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
