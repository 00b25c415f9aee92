import { columnsOf, formulaOf, problems } from "@repo/nist";
import { rejected } from "@repo/testing";
import { describe, expect, it } from "vitest";
import { fit, type Fit, type FitOptions } from "../../src/index.js";
import { methods } from "../../src/solve/methods.js";

const x = [0, 1, 2, 3, 4, 5, 6, 7];
const y = [3.02, 2.09, 1.46, 1.08, 0.83, 0.71, 0.61, 0.58];
const start = { a: 2, b: 1, c: 0 };
const decay = (options: FitOptions): Promise<Fit> => fit("y = a*exp(-b*x) + c", { x, y }, { start, ...options });
const plain = (found: Fit): object => ({ ...found.toJSON(), seconds: 0 });
const names = Object.keys(methods) as (keyof typeof methods)[];

it("the methods are these", () => expect(names).toEqual(["auto", "trustRegionReflective", "levenbergMarquardt", "gaussNewton"]));

describe.each(names)("method: %s", (method) => {
  it.each(["Misra1a", "Chwirut2", "DanWood", "Thurber", "Rat42"])("finds the certified minimum of %s", async (name) => {
    const problem = problems.find((one) => one.name === name)!;
    const found = await fit(formulaOf(problem), columnsOf(problem), { start: Object.fromEntries(problem.params.map((param, i) => [param, problem.start2[i]!])), method, multistart: 0 });
    expect(found.outcome.converged).toBe(true);
    for (const [i, param] of problem.params.entries()) expect(Math.abs(found.parameters[param]!.value / Number(problem.refined[i]) - 1)).toBeLessThan(1e-8);
  });

  it("takes a robust loss", async () => {
    const wild = y.map((yi, i) => yi + (i === 2 ? 0.4 : 0) + 0.001 * (i % 3));
    const [found, usual] = await Promise.all([method, "auto" as const].map((one) => fit("y = a*exp(-b*x) + c", { x, y: wild }, { start, loss: "huber", method: one })));
    for (const name of ["a", "b", "c"]) expect(Math.abs(found!.parameters[name]!.value / usual!.parameters[name]!.value - 1)).toBeLessThan(1e-6);
  });

  it("goes ways of its own", async () => {
    const ways = await Promise.all(names.map(async (one) => (await decay({ method: one, multistart: 0 })).evaluations));
    expect(ways.filter((evaluations) => evaluations === ways[names.indexOf(method)])).toHaveLength(1);
  });
});

describe("method", () => {
  it("is auto unless given", async () => expect(plain(await decay({ method: "auto" }))).toEqual(plain(await decay({}))));

  it.each([["trf", "trustRegionReflective"], ["lm", "levenbergMarquardt"]] as const)("%s is SciPy's name of %s", async (short, name) =>
    expect(plain(await decay({ method: short }))).toEqual(plain(await decay({ method: name }))));

  it("that is none is refused with all that there are", async () => {
    expect(await rejected(decay({ method: "gausNewton" as never }))).toBe(
      "fit/method: fit: `method` must be one of auto, trustRegionReflective, trf, levenbergMarquardt, lm, gaussNewton, got gausNewton. Did you mean gaussNewton?");
  });

  it.each(["levenbergMarquardt", "lm", "gaussNewton"] as const)("%s is refused where there are bounds, which it would not keep", async (method) => {
    expect(await rejected(decay({ method, bounds: { b: [0, 3] } }))).toMatch(/^fit\/method-bounds: .* with bounds of b\. Did you mean auto or trustRegionReflective\?$/);
    expect((await decay({ method, bounds: { b: [undefined, undefined] } })).outcome.converged).toBe(true);
  });

  it("of the trust region keeps bounds", async () => {
    expect((await decay({ method: "trf", start: { a: 2, b: 1, c: 0.8 }, bounds: { c: [0.6, undefined] } })).parameters.c).toMatchObject({ value: 0.6, atBound: "lower" });
  });
});
