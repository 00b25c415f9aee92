const zigzag = [1n];
let row = [1n];

/**
 * The k-th tangent number: 1, 2, 16, 272 … , the Bernoulli number B_2k times (−1)^(k−1) 4^k (4^k − 1) / 2k. They are every second one
 * of the numbers at the ends of the rows of a triangle, in which each row is the running sums of the one before, read backwards.
 *
 * @source DLMF 24.15.4
 */
export const tangentNumber = (k: number): bigint => {
  while (zigzag.length < 2 * k) {
    let sum = 0n;
    row = [0n, ...row.toReversed().map((n) => (sum += n))];
    zigzag.push(sum);
  }
  return zigzag[2 * k - 1] as bigint;
};
