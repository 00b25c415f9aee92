import { add, exp, mul, neg } from "@gradkit/autodiff";
import { columnsOf, formulaOf, problems } from "@repo/nist";
import { describe, expect, it } from "vitest";
import { fit, type Fit } from "../src/index.js";

const x = [0, 1, 2, 3, 4, 5, 6, 7];
const y = [3.02, 2.09, 1.46, 1.08, 0.83, 0.71, 0.61, 0.58];
const decay = "y = a*exp(-b*x) + c";
const start = { a: 2, b: 1, c: 0 };
const valuesOf = ({ parameters }: Fit): Readonly<Record<string, number>> => Object.fromEntries(Object.entries(parameters).map(([name, { value }]) => [name, value]));
/** Whether a number is another to a relative error. */
const near = (expected: number, rtol = 1e-9) => (found: number | null | undefined): boolean => Math.abs((found ?? NaN) / expected - 1) < rtol;

/** The straight line by its closed form: Draper and Smith (1998), section 1.4. */
const line = (xs: readonly number[], ys: readonly number[], w = xs.map(() => 1)) => {
  const sum = (f: (i: number) => number): number => xs.reduce((total, _, i) => total + w[i]! * f(i), 0);
  const [n, mx, my] = [xs.length, sum((i) => xs[i]!) / sum(() => 1), sum((i) => ys[i]!) / sum(() => 1)];
  const sxx = sum((i) => (xs[i]! - mx) ** 2);
  const slope = sum((i) => (xs[i]! - mx) * (ys[i]! - my)) / sxx;
  const intercept = my - slope * mx;
  const sse = sum((i) => (ys[i]! - intercept - slope * xs[i]!) ** 2);
  return { slope, intercept, sse, sigma: Math.sqrt(sse / (n - 2)), unitError: Math.sqrt(1 / sxx), leverage: xs.map((xi, i) => w[i]! * (1 / sum(() => 1) + (xi - mx) ** 2 / sxx)) };
};

describe("fit agrees with the closed form of a straight line", () => {
  const weights = [1, 4, 1, 0.25, 2, 1, 3, 1];

  it("with errors and leverage", async () => {
    const { parameters, sse, sigma, leverage } = await fit("y = p*x + q", { x, y });
    const expected = line(x, y);
    expect(parameters.p!.value).toSatisfy(near(expected.slope));
    expect(parameters.q!.value).toSatisfy(near(expected.intercept));
    expect(parameters.p!.standardError).toSatisfy(near(expected.sigma * expected.unitError));
    expect(sse).toSatisfy(near(expected.sse));
    expect(sigma).toSatisfy(near(expected.sigma));
    for (const [i, h] of expected.leverage.entries()) expect(leverage[i]).toSatisfy(near(h));
  });

  it("with weights, as numbers, as a column and as sigma", async () => {
    const expected = line(x, y, weights);
    const columns = { x, y, w: weights, s: weights.map((w) => 1 / Math.sqrt(w)) };
    for (const option of [{ weights }, { weights: "w" }, { sigma: "s" }, { sigma: "1/sqrt(w)" }]) {
      const { parameters, sse, leverage } = await fit("y = p*x + q", columns, option);
      expect(parameters.p!.value).toSatisfy(near(expected.slope));
      expect(parameters.p!.standardError).toSatisfy(near(expected.sigma * expected.unitError));
      expect(sse).toSatisfy(near(expected.sse));
      expected.leverage.forEach((h, i) => expect(leverage[i]).toSatisfy(near(h)));
    }
  });

  it("with absolute sigma, whose errors the residuals do not scale", async () => {
    const sigma = weights.map((w) => 0.1 / Math.sqrt(w));
    const { parameters, goodness, aic } = await fit("y = p*x + q", { x, y }, { sigma, absoluteSigma: true });
    expect(parameters.p!.standardError).toSatisfy(near(0.1 * line(x, y, weights).unitError));
    // χ² of 6 degrees of freedom: e^(−x/2) (1 + x/2 + (x/2)²/2).
    const half = line(x, y, weights).sse / 0.01 / 2;
    expect(goodness).toSatisfy(near(Math.exp(-half) * (1 + half + half ** 2 / 2)));
    expect(aic).toSatisfy(near(4 + 2 * half + 8 * Math.log(2 * Math.PI) + 2 * sigma.reduce((sum, s) => sum + Math.log(s), 0)));
  });
});

