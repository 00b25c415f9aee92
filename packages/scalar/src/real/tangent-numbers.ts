const found = [0n];
let row = [1n];

// Each row of the triangle is the running sums of the row before, read backwards.
const extend = (): void => {
  let sum = 0n;
  row = [0n, ...row.toReversed().map((n) => (sum += n))];
};

/**
 * The k-th tangent number: 1, 2, 16, 272 … , the Bernoulli number B_2k times (−1)^(k−1) 4^k (4^k − 1) / 2k.
 *
 * @source DLMF 24.15.4
 */
export const tangentNumber = (k: number): bigint => {
  while (found.length <= k) {
    extend();
    found.push(row.at(-1) as bigint);
    extend();
  }
  return found[k] as bigint;
};
