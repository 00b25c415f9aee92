/**
 * A fit of three parameters to 200 points, standard errors included, beside the method of Levenberg and Marquardt written by hand over typed arrays, for this model alone, and beside ml-levenberg-marquardt.
 *
 * npm run bench -- packages/fit/bench/small.ts
 */
import { machine } from "@repo/bench";
import { fit } from "@gradkit/fit";
import { levenbergMarquardt } from "ml-levenberg-marquardt";

const n = 200;
const x = Float64Array.from({ length: n }, (_, i) => i / 40);
const y = x.map((t, i) => 2.5 * Math.exp(-1.3 * t) + 0.5 + 0.02 * Math.sin(12.9898 * i * i));
const start = { a: 1, b: 1, c: 0 };

/** Marquardt's method on normal equations, to a relative change of 1e-12, with standard errors from their inverse. */
const byHand = (): readonly number[] => {
  let [a, b, c] = [start.a, start.b, start.c];
  const sse = (p: number, q: number, r: number): number => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += (p * Math.exp(-q * x[i]!) + r - y[i]!) ** 2;
    return sum;
  };
  let [value, damping] = [sse(a, b, c), 1e-3];
  let inverse = new Float64Array(9);
  for (let step = 0; step < 100; step++) {
    let [aa, ab, ac, bb, bc, cc, ga, gb, gc] = [0, 0, 0, 0, 0, n, 0, 0, 0];
    for (let i = 0; i < n; i++) {
      const da = Math.exp(-b * x[i]!);
      const db = -a * x[i]! * da;
      const r = a * da + c - y[i]!;
      aa += da * da; ab += da * db; ac += da; bb += db * db; bc += db; ga += da * r; gb += db * r; gc += r;
    }
    let isBetter = false;
    while (!isBetter && damping < 1e12) {
      const [p, q, s] = [aa * (1 + damping), bb * (1 + damping), cc * (1 + damping)];
      const det = p * (q * s - bc * bc) - ab * (ab * s - bc * ac) + ac * (ab * bc - q * ac);
      inverse = Float64Array.of(q * s - bc * bc, ac * bc - ab * s, ab * bc - ac * q, 0, p * s - ac * ac, ab * ac - p * bc, 0, 0, p * q - ab * ab).map((v) => v / det);
      const [da, db, dc] = [
        -(inverse[0]! * ga + inverse[1]! * gb + inverse[2]! * gc), -(inverse[1]! * ga + inverse[4]! * gb + inverse[5]! * gc), -(inverse[2]! * ga + inverse[5]! * gb + inverse[8]! * gc),
      ];
      const trial = sse(a + da, b + db, c + dc);
      if (trial <= value) {
        const change = value - trial;
        [a, b, c] = [a + da, b + db, c + dc];
        [value, damping, isBetter] = [trial, damping / 10, true];
        if (change <= 1e-12 * value) return [a, b, c, ...[0, 4, 8].map((k) => Math.sqrt((inverse[k]! * value) / (n - 3)))];
      } else damping *= 10;
    }
  }
  return [a, b, c];
};

const ours = async (): Promise<number> => (await fit("y = a*exp(-b*x) + c", { x, y }, { start })).parameters.b!.value;

/** By its defaults, from the same start. It gives no standard errors. */
const ml = (): number => levenbergMarquardt({ x, y }, ([a, b, c]) => (t) => a! * Math.exp(-b! * t) + c!, { initialValues: [1, 1, 0] }).parameterValues[1]!;

/** Milliseconds of processor time, which a busy machine does not lengthen. */
const clock = (): number => process.cpuUsage().user / 1000;

/** Milliseconds a call, the median of rounds that alternate. */
const compared = async (sides: Readonly<Record<string, readonly [call: () => unknown, calls: number]>>, rounds = 9): Promise<Readonly<Record<string, number>>> => {
  const all: Record<string, number[]> = Object.fromEntries(Object.keys(sides).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, [call, calls]] of Object.entries(sides)) {
      const since = clock();
      for (let k = 0; k < calls; k++) await call();
      all[name]!.push((clock() - since) / calls);
    }
  }
  return Object.fromEntries(Object.entries(all).map(([name, times]) => [name, times.toSorted((p, q) => p - q)[rounds >> 1]!]));
};

const run = async (): Promise<void> => {
  console.log(machine());
  const times = await compared({ "@gradkit/fit": [ours, 1000], "by hand": [byHand, 1000], "ml-levenberg-marquardt": [ml, 20] });
  for (const [name, time] of Object.entries(times)) console.log(`${name}: ${(1000 * time).toFixed(0)} µs`);
  console.log(`${(times["@gradkit/fit"]! / times["by hand"]!).toFixed(2)} times the time of the loop by hand, ${(times["ml-levenberg-marquardt"]! / times["@gradkit/fit"]!).toFixed(1)} times as fast as ml-levenberg-marquardt`);
};
void run();
