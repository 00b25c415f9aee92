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

/** What comes of a fit: values, and standard errors with the covariances that they stand in. */
interface Found {
  readonly values: readonly number[];
  readonly errors: readonly number[];
  readonly covariance: readonly (readonly (number | null)[])[];
}

/** Marquardt's method on normal equations, to a relative change of 1e-12, and then standard errors by QR of the Jacobian. */
const byHand = (): Found => {
  let [a, b, c] = [start.a, start.b, start.c];
  const sse = (p: number, q: number, r: number): number => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += (p * Math.exp(-q * x[i]!) + r - y[i]!) ** 2;
    return sum;
  };
  let [value, damping] = [sse(a, b, c), 1e-3];
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
      const [c0, c1, c2] = [q * s - bc * bc, ac * bc - ab * s, ab * bc - ac * q];
      const det = p * c0 + ab * c1 + ac * c2;
      const da = -(c0 * ga + c1 * gb + c2 * gc) / det;
      const db = -(c1 * ga + (p * s - ac * ac) * gb + (ab * ac - p * bc) * gc) / det;
      const dc = -(c2 * ga + (ab * ac - p * bc) * gb + (p * q - ab * ab) * gc) / det;
      const trial = sse(a + da, b + db, c + dc);
      if (trial <= value) {
        const change = value - trial;
        [a, b, c] = [a + da, b + db, c + dc];
        [value, damping, isBetter] = [trial, damping / 10, true];
        if (change <= 1e-12 * value) return { values: [a, b, c], ...spreadByHand(a, b, value) };
      } else damping *= 10;
    }
  }
  return { values: [a, b, c], ...spreadByHand(a, b, value) };
};

/** Columns of the Jacobian, kept from fit to fit. */
const [u, v, w] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)];

/** R⁻¹ R⁻ᵀ σ² and the roots of its diagonal, R by Gram and Schmidt's modified process. */
const spreadByHand = (a: number, b: number, value: number): Pick<Found, "errors" | "covariance"> => {
  let [r00, r01, r02, r11, r12, r22] = [0, 0, n, 0, 0, 0];
  for (let i = 0; i < n; i++) {
    const e = Math.exp(-b * x[i]!);
    u[i] = e;
    v[i] = -a * x[i]! * e;
    r00 += e * e; r01 += e * v[i]!;
  }
  [r00, r02] = [Math.sqrt(r00), 0];
  r01 /= r00;
  for (let i = 0; i < n; i++) {
    u[i] = u[i]! / r00;
    v[i] = v[i]! - r01 * u[i]!;
    r02 += u[i]!;
    r11 += v[i]! * v[i]!;
  }
  r11 = Math.sqrt(r11);
  for (let i = 0; i < n; i++) {
    v[i] = v[i]! / r11;
    w[i] = 1 - r02 * u[i]!;
    r12 += v[i]! * w[i]!;
  }
  for (let i = 0; i < n; i++) r22 += (w[i]! - r12 * v[i]!) ** 2;
  r22 = Math.sqrt(r22);
  const [i00, i11, i22] = [1 / r00, 1 / r11, 1 / r22];
  const [i01, i12] = [-r01 * i00 * i11, -r12 * i11 * i22];
  const i02 = -(r01 * i12 + r02 * i22) * i00;
  const square = value / (n - 3);
  const [s00, s01, s02] = [square * (i00 * i00 + i01 * i01 + i02 * i02), square * (i01 * i11 + i02 * i12), square * i02 * i22];
  const [s11, s12, s22] = [square * (i11 * i11 + i12 * i12), square * i12 * i22, square * i22 * i22];
  return { errors: [Math.sqrt(s00), Math.sqrt(s11), Math.sqrt(s22)], covariance: [[s00, s01, s02], [s01, s11, s12], [s02, s12, s22]] };
};

const ours = async (): Promise<Found> => {
  const { parameters: { a, b, c }, covariance } = await fit("y = a*exp(-b*x) + c", { x, y }, { start });
  return { values: [a!.value, b!.value, c!.value], errors: [a!.standardError!, b!.standardError!, c!.standardError!], covariance };
};

/** By its defaults, from the same start. It gives no standard errors. */
const ml = (): number => levenbergMarquardt({ x, y }, ([a, b, c]) => (t) => a! * Math.exp(-b! * t) + c!, { initialValues: [1, 1, 0] }).parameterValues[1]!;

/** Milliseconds of processor time, which a busy machine does not lengthen. */
const clock = (): number => process.cpuUsage().user / 1000;

/** Milliseconds a call of rounds that alternate, shortest first. */
const compared = async (sides: Readonly<Record<string, readonly [call: () => unknown, calls: number]>>, rounds = 15): Promise<Readonly<Record<string, readonly number[]>>> => {
  const all: Record<string, number[]> = Object.fromEntries(Object.keys(sides).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, [call, calls]] of Object.entries(sides)) {
      const since = clock();
      for (let k = 0; k < calls; k++) await call();
      all[name]!.push((clock() - since) / calls);
    }
  }
  return Object.fromEntries(Object.entries(all).map(([name, times]) => [name, times.toSorted((p, q) => p - q)]));
};

/** The largest relative difference of what two sides found. */
const apart = (one: Found, other: Found): number => {
  const all = ({ values, errors, covariance }: Found): readonly number[] => [...values, ...errors, ...covariance.flat().map((entry) => entry ?? NaN)];
  const others = all(other);
  return Math.max(...all(one).map((number, k) => Math.abs(number / others[k]! - 1)));
};

const run = async (): Promise<void> => {
  console.log(machine());
  console.log(`values, errors and covariances agree to ${apart(await ours(), byHand()).toExponential(0)}`);
  const times = await compared({ "@gradkit/fit": [ours, 2000], "by hand": [byHand, 4000], "ml-levenberg-marquardt": [ml, 40] });
  const medians = Object.fromEntries(Object.entries(times).map(([name, sorted]) => [name, sorted[sorted.length >> 1]!]));
  for (const [name, [least]] of Object.entries(times)) console.log(`${name}: ${(1000 * medians[name]!).toFixed(0)} µs, least ${(1000 * least!).toFixed(0)} µs`);
  const ratio = (of: Readonly<Record<string, number>>): string => (of["@gradkit/fit"]! / of["by hand"]!).toFixed(2);
  const leasts = Object.fromEntries(Object.entries(times).map(([name, [least]]) => [name, least!]));
  console.log(`${ratio(medians)} times the time of the loop by hand, by the least times ${ratio(leasts)}; ${(medians["ml-levenberg-marquardt"]! / medians["@gradkit/fit"]!).toFixed(1)} times as fast as ml-levenberg-marquardt`);
};
void run();
