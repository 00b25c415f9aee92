import { matmul } from "../einsum.js";
import { solve } from "./lu.js";
import { identity } from "./matrices.js";

/** Coefficients of the numerator of the Padé approximant of order 13 of exp. */
const b = [64764752532480000, 32382376266240000, 7771770303897600, 1187353796428800, 129060195264000, 10559470521600, 670442572800, 33522128640, 1323241920, 40840800, 960960, 16380, 182, 1];

/** The approximant is exact to rounding up to this 1-norm. */
const theta = 5.371920351148152;

/**
 * exp(A) by scaling and squaring: the Padé approximant of A/2ˢ, squared s times. NaN throughout where A is not finite.
 *
 * @source Higham (2005), The scaling and squaring method for the matrix exponential revisited, (2.3) and algorithm 2.3
 */
export const expm = (a: Float64Array, n: number, out: Float64Array): void => {
  const norm = oneNorm(a, n);
  if (!Number.isFinite(norm)) {
    out.fill(NaN);
    return;
  }
  const squarings = Math.max(0, Math.ceil(Math.log2(norm / theta)));
  const x = a.map((value) => value / 2 ** squarings);
  const multiply = (left: Float64Array, right: Float64Array): Float64Array => matmul(left, right, [1, n, n, n], new Float64Array(n * n));
  const x2 = multiply(x, x);
  const x4 = multiply(x2, x2);
  const x6 = multiply(x2, x4);
  const powers = [identity(n), x2, x4, x6];
  const combine = (...indices: readonly number[]): Float64Array => {
    const sum = new Float64Array(n * n);
    for (const [k, index] of indices.entries()) for (let i = 0; i < sum.length; i++) sum[i] = sum[i]! + (b[index] ?? 0) * powers[k]![i]!;
    return sum;
  };
  const none = -1;
  const odd = multiply(x, plus(multiply(x6, combine(none, 9, 11, 13)), combine(1, 3, 5, 7)));
  const even = plus(multiply(x6, combine(none, 8, 10, 12)), combine(0, 2, 4, 6));
  solve(even.map((value, i) => value - odd[i]!), plus(even, odd), out, n, n);
  for (let k = 0; k < squarings; k++) out.set(multiply(out, out));
};

const plus = (left: Float64Array, right: Float64Array): Float64Array => left.map((value, i) => value + right[i]!);

const oneNorm = (a: Float64Array, n: number): number => {
  let most = 0;
  for (let j = 0; j < n; j++) {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += Math.abs(a[i * n + j]!);
    if (!(sum <= most)) most = sum;
  }
  return most;
};

/**
 * The Fréchet derivative L(A, E) of exp: the upper right block of exp [[A, E], [0, A]].
 *
 * @source Higham, Functions of Matrices, (3.16)
 */
export const expmTangent = (a: Float64Array, e: Float64Array, n: number, out: Float64Array): void => {
  const [size, along] = [oneNorm(a, n), oneNorm(e, n)];
  if (along === 0) return;
  // Linear in E, whose scale must not count.
  const scale = (size || 1) / along;
  const block = new Float64Array(4 * n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      block[i * 2 * n + j] = block[(n + i) * 2 * n + n + j] = a[i * n + j]!;
      block[i * 2 * n + n + j] = e[i * n + j]! * scale;
    }
  const whole = new Float64Array(4 * n * n);
  expm(block, 2 * n, whole);
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) out[i * n + j] = whole[i * 2 * n + n + j]! / scale;
};
