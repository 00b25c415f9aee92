import { ParseError } from "@gradkit/scalar";
import { describe, expect, it } from "vitest";
import { compare, fit, type FitOptions } from "../../src/index.js";
import { rejected } from "@repo/testing";

const columns = { x: [0, 1, 2, 3], y: [1, 2, 4, 7.5], w: [1, 1, 0.5, 1] };
const start = { a: 1, b: 1 };

describe("fit refuses", () => {
  it.each<{ formula?: string; data?: Record<string, readonly number[]>; options?: FitOptions; says: string }>([
    { formula: "y = a = b*x", says: 'fit/formula: fit: the formula must have one equals sign at most, got "y = a = b*x"' },
    { formula: "y = ", says: 'fit/formula: fit: the formula must have something on both sides of its equals sign, got "y = "' },
    { formula: "z = a*x", says: "fit/column: fit: the left side must be made of columns, got z; columns are x, y, w" },
    { options: { weights: "wt" }, says: "fit/column: fit: `weights` must be made of columns, got wt; columns are x, y, w. Did you mean w?" },
    { formula: "y = a*exp(-lambda*x)", options: { start: { a: 1, lamda: 1 } }, says: "fit/parameter: fit: `start` must name parameters, got lamda; parameters are a, lambda. Did you mean lambda?" },
    { formula: "y = 2*x", says: 'fit/no-parameters: fit: the formula must have a parameter to fit, got "y = 2*x", with columns x, y, w' },
    { data: { x: [1, 2], y: [1] }, says: "fit/lengths: fit: columns must have the same number of rows, got 2 in x and 1 in y" },
    { data: { x: [1], y: [1] }, says: "fit/few-rows: fit: there must be at least as many rows as parameters, got 1 row for 2 (a, b)" },
    { data: { x: [0, 1, 2], y: [1, NaN, 3] }, says: 'fit/missing: fit: numbers must be finite, got NaN in y of row 1. Did you mean missing: "omit"?' },
    { formula: "log(y) = a + b*x", data: { x: [0, 1, 2], y: [1, -1, 3] }, says: 'fit/missing: fit: numbers must be finite, got NaN in log(y) of row 1. Did you mean missing: "omit"?' },
    { options: { sigma: [1, 0, 1, 1] }, says: "fit/weight: fit: `sigma` must be positive, got 0 in row 1" },
    { options: { weights: [1, -1, 1, 1] }, says: "fit/weight: fit: `weights` must not be negative, got -1 in row 1" },
    { options: { weights: "w", sigma: 1 }, says: "fit/option: fit: `weights` must not be given together with `sigma`, got both" },
    { options: { absoluteSigma: true }, says: "fit/option: fit: `absoluteSigma` needs `sigma`, got none" },
    { options: { bounds: { b: [2, 1] } }, says: "fit/bounds: fit: b must have a lower bound below the upper one; a parameter that shall not vary is `fixed`, got 2 and 1" },
    { options: { start, bounds: { b: [2, 3] } }, says: "fit/bounds: fit: b must start between 2 and 3, got 1" },
    { options: { level: 95 }, says: "fit/option: fit: `level` must lie between 0 and 1, got 95" },
    { options: { seed: 0.5 }, says: "fit/option: fit: `seed` must be a whole number, got 0.5" },
    { options: { multistart: -1 }, says: "fit/option: fit: `multistart` must be a whole number, 0 or more, got -1" },
    { options: { loss: "hubber" as "huber" }, says: "fit/option: fit: `loss` must be one of softL1, huber, cauchy, arctan, tukey, or have a positive scale, got hubber" },
    { options: { missing: "drop" as "omit" }, says: 'fit/option: fit: `missing` must be "refuse" or "omit", got drop' },
    { options: { on: "workers" as "worker" }, says: 'fit/option: fit: `on` must be "inline", "worker", a pool or { create }, got workers' },
    { options: { checkpoint: {} as never }, says: "fit/option: fit: `checkpoint` must have a store, as { store: fileStore(path) }, got {}" },
    { options: { checkpoint: "decay.fit" as never }, says: "fit/option: fit: `checkpoint` must have a store, as { store: fileStore(path) }, got decay.fit" },
    { options: { loss: null as never }, says: "fit/option: fit: `loss` must be one of softL1, huber, cauchy, arctan, tukey, or have a positive scale, got null" },
    { options: { loss: { name: "huber", scale: -1 } as never }, says: "fit/option: fit: `loss` must be one of softL1, huber, cauchy, arctan, tukey, or have a positive scale, got huber" },
    { options: { start: null as never }, says: "fit/option: fit: `start` must be numbers by parameter, got null" },
    { options: { bounds: { b: 2 } as never }, says: 'fit/option: fit: `bounds` must be [lower, upper] by parameter, got {"b":2}' },
    { options: { bounds: { b: ["0", 2] } as never }, says: 'fit/option: fit: `bounds` must be [lower, upper] by parameter, got {"b":["0",2]}' },
    { options: { sigma: null as never }, says: "fit/option: fit: `sigma` must be a number, numbers, or a formula of columns, got null" },
    { options: { weights: 2 as never }, says: "fit/option: fit: `weights` must be numbers, or a formula of columns, got 2" },
    { options: { sigma: 1, absoluteSigma: "no" as never }, says: "fit/option: fit: `absoluteSigma` must be true or false, got no" },
    { options: { profile: 1 as never }, says: "fit/option: fit: `profile` must be true or false, got 1" },
    { options: { signal: 5 as never }, says: "fit/option: fit: `signal` must be an AbortSignal, got 5" },
    { options: { stop: 5 as never }, says: "fit/option: fit: `stop` must be { evaluations, seconds }, got 5" },
    { options: { response: 5 as never }, says: "fit/option: fit: `response` must be a formula of columns, got 5" },
    { options: null as never, says: "fit/option: fit: `options` must be an object, got null" },
    { formula: 5 as never, says: "fit/option: fit: `model` must be a formula or a function, got 5" },
    { data: null as never, says: "fit/option: fit: `columns` must be lists of numbers by name, got null" },
    { data: { x: [1, 2], y: 3 as never }, says: "fit/option: fit: `columns.y` must be a list of numbers, got 3" },
    { formula: "y = a*λ", data: { λ: [1, 2], y: [1, 2] }, says: "fit/spelling: fit: columns must be called what the formula calls them, got λ for lambda. Did you mean { lambda: … }?" },
    { formula: "y = a*x₁", data: { "x₁": [1, 2], y: [1, 2] }, says: "fit/spelling: fit: columns must be called what the formula calls them, got x₁ for x_1. Did you mean { x_1: … }?" },
    { data: { x: [0, 1, 2], y: [1, null as never, 3] }, says: 'fit/missing: fit: numbers must be finite, got NaN in y of row 1. Did you mean missing: "omit"?' },
    { data: { x: [0, 1, 2], y: [1, "" as never, 3] }, says: 'fit/missing: fit: numbers must be finite, got NaN in y of row 1. Did you mean missing: "omit"?' },
    { options: { progress: true as never }, says: "fit/option: fit: `progress` must be a function, got true" },
    { options: { checkpoints: {} } as FitOptions, says: "fit/no-option: fit: there is no option `checkpoints`. Did you mean checkpoint?" },
    { options: { stop: { evaluation: 5 } } as FitOptions, says: "fit/no-option: fit: there is no option `stop.evaluation`. Did you mean stop.evaluations?" },
    {
      options: { verbose: true } as FitOptions,
      says: "fit/no-option: fit: there is no option `verbose`; options are start, bounds, fixed, response, weights, sigma, absoluteSigma, method, profile, stop, signal, loss, multistart, seed, level, missing, checkpoint, on, progress",
    },
    { options: { start: { a: NaN } }, says: "fit/option: fit: `start.a` must be finite, got NaN" },
    { formula: "y = a*exp(b*x)", options: { start: { a: 1, b: 900 } }, says: "fit/start: fit: the start must give finite numbers, got the model = Infinity in row 1 at a = 1, b = 900" },
    {
      formula: "y = a*exp(b*x)", data: { x: [0, 0, 0, 1, 2, 3], y: [1, NaN, 1, NaN, 2, NaN] }, options: { missing: "omit", start: { a: 1, b: 900 } },
      says: "fit/start: fit: the start must give finite numbers, got the model = Infinity in row 4 at a = 1, b = 900",
    },
    { formula: "y = a + log(b*x - 10 - b^2*x^2)", says: "fit/no-start: fit: no start was found at which the model is finite, got none for a, b. Did you mean start: { a: … }?" },
  ])("$says", async ({ formula = "y = a*x + b", data = columns, options = {}, says }) => {
    expect(await rejected(fit(formula, data, options))).toBe(says);
  });

  it("a formula that cannot be read, at its place in the whole text", async () => {
    const failed = await fit("y = a*exp(-b*x", columns).catch((e: unknown) => e);
    expect(failed).toBeInstanceOf(ParseError);
    expect((failed as ParseError).offset).toBe(9);
  });

  it("to predict without its predictors, and to derive from what is no parameter", async () => {
    const { predict, derive } = await fit("y = a*x + b*w", columns);
    expect(() => predict([1, 2])).toThrow("predict` must be given columns of w, x, got a list");
    expect(() => predict({ x: [1] })).toThrow("what is predicted must be made of columns, got no w");
    expect(() => predict(undefined as never)).toThrow("`predict` must be given columns of w, x, got undefined");
    expect(() => predict({ x: [1], w: [1] }, { level: 95 })).toThrow("`predict.level` must lie between 0 and 1, got 95");
    expect(() => predict({ x: [1], w: [1] }, { band: "predict" as never })).toThrow("`predict.band` must be one of confidence, prediction, none, got predict");
    expect(() => predict({ x: [1], w: [1] }, { band: "prediction", simultaneous: true })).toThrow("`predict.simultaneous` must be of a confidence band, got prediction");
    expect(() => derive("a/b", { level: 0 })).toThrow("`derive.level` must lie between 0 and 1, got 0");
    expect(() => derive("a/c")).toThrow("`derive` must name parameters, got c; parameters are a, b");
  });

  it("no column that the formula does not name, whatever is in it", async () => {
    const { parameters } = await fit("y = a*x + b", { ...columns, λ: [1, 2, 3, 4], who: ["Ada", "Max", "Eva", "Udo"] as never });
    expect(Object.keys(parameters)).toEqual(["a", "b"]);
  });

  it("no side of bounds that is null, as JSON has no Infinity", async () => {
    const [open, none] = [await fit("y = a*x + b", columns, { bounds: { b: [null as never, 2] } }), await fit("y = a*x + b", columns, { bounds: { b: [undefined, 2] } })];
    expect(open.parameters).toEqual(none.parameters);
  });

  it("to compare fits of other observations", async () => {
    const [one, other] = [await fit("y = a*x", columns), await fit("y = a*x", { x: [1, 2], y: [3, 4] })];
    expect(() => compare({ one, other })).toThrow("compare: fits must be of the same observations, got 2 in other and 4 in one");
  });
});
