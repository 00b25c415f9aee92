import { grad, hessian, jvp, mul, sin, square, sum, Tensor, tensor, toArray, trace, vmap } from "@gradkit/autodiff";
import { isGradkitError } from "@gradkit/shapes";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { compileSync } from "../../src/index.js";

type F = (x: Tensor) => Tensor;
const waves: F = (x) => sum(sin(square(x)));
/** 2x cos x². */
const slope = (x: number): number => 2 * x * Math.cos(x * x);
const at = [0.3, 1.1, -0.7];
const numbersOf = (y: unknown): readonly number[] => [toArray(y as Tensor)].flat() as number[];
const compiled = <T>(f: T, ...examples: readonly unknown[]): T => compileSync(f as never, ...(examples as never[])) as unknown as T;

describe.each([{ by: "the module", refused: false }, { by: "the interpreter, where WebAssembly is refused", refused: true }])("a compiled function that is run by $by", ({ refused }) => {
  beforeEach(() => {
    vi.spyOn(console, "warn").mockImplementation(() => {});
    vi.stubGlobal("WebAssembly", refused ? undefined : WebAssembly);
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  });

  it.each<{ readonly title: string; readonly of: (f: F) => unknown; readonly expected: readonly number[] }>([
    { title: "grad", of: (f) => grad(f)(at), expected: at.map(slope) },
    { title: "grad of grad", of: (f) => grad((x: Tensor) => sum(mul(grad(f)(x) as Tensor, [1, 0, 0])))(at), expected: [2 * Math.cos(0.09) - 0.36 * Math.sin(0.09), 0, 0] },
    { title: "the diagonal of hessian", of: (f) => (hessian(f)(at) as number[][]).map((row, k) => row[k]), expected: at.map((x) => 2 * Math.cos(x * x) - 4 * x * x * Math.sin(x * x)) },
    { title: "jvp", of: (f) => (jvp(f, [at], [[0, 1, 0]]) as { readonly tangent: unknown }).tangent, expected: [slope(1.1)] },
    { title: "vmap", of: (f) => vmap(f)([at, at.map((x) => 2 * x)] as never), expected: [1, 2].map((k) => at.reduce((total, x) => total + Math.sin((k * x) ** 2), 0)) },
    { title: "trace, and compiled again", of: (f) => compiled((x: Tensor) => mul(f(x), 2), at)(at as never), expected: [2 * at.reduce((total, x) => total + Math.sin(x * x), 0)] },
    { title: "grad at another shape", of: (f) => grad(f)([0.5, 2]), expected: [slope(0.5), slope(2)] },
  ])("is taken by $title like the function itself", ({ of, expected }) => {
    const found = numbersOf(of(compiled(waves, at)));
    expect(found.length).toBe(expected.length);
    for (const [k, y] of found.entries()) expect(y).toBeCloseTo(expected[k]!, 12);
  });

  it("gives a tensor for a tensor", () => {
    const y = compiled((x: Tensor): Tensor => mul(x, 2), tensor([1, 2]))(tensor([3, 4]) as Tensor);
    expect(y).toBeInstanceOf(Tensor);
    expect(toArray(y)).toEqual([6, 8]);
  });

  it("takes an array that was transferred away for an empty one", () => {
    const gone = new Float64Array(3);
    structuredClone(gone.buffer, { transfer: [gone.buffer] });
    const double: F = (x) => mul(x, 2);
    expect(compiled(double, new Float64Array(3))(gone as never)).toEqual(new Float64Array(0));
    expect(() => compileSync(trace(double, new Float64Array(3)))(gone)).toThrow(expect.toSatisfy((e: unknown) => isGradkitError(e, "autodiff/tree")));
  });
});
