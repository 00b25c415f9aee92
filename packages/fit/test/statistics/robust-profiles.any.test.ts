import { tukey } from "@gradkit/optimizer";
import { describe, expect, it } from "vitest";
import { fit, type LossName } from "../../src/index.js";

/** The losses as they are defined, of u = r / scale. */
const rho: Readonly<Record<LossName, (u: number) => number>> = {
  softL1: (u) => 2 * (Math.sqrt(1 + u * u) - 1),
  huber: (u) => (Math.abs(u) <= 1 ? u * u : 2 * Math.abs(u) - 1),
  cauchy: (u) => Math.log(1 + u * u),
  arctan: (u) => Math.atan(u * u),
  tukey: (u) => (Math.abs(u) <= 1 ? (1 - (1 - u * u) ** 3) / 3 : 1 / 3),
};
const names = Object.keys(rho) as LossName[];

/** Student's t at 0.975, to twelve digits (R, qt). */
const t22 = 2.07387306790403;

/** What a deviance is counted in, ψ = c ρ′(u) / 2 by differences: K² (Σψ² / ν) / mean ψ′ with K = 1 + p var ψ′ / (n mean² ψ′). */
const unitOf = (name: LossName, c: number, residuals: readonly number[], p: number): number => {
  const h = 1e-4;
  const at = rho[name];
  const n = residuals.length;
  const psi = residuals.map((r) => (c * (at(r / c + h) - at(r / c - h))) / (4 * h));
  const slopes = residuals.map((r) => (at(r / c + h) - 2 * at(r / c) + at(r / c - h)) / (2 * h * h));
  const mean = slopes.reduce((sum, slope) => sum + slope, 0) / n;
  const variance = slopes.reduce((sum, slope) => sum + (slope - mean) ** 2, 0) / (n - 1);
  const K = 1 + (p * variance) / (n * mean * mean);
  return (K * K * psi.reduce((sum, value) => sum + value * value, 0)) / (n - p) / mean;
};

/** The least of a function on an interval: on a grid, and then on ever finer ones about the least of each. */
const leastOn = (f: (a: number) => number, from: number, to: number): number => {
  const points = Array.from({ length: 17 }, (_, k) => from + ((to - from) * k) / 16);
  const values = points.map(f);
  const k = values.indexOf(Math.min(...values));
  return to - from < 1e-9 ? values[k]! : leastOn(f, points[Math.max(k - 1, 0)]!, points[Math.min(k + 1, 16)]!);
};

/** Where a function that is below 0 at `from` is 0, on the way by steps and then by halving. */
const crossing = (f: (b: number) => number, from: number, step: number): number => {
  let [inside, width] = [from, step];
  while (f(inside + width) < 0) inside += width;
  for (let k = 0; k < 40; k++) {
    width /= 2;
    inside += f(inside + width) < 0 ? width : 0;
  }
  return inside;
};

const x = Array.from({ length: 24 }, (_, i) => i / 4);
const y = x.map((xi, i) => 1 + 2 * xi + 0.3 * Math.sin(12.9898 * i * i + 1) + (i % 9 === 4 ? 4 : 0));

it("the losses are these", () => expect(names).toEqual(["softL1", "huber", "cauchy", "arctan", "tukey"]));

describe.each(names)("profile intervals with %s", (loss) => {
  it("end where the least sum of losses has grown by t² units, by brute force", async () => {
    const { parameters, loss: used } = await fit("y = a + b*x", { x, y }, { loss, profile: true });
    const c = used!.scale;
    const deviance = (a: number, b: number): number => y.reduce((sum, yi, i) => sum + c * c * rho[loss]((yi - a - b * x[i]!) / c), 0);
    const [a, b] = [parameters.a!.value, parameters.b!.value];
    const least = deviance(a, b) + t22 ** 2 * unitOf(loss, c, y.map((yi, i) => yi - a - b * x[i]!), 2);
    const beyond = (slope: number): number => leastOn((level) => deviance(level, slope), a - 1, a + 1) - least;
    for (const [k, side] of [-1, 1].entries()) expect(Math.abs(parameters.b!.profile![k]! - crossing(beyond, b, side * 0.01))).toBeLessThan(1e-6);
  });

  it("agree with those of standard errors where there are many rows", async () => {
    const many = Array.from({ length: 400 }, (_, i) => i / 67);
    const noisy = many.map((xi, i) => 1 + 2 * xi + Math.sin(i * i) + Math.sin(1.7 * i * i) + (i % 40 === 0 ? 15 : 0));
    const { parameters } = await fit("y = a + b*x", { x: many, y: noisy }, { loss, profile: true });
    for (const { value, interval, profile } of Object.values(parameters)) for (const k of [0, 1]) expect(Math.abs((profile![k]! - value) / (interval![k]! - value) - 1)).toBeLessThan(0.02);
  });

  it("are those of squares where no residual is far beyond the scale", async () => {
    const { [loss]: make } = await import("@gradkit/optimizer");
    const [robust, plain] = [await fit("y = a + b*x", { x, y }, { loss: make({ scale: 1e5 }), profile: true }), await fit("y = a + b*x", { x, y }, { profile: true })];
    for (const name of ["a", "b"]) for (const k of [0, 1]) expect(Math.abs(robust.parameters[name]!.profile![k]! / plain.parameters[name]!.profile![k]! - 1)).toBeLessThan(1e-6);
  });
});

describe("profile intervals with a loss that redescends", () => {
  /** Rows about 0, and nearly as many at one place apart. */
  const parted = (apart: number) => {
    const z = [...Array.from({ length: 11 }, (_, i) => 0.8 * ((i - 5) / 5)), ...Array.from({ length: 9 }, () => apart)];
    return { z, one: z.map(() => 1), deviance: (a: number): number => z.reduce((sum, zi) => sum + 1.5 ** 2 * rho.tukey((zi - a) / 1.5), 0) };
  };
  const options = { response: "z", loss: tukey({ scale: 1.5 }), start: { a: 0 }, profile: true, level: 0.999 } as const;

  it("are about the estimate, up to a wall behind which there may be another minimum", async () => {
    const { z, one, deviance } = parted(3);
    const { parameters: { a }, warnings } = await fit("a*one", { z, one }, options);
    const limit = deviance(a!.value) + 3.88340585 ** 2 * unitOf("tukey", 1.5, z.map((zi) => zi - a!.value), 1);
    for (const [k, side] of [-1, 1].entries()) expect(Math.abs(a!.profile![k]! - crossing((at) => deviance(at) - limit, a!.value, side * 0.01))).toBeLessThan(1e-5);
    expect(deviance(3)).toBeLessThan(deviance(a!.value));
    expect(warnings.map(({ code }) => code)).toEqual([]);
  });

  it("are none where a lower minimum is within reach, and a warning says where", async () => {
    const { z, one, deviance } = parted(2.5);
    const { parameters: { a }, warnings } = await fit("a*one", { z, one }, options);
    expect(a!.profile).toBe(null);
    expect(warnings).toEqual([{ code: "profile", message: expect.stringMatching(/^a has no profile interval: where it is [\d.]+ there is a lower minimum than that of the fit, which may be started from there\.$/) as string, parameters: ["a"] }]);
    expect(deviance(Number(/is ([\d.]+) there/.exec(warnings[0]!.message)![1]))).toBeLessThan(deviance(a!.value));
  });
});