describe("what fit takes", () => {
  it("a formula without a left side, whose response is named", async () => {
    const [plain, named] = await Promise.all([fit("a*x + b", { x, y }), fit("a*x + b", { x, z: y }, { response: "z" })]);
    expect(valuesOf(named)).toEqual(valuesOf(plain));
    expect(named.formula).toBe("z = a*x + b");
  });

  it("a left side that is a formula of columns", async () => {
    const [left, column] = await Promise.all([fit("log(y) = a + b*x", { x, y }), fit("z = a + b*x", { x, z: y.map(Math.log) })]);
    expect(valuesOf(left)).toEqual(valuesOf(column));
  });

  it("several predictors", async () => {
    const u = x.map((xi) => (xi * 5) % 7);
    const z = x.map((xi, i) => 2 * xi - 3 * u[i]! + 1 + 0.01 * (i % 3));
    const { parameters, predictors } = await fit("z = a*x + b*u + c", { x, u, z });
    expect(predictors).toEqual(["u", "x"]);
    expect(parameters.a!.value).toSatisfy(near(2, 0.01));
    expect(parameters.b!.value).toSatisfy(near(-3, 0.01));
  });

  it("a function in autodiff's operations, which fits as its formula does", async () => {
    const model = ({ a, b, c }: Record<string, never>, { x: t }: Record<string, never>) => add(mul(a!, exp(mul(neg(b!), t!))), c!);
    const [f, g] = [await fit(model, { x, y }, { start }), await fit(decay, { x, y }, { start })];
    for (const name of ["a", "b", "c"]) {
      expect(f.parameters[name]!.value).toSatisfy(near(g.parameters[name]!.value));
      expect(f.parameters[name]!.standardError).toSatisfy(near(g.parameters[name]!.standardError!));
    }
    expect(f.predict([2.5, 9]).upper![1]).toSatisfy(near(g.predict([2.5, 9]).upper![1]!));
    expect(f.formula).toBe("y = f(x)");
  });

  it("fixed values, which have no errors and leave the count of parameters", async () => {
    const { parameters, names, degreesOfFreedom } = await fit(decay, { x, y }, { start: { a: 2, b: 1 }, fixed: { c: 0.5 } });
    expect({ names, degreesOfFreedom, c: parameters.c }).toMatchObject({ names: ["a", "b"], degreesOfFreedom: 6, c: { value: 0.5, standardError: null, fixed: true, note: "fixed" } });
    expect(parameters.a!.standardError).toBeGreaterThan(0);
  });

  it("rows in which numbers are missing, where they may be left out", async () => {
    const gaps = await fit(decay, { x: [...x, 8, NaN], y: [...y, NaN, 3] }, { start, missing: "omit" });
    expect(valuesOf(gaps)).toEqual(valuesOf(await fit(decay, { x, y }, { start })));
    expect(gaps.omitted).toEqual([8, 9]);
  });

  it("x = 0 in a power, whose slope by the exponent is 0 there", async () => {
    const { parameters } = await fit("y = a*x^b", { x: [0, 1, 2, 3, 4], y: [0, 3, 8.5, 15.5, 24] }, { start: { a: 1, b: 1 } });
    expect(parameters.b!.value).toSatisfy(near(1.5, 0.01));
  });
});

