import { columnsOf, formulaOf, problems, statistics } from "@repo/nist";
import { beforeAll, describe, expect, it } from "vitest";
import { fit, type Fit } from "../src/index.js";

const relative = (found: number | null | undefined, given: string): number => Math.abs((found ?? NaN) / Number(given) - 1);

it("there are statistics of 15 problems", () => expect(statistics.stats).toHaveLength(15));

/** What depends on the sum of squares of Lanczos1, 1.4e-25, is known to three digits in doubles. */
describe.each(statistics.stats.map((given) => ({ given, name: given.name, known: given.name === "Lanczos1" ? 1e-3 : 1e-8 })))("$name", ({ given, name, known }) => {
  const problem = problems.find((one) => one.name === name)!;
  let found: Fit;
  beforeAll(async () => {
    found = await fit(formulaOf(problem), columnsOf(problem), { start: Object.fromEntries(problem.params.map((param, i) => [param, problem.start2[i]!])) });
  });

  it("has intervals and t", () => {
    for (const [i, param] of problem.params.entries()) {
      const { interval, t } = found.parameters[param]!;
      expect(interval!.map((end, k) => relative(end, given.ci95[i]![k]!)).every((error) => error < 1e-8)).toBe(true);
      expect(relative(t, given.tValues[i]!)).toBeLessThan(known);
    }
  });

  it("has R² and information criteria by R's convention", () => {
    for (const [value, certified] of [[found.r2, given.R2], [found.adjustedR2, given.adjR2]] as const) expect(relative(value, certified)).toBeLessThan(1e-12);
    for (const [value, certified] of [[found.aic, given.aic_R], [found.bic, given.bic_R], [found.aicc, given.aicc_R]] as const) expect(relative(value, certified)).toBeLessThan(known === 1e-8 ? 1e-11 : 1e-4);
  });

  it.each(given.bands)("has bands at $x", ({ x, fit: value, confHalf95, predHalf95 }) => {
    const at = Object.fromEntries(problem.predictors.map((predictor, k) => [predictor, [x[k]!]]));
    const half = (band: "confidence" | "prediction"): number => {
      const { upper, lower } = found.predict(at, { band });
      return (upper![0]! - lower![0]!) / 2;
    };
    expect(relative(found.predict(at).value[0], value)).toBeLessThan(1e-8);
    // Of numbers that are far larger than the half width, its last digits are lost in the difference.
    const lost = (2e-16 * Math.abs(Number(value))) / Number(confHalf95);
    expect(relative(half("confidence"), confHalf95)).toBeLessThan(known + lost);
    expect(relative(half("prediction"), predHalf95)).toBeLessThan(known + lost);
  });
});
