/** Numbers between −1 and 1, the same in each process. */
const numbers = (): (() => number) => {
  let state = 1;
  return () => {
    state = (state * 48271) % 2147483647;
    return (2 * state) / 2147483647 - 1;
  };
};

const next = numbers();
const list = (length: number): number[] => Array.from({ length }, next);
const table = (rows: number, columns: number): number[][] => Array.from({ length: rows }, () => list(columns));
const whole = (length: number, below: number): number[] => list(length).map((x) => Math.floor(((x + 1) / 2) * below));

const hand = (count: number, isComplicated: boolean) => ({
  theta: list(26),
  us: isComplicated ? table(count, 2) : [],
  data: {
    model: {
      parents: Array.from({ length: 22 }, (_, k) => (k === 0 ? -1 : k === 1 || k % 4 === 2 ? 0 : k - 1)),
      base_relatives: Array.from({ length: 22 }, () => table(4, 4)),
      inverse_base_absolutes: Array.from({ length: 22 }, () => table(4, 4)),
      base_positions: table(544, 4),
      weights: table(544, 22),
      triangles: Array.from({ length: 1000 }, () => whole(3, 544)),
      is_mirrored: false,
    },
    correspondences: whole(count, 544),
    points: table(count, 3),
  },
});

const letters = (length: number): number[][] => whole(length, 14).map((letter) => Array.from({ length: 14 }, (_, k) => Number(k === letter)));

/** Inputs of the sizes that the evals begin with, by eval and derivative. */
export const inputs: Readonly<Record<string, () => unknown>> = {
  "hello.double": () => 3,
  "llsq.gradient": () => ({ x: list(128), n: 16 }),
  "lse.gradient": () => ({ x: list(2500) }),
  "det.gradient": () => ({ A: list(49), ell: 7 }),
  "kmeans.dir": () => ({ points: table(1000, 8), centroids: table(10, 8) }),
  "gmm.jacobian": () => ({ d: 10, k: 5, n: 1000, x: table(1000, 10), m: 0, gamma: 1, alpha: list(5), mu: table(5, 10), q: table(5, 10), l: table(5, 45) }),
  "ba.jacobian": () => ({ n: 49, m: 7776, p: 31_843, cam: list(11), x: list(3), w: 0.5, feat: list(2) }),
  "ht.jacobian": () => hand(100, true),
  "lstm.jacobian": () => ({ main_params: table(4, 56), extra_params: table(3, 14), state: table(4, 14), sequence: letters(1024) }),
  "ode.gradient": () => ({ x: list(1000), s: 10 }),
  "particle.rr": () => ({ w: 0 }),
  "saddle.rr": () => ({ start: [1, 1] }),
};