describe("bounds", () => {
  it("that are not met change nothing", async () => {
    const [free, bounded] = [await fit(decay, { x, y }, { start: { a: 2, b: 1, c: 0.1 } }), await fit(decay, { x, y }, { start: { a: 2, b: 1, c: 0.1 }, bounds: { b: [0, undefined], c: [-1, 2] } })];
    for (const name of ["a", "b", "c"]) expect(bounded.parameters[name]!.value).toSatisfy(near(free.parameters[name]!.value, 1e-8));
  });

  it("that are met hold the parameter, which has no error, and the others are at their minimum there", async () => {
    const bounded = await fit(decay, { x, y }, { start: { a: 2, b: 1, c: 1 }, bounds: { c: [0.6, undefined] } });
    const fixed = await fit(decay, { x, y }, { start: { a: 2, b: 1 }, fixed: { c: 0.6 } });
    expect(bounded.parameters.c).toMatchObject({ value: 0.6, standardError: null, interval: null, atBound: "lower", note: "at its lower bound" });
    for (const name of ["a", "b"]) expect(bounded.parameters[name]!.value).toSatisfy(near(fixed.parameters[name]!.value));
    expect(bounded.warnings.map(({ code }) => code)).toEqual(["at-bound"]);
    expect(bounded.outcome.converged).toBe(true);
    expect(bounded.covariance[2]).toEqual([null, null, null]);
  });
});

it("a fit that is ended early within bounds of some parameters has finite values", async () => {
  const { parameters, outcome } = await fit(decay, { x, y }, { start: { a: 20, b: 3, c: 4 }, bounds: { a: [0, 100] }, stop: { evaluations: 2 } });
  expect(outcome.status).toBe("evaluations");
  expect(Object.values(parameters).filter(({ value, atBound }) => !Number.isFinite(value) || atBound !== null)).toEqual([]);
});

describe("what the data do not determine", () => {
  it.each([
    { formula: "y = a*b*x + c", together: ["a", "b"] },
    { formula: "y = a*exp(-(b + k)*x)", together: ["b", "k"] },
    { formula: "y = a*x + c + 0*g", together: ["g"] },
  ])("in $formula is named with its direction, and has no error bars", async ({ formula, together }) => {
    const { unidentified, parameters, rank, names, outcome, warnings, condition } = await fit(formula, { x, y });
    expect(unidentified.map(({ names: moving }) => moving)).toEqual([together]);
    expect({ rank, status: outcome.status, condition }).toEqual({ rank: names.length - 1, status: "flat", condition: null });
    expect(names.map((name) => parameters[name]!.standardError === null)).toEqual(names.map((name) => together.includes(name)));
    expect(warnings.map(({ code }) => code)).toContain("unidentified");
  });

  it("changes the fit along its direction by nothing", async () => {
    const { unidentified: [direction], predict, parameters } = await fit("y = a*exp(-(b + k)*x)", { x, y });
    const moved = await fit("y = a*exp(-(b + k)*x)", { x, y }, { fixed: Object.fromEntries(Object.entries(parameters).map(([name, { value }]) => [name, value + (direction!.direction[name] ?? 0)]).slice(1)), start: { a: 1 } });
    expect(moved.predict([3]).value[0]).toSatisfy(near(predict([3]).value[0]!));
  });

  it("is a rate that has run to where it has no effect: no success, and no infinite error bar", async () => {
    const boxbod = problems.find(({ name }) => name === "BoxBOD")!;
    const { outcome, parameters, unidentified } = await fit(formulaOf(boxbod), columnsOf(boxbod), { start: { b1: 200, b2: 60 }, multistart: 0 });
    expect(outcome.converged).toBe(false);
    expect(parameters.b2).toMatchObject({ standardError: null, interval: null, note: "without effect on the fit" });
    expect(unidentified[0]!.says).toBe("b2 has no effect on the fit here.");
  });

  it("is an error where there are no degrees of freedom, or no residuals", async () => {
    const none = await fit("y = a*x + b", { x: [0, 1], y: [1, 3] });
    const zero = await fit("y = a*x + b", { x: [0, 1, 2, 3], y: [1, 3, 5, 7] });
    expect(none.parameters.a).toMatchObject({ standardError: null, note: "no degrees of freedom" });
    expect(zero.parameters.a).toMatchObject({ value: 2, standardError: null, note: "the residuals are zero, and say nothing of errors" });
    expect(zero.warnings.map(({ code }) => code)).toEqual(["few-observations", "perfect"]);
  });
});

