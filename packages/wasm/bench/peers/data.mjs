/** The data of the workloads in ../workloads.ts, and how long a call takes. */
export const numbers = (length, scale = 1, shift = 0) => Float64Array.from({ length }, (_, i) => shift + scale * (((i * 7919 + 13) % 10007) / 10007 - 0.5));
export const sizes = { rosenbrock: 1000, points: 10000, features: 50, batch: 128, layers: [64, 128, 128, 10], d: 10, k: 25, n: 1000 };
export const data = {
  rosenbrock: () => ({ x: numbers(1000, 2) }),
  logistic: () => ({ w: numbers(50), x: numbers(10000 * 50), y: numbers(10000).map((v) => Number(v > 0)) }),
  mlp: () => ({
    w1: numbers(64 * 128, 0.2), b1: numbers(128, 0.1), w2: numbers(128 * 128, 0.2), b2: numbers(128, 0.1), w3: numbers(128 * 10, 0.2), b3: numbers(10, 0.1),
    x: numbers(128 * 64), labels: Float64Array.from({ length: 1280 }, (_, i) => Number(Math.floor(i / 10) % 10 === i % 10)),
  }),
  gmm: () => ({ alphas: numbers(25), means: numbers(250), q: numbers(250, 0.5), l: numbers(25 * 45, 0.5), x: numbers(10000, 2) }),
};

/** A matrix of ones and zeros: a list of the entries of a triangle below the diagonal, column by column, times it is the d × d matrix. */
export const picks = (d) => {
  const count = (d * (d - 1)) / 2;
  return Float64Array.from({ length: count * d * d }, (_, place) => {
    const [entry, i, j] = [Math.floor(place / (d * d)), Math.floor((place % (d * d)) / d), place % d];
    return Number(i > j && entry === j * d - (j * (j + 1)) / 2 + (i - j - 1));
  });
};

/** Prints the median and the least time of a call, in microseconds, and the sum of squares of what it gives. */
export const report = async (call, squares, milliseconds = 400) => {
  for (const end = performance.now() + milliseconds; performance.now() < end; ) await call();
  const times = [];
  for (const end = performance.now() + milliseconds; performance.now() < end || times.length < 5; ) {
    const start = performance.now();
    await call();
    times.push(1000 * (performance.now() - start));
  }
  times.sort((a, b) => a - b);
  console.log(JSON.stringify({ median: times[times.length >> 1], least: times[0], squares: await squares() }));
};