describe("no fit has a number that is none", () => {
  it.each([
    { title: "a constant response", run: () => fit("y = a + b*x", { x, y: x.map(() => 1) }) },
    { title: "one row for each parameter", run: () => fit("y = a + b*x", { x: [1, 2], y: [1, 5] }) },
    { title: "one x alone", run: () => fit("y = a + b*x", { x: [1, 1, 1], y: [1, 2, 3] }) },
    { title: "huge numbers", run: () => fit("y = a + b*x", { x: [1, 2, 3, 4], y: [1e150, 2e150, 3.1e150, 4e150] }) },
    { title: "tiny numbers", run: () => fit("y = a + b*x", { x: [1, 2, 3, 4], y: [1e-150, 2e-150, 3.1e-150, 4e-150] }) },
    { title: "nothing but noise", run: () => fit("y = a*exp(-b*x)", { x: [1, 2, 3, 4, 5], y: [1, -1, 1, -1, 1] }) },
  ])("$title", async ({ run }) => {
    const text = JSON.stringify((await run()).toJSON(), (_, value: unknown) => (typeof value === "number" && !Number.isFinite(value) ? "odd" : value));
    expect(text).not.toContain("odd");
  });
});

describe("prediction and derived quantities", () => {
  it("have the errors of the parameters that they are", async () => {
    const { predict, derive, parameters, covariance } = await fit(decay, { x, y }, { start });
    expect(predict([0]).standardError![0]).toSatisfy(near(Math.sqrt(covariance[0]![0]! + 2 * covariance[0]![2]! + covariance[2]![2]!)));
    expect(derive("b").standardError).toSatisfy(near(parameters.b!.standardError!));
    expect(derive("log(2)/b").standardError).toSatisfy(near((Math.log(2) / parameters.b!.value ** 2) * parameters.b!.standardError!));
    expect(derive("pi").standardError).toBe(null);
  });

  it("have bands that widen from confidence over prediction to all points at once", async () => {
    const { predict } = await fit(decay, { x, y }, { start });
    const upper = (options: Parameters<Fit["predict"]>[1]): number => predict([1.5], options).upper![0]!;
    const widths = [upper({ level: 0.5 }), upper({}), upper({ simultaneous: true }), upper({ band: "prediction" })];
    expect(widths).toEqual(widths.toSorted((a, b) => a - b));
    expect(predict([1.5], { band: "none" })).toMatchObject({ standardError: null, lower: null, upper: null });
  });
});

describe("profile intervals", () => {
  it("of a linear model are the usual ones", async () => {
    const { parameters } = await fit("y = p*x + q", { x, y }, { profile: true });
    for (const { interval, profile } of Object.values(parameters)) interval!.forEach((end, k) => expect(profile![k]).toSatisfy(near(end, 1e-8)));
  });

  it("are open where the sum of squares never grows enough", async () => {
    const boxbod = problems.find(({ name }) => name === "BoxBOD")!;
    const { parameters } = await fit(formulaOf(boxbod), columnsOf(boxbod), { start: { b1: 200, b2: 0.5 }, profile: true, level: 0.9999 });
    expect(parameters.b2!.profile![1]).toBe(null);
  });

  it("are open though what it takes to get there becomes too large for doubles", async () => {
    const far = [2.67, 2.66, 1.09, 1.18, 2.18, 1.75, 3.74, 0.22];
    const seen = [0.53, 0.52, 1.23, 1.13, 0.67, 0.84, 0.31, 3.05];
    const { parameters, sse, sigma, warnings } = await fit("y = a*exp(-b*x) + c*exp(-d*x)", { x: far, y: seen }, { profile: true });
    // A rate without end takes the nearest row for itself, and leaves the other exponential to the rest.
    const rest = await fit("y = a*exp(-b*x)", { x: far, y: seen }, { weights: far.map((at) => (at === 0.22 ? 0 : 1)) });
    const t4 = 2.77644510519779;
    expect(Math.sqrt(rest.sse - sse) / sigma!).toBeLessThan(t4);
    for (const name of ["c", "d"]) expect(parameters[name]!.profile).toEqual([expect.any(Number), null]);
    expect(warnings.map(({ code }) => code)).not.toContain("profile-open");
  });
});

describe("a robust loss", () => {
  // Brownlee's stack loss data, and what R's MASS::rlm gives for them by default and with psi.bisquare (Venables and Ripley, 2002), to its own tolerance of 1e-4.
  const stack = {
    air: [80, 80, 75, 62, 62, 62, 62, 62, 58, 58, 58, 58, 58, 58, 50, 50, 50, 50, 50, 56, 70],
    water: [27, 27, 25, 24, 22, 23, 24, 24, 23, 18, 18, 17, 18, 19, 18, 18, 19, 19, 20, 20, 20],
    acid: [89, 88, 90, 87, 87, 87, 93, 93, 87, 80, 89, 88, 82, 93, 89, 86, 72, 79, 80, 82, 91],
    loss: [42, 37, 37, 28, 18, 18, 19, 20, 15, 14, 14, 13, 11, 12, 8, 7, 8, 8, 9, 15, 15],
  };
  const formula = "loss = k + a*air + w*water + c*acid";

  it.each([
    { loss: "huber", values: [-41.0265, 0.8294, 0.9261, -0.1278], errors: [9.8073, 0.1112, 0.3034, 0.1289], sigma: 2.441 },
    { loss: "tukey", values: [-42.2853, 0.9275, 0.6507, -0.1123], errors: [], sigma: 2.28 },
  ] as const)("$loss has the estimates and scale of R's rlm", async ({ loss, values, errors, sigma }) => {
    const found = await fit(formula, stack, { loss });
    const of = (field: "value" | "standardError"): number[] => ["k", "a", "w", "c"].map((name) => found.parameters[name]![field]!);
    of("value").forEach((value, k) => expect(Math.abs(value - values[k]!)).toBeLessThan(2e-4));
    errors.forEach((error, k) => expect(of("standardError")[k]).toSatisfy(near(error, 1e-3)));
    expect(found.sigma).toSatisfy(near(sigma, 2e-3));
    expect({ aic: found.aic, converged: found.outcome.converged }).toEqual({ aic: null, converged: true });
  });

  it.each(["softL1", "huber", "cauchy", "arctan", "tukey"] as const)("%s is not led by outliers as squares are", async (loss) => {
    const wild = y.map((yi, i) => yi + (i === 2 ? 5 : 0) + 0.001 * (i % 3));
    const [robust, plain, clean] = await Promise.all([fit(decay, { x, y: wild }, { start, loss }), fit(decay, { x, y: wild }, { start }), fit(decay, { x, y }, { start })]);
    const away = (found: Fit): number => Math.abs(found.predict([2]).value[0]! - clean.predict([2]).value[0]!);
    expect(away(robust)).toBeLessThan(away(plain) / 5);
  });

  it("of a scale that is given keeps it", async () => {
    const { huber } = await import("@gradkit/optimizer");
    expect((await fit(decay, { x, y }, { start, loss: huber({ scale: 0.02 }) })).loss).toEqual({ name: "huber", scale: 0.02 });
  });
});

describe("many starts", () => {
  const t = Array.from({ length: 120 }, (_, i) => i / 12);
  const wave = { t, y: t.map((ti, i) => 2 * Math.sin(7.3 * ti + 1) + 0.5 + 0.1 * Math.sin(i * i)) };
  const formula = "y = a*sin(w*t + p) + c";

  it("find a frequency that one start misses", async () => {
    const from = { a: 1, w: 2, p: 0, c: 0 };
    const [one, many] = [await fit(formula, wave, { start: from }), await fit(formula, wave, { start: from, multistart: 16 })];
    expect(Math.abs(Math.abs(many.parameters.w!.value) - 7.3)).toBeLessThan(0.01);
    expect(many.sse).toBeLessThan(one.sse / 10);
    expect(many.start.by).toBe("multistart");
  });

  it("depend on the seed alone", async () => {
    const run = async (seed: number) => ({ ...(await fit(formula, wave, { seed })).toJSON(), seconds: 0 });
    expect(await run(3)).toEqual(await run(3));
  });

  it("do not claim a minimum that one of them found alone", async () => {
    const noise = Array.from({ length: 40 }, (_, i) => Math.sin(i * i * 12.9898) * 43758.5453 % 1);
    const { outcome, starts } = await fit("y = a*sin(w*t) + b*sin(v*t)", { t: noise.map((_, i) => i), y: noise }, { multistart: 8 });
    expect({ claimed: outcome.converged || outcome.status === "ambiguous", many: starts >= 8 }).toEqual({ claimed: true, many: true });
  });

  it("are begun where the start that was given leads nowhere", async () => {
    const { outcome, start: { by } } = await fit("y = a*exp(-b*x)", { x: [1, 2, 3, 4, 5], y: [2.2, 1.3, 0.85, 0.5, 0.31] }, { start: { a: 1, b: 80 } });
    expect({ converged: outcome.converged, by }).toEqual({ converged: true, by: "family" });
  });
});

describe("a fit under way", () => {
  it("has the bits of one that is alone, though another goes on between its steps", async () => {
    const n = 120_000;
    const long = (phase: number) => {
      const t = Float64Array.from({ length: n }, (_, i) => i / n);
      const columns = { x: t, y: t.map((ti, i) => 2 * Math.exp(-1.7 * ti) + 0.3 + 0.05 * Math.sin(phase * i * i)) };
      return () => fit(decay, columns, { start: { a: 1, b: 1, c: 0 } });
    };
    const runs = [long(1.1), long(2.3)];
    const alone = [];
    for (const run of runs) alone.push({ ...(await run()).parameters });
    const together = await Promise.all(runs.map((run) => run()));
    expect(together.map(({ parameters }) => parameters)).toEqual(alone);
  });

  it("is cancelled with the best so far", async () => {
    const signal = AbortSignal.abort();
    const { outcome, parameters } = await fit(decay, { x, y }, { start, signal });
    expect({ status: outcome.status, a: parameters.a!.value }).toEqual({ status: "cancelled", a: 2 });
  });

  it("stops at limits, and says so", async () => {
    const bennett = problems.find(({ name }) => name === "Bennett5")!;
    const from = Object.fromEntries(bennett.params.map((name, i) => [name, bennett.start1[i]!]));
    const { outcome, warnings } = await fit(formulaOf(bennett), columnsOf(bennett), { start: from, stop: { evaluations: 30 } });
    expect(outcome).toMatchObject({ converged: false, status: "evaluations" });
    expect(warnings[0]!.code).toBe("not-converged");
  });

  it("tells how far it is", async () => {
    const seen: string[] = [];
    const gauss = problems.find(({ name }) => name === "Gauss1")!;
    await fit(formulaOf(gauss), columnsOf(gauss), { progress: ({ stage, sse, parameters }) => seen.push(`${stage} ${sse === null || parameters?.b1 !== undefined}`) });
    expect(seen.filter((news) => !["start true", "fit true", "statistics true"].includes(news))).toEqual([]);
    expect(seen).toContain("start true");
  });
});

it("is plain data in JSON, with its schema", async () => {
  const found = await fit(decay, { x, y }, { start });
  const plain = JSON.parse(JSON.stringify(found)) as Record<string, unknown>;
  expect(plain.schema).toBe("gradkit/fit@1");
  expect(plain.residuals).toEqual(Array.from(found.residuals));
  expect(Object.keys(plain)).toContain("leverage");
});
