import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { add, cond, cumsum, fori, grad, greater, hessian, jvp, matmul, mul, scan, sin, square, sub, sum, tanh, trace, vmap, whileLoop, type Program } from "@gradkit/autodiff";
import { applyPrimitive, interpret, primitiveSamples } from "@gradkit/autodiff/backend";
import { cholesky, triangularSolve } from "@gradkit/autodiff/linalg";
import { fromData, isGradkitError, size } from "@gradkit/shapes";
import { describe, expect, it } from "vitest";
import { toStableHLO } from "../../src/stablehlo/index.js";
import { evaluateText } from "./evaluate.js";

const loss = (w: number[], X: number[][]) => sum(square(tanh(matmul(X as never, w as never))));
const rosenbrock = ([x, y]: number[]) => add(square(sub(1, x!)), mul(100, square(sub(y!, square(x!)))));

const traced: Readonly<Record<string, () => Program>> = {
  "a gradient": () => trace(grad(rosenbrock), [-1.2, 1]),
  "a hessian": () => trace(hessian(rosenbrock), [-1.2, 1]),
  "a gradient by weights, over rows": () => trace(grad(loss), [0.1, -0.2], [[1, 2], [3, 4], [5, 6]]),
  "a batch": () => trace(vmap((x: number[]) => mul(sin(x as never), sum(x as never))), [[1, 2], [4, 3]]),
  "a scan of rows": () => trace((x: number[]) => scan((s: number, r: number) => [add(s, r), mul(s, r)], 0 as never, x as never), [1, 2, 3]),
  "the gradient of a loop that counts": () => trace(grad((x: number) => fori(0, 4, (_, y) => mul(y as never, sin(x)), 1 as never) as never), 2),
  "a branch": () => trace((x: number) => cond(greater(x, 0), (y) => mul(y, 2), (y) => sin(y), mul(x, 1)), 3),
  "a loop with a test": () => trace((x: number) => whileLoop((y) => greater(10, y), (y) => mul(y, 2), mul(x, 1)), 3),
  "a system by Cholesky's factors": () => trace((A: number[][], b: number[]) => triangularSolve(cholesky(add(matmul(A as never, A as never), [[9, 0], [0, 9]])), b as never), [[1, 2], [2, 1]], [1, 2]),
  "a derivative along a direction": () => trace((x: number[], dx: number[]) => jvp((y: number[]) => cumsum(square(y as never)), [x], [dx]), [1, 2, 3], [1, 0, -1]),
};

/** Numbers of a stream that is the same each time. */
const drawn = (from: number, to: number, seed: number): number => {
  const x = Math.sin(seed * 12.9898 + 78.233) * 43758.5453;
  return from + (x - Math.floor(x)) * (to - from);
};

type Sample = (typeof primitiveSamples)[string][number];

/** A program of one primitive, and inputs for it: drawn, or given numbers over and over. */
const single = (name: string, { shapes, params, ranges = [], diagonals = [], integers = [] }: Sample, numbers?: readonly number[]) => {
  const inputs = shapes.map((shape, k) => {
    const [from, to] = ranges[k] ?? [-2, 2];
    const [rows, columns] = [shape.at(-2) ?? 1, shape.at(-1) ?? 1];
    const isDiagonal = (i: number): boolean => Math.floor(i / columns) % rows === i % columns;
    const data = Array.from({ length: size(shape) }, (_, i) => numbers?.[i % numbers.length] ?? drawn(from, to, 101 * k + i) + (isDiagonal(i) ? (diagonals[k] ?? 0) : 0));
    return integers.includes(k) ? fromData(Int32Array.from(data, Math.floor), shape) : fromData(Float64Array.from(data), shape);
  });
  const program: Program = trace((...xs: never[]) => [...applyPrimitive(name as never, xs, params)], ...(inputs as never[]));
  return { program, inputs };
};

/** What is found, with the expected number wherever they agree to rounding. */
const rounded = (found: readonly number[], expected: readonly number[]): number[] => found.map((x, k) => (Math.abs(x - expected[k]!) <= 1e-14 + 1e-12 * Math.abs(expected[k]!) ? expected[k]! : x));

const unsupported = ["adjugate", "det", "digamma", "eigh", "erf", "erfc", "expm", "expmTangent", "gamma", "lgamma", "lu", "pinv", "polygamma", "qr", "reciprocalGaps", "slogdet", "solve", "svd"];
const supported = Object.keys(primitiveSamples).filter((name) => !unsupported.includes(name));

type Arrays = ReturnType<typeof single>["inputs"];
const elements = { Float64Array: "f64", Float32Array: "f32", Int32Array: "i32" } as const;

/** The values of a program by its text, and by its kernels, rounded to those. */
const both = ({ program, inputs }: { program: Program; inputs: Arrays }) => {
  const given = inputs.map(({ shape, data }) => ({ shape, element: elements[data.constructor.name as "Int32Array"], data: Array.from(data) }));
  const kernels = interpret(program, inputs).map((found) => ({ shape: [...found.shape], data: Array.from(found.copy().data) }));
  const text = evaluateText(toStableHLO(program), given).map(({ shape, data }, k) => ({ shape, data: rounded(data, kernels[k]!.data) }));
  return { text, kernels };
};

describe("toStableHLO(program)", () => {
  it("names the primitives that it lacks, and the table of others is this", () => {
    expect(supported.length).toBe(72);
    const refused = Object.keys(primitiveSamples).filter((name) => {
      try { return toStableHLO(single(name, primitiveSamples[name]![0]!).program) === ""; } catch (e) { return isGradkitError(e, "cluster/stablehlo"); }
    });
    expect(refused.toSorted()).toEqual(unsupported);
  });

  it.each(supported)("%s has the value that the kernel has", (name) => {
    const found = primitiveSamples[name]!.map((sample) => both(single(name, sample)));
    expect(found.map(({ text }) => text)).toEqual(found.map(({ kernels }) => kernels));
  });

  it.each<[string, Sample]>([
    ["gather", { shapes: [[3, 2, 4], [5, 2]], params: { axis: 1 } as never, integers: [1], ranges: [[-2, 2], [0, 2]] }],
    ["scatterAdd", { shapes: [[3, 2, 4], [5], [3, 5, 4]], params: { axis: 1 } as never, integers: [1], ranges: [[-2, 2], [0, 2], [-2, 2]] }],
    ["cumsum", { shapes: [[2, 3, 2]], params: { axis: 1, reverse: true } as never }],
    ["argsort", { shapes: [[2, 4, 2]], params: { axis: 1 } as never }],
    ["einsum", { shapes: [[2, 3, 4, 3], [4, 2, 5]], params: { spec: "abcb,cad->dab" } as never }],
    ["einsum", { shapes: [[2, 3], [4, 5]], params: { spec: "ab,cd->da" } as never }],
    ["scaleEinsum", { shapes: [[2, 3, 4], [4, 2, 5]], params: { spec: "abc,cad->dab" } as never }],
  ])("%s has it along an axis in the middle too", (name, sample) => {
    const { text, kernels } = both(single(name, sample));
    expect(text).toEqual(kernels);
  });

  const unary = ["neg", "abs", "sign", "round", "floor", "ceil", "relu", "step", "heaviside", "sinc", "softplus", "sinh", "cosh", "tanh", "asinh", "acosh", "atanh", "asin", "acos", "atan", "sigmoid"];
  it.each(unary)("%s has it at zeros, halves, ends, infinities and NaN too", (name) => {
    const numbers = [0, -0, 0.5, -0.5, 1.5, 0.49999999999999994, 1, -1, 2, -3, 40, -40, 1e-9, 1e200, -1e200, Infinity, -Infinity, NaN];
    const { text, kernels } = both(single(name, { shapes: [[numbers.length]], params: {} as never }, numbers));
    expect(text).toEqual(kernels);
  });
  it.each(["max", "min", "hypot", "scale", "where", "less", "equal"])("%s has it for pairs of such", (name) => {
    const numbers = [0, -0, 1, -2, 1e200, Infinity, NaN];
    const arity = primitiveSamples[name]![0]!.shapes.length;
    const pairs = numbers.flatMap((x) => numbers.map((y) => [x, y]));
    const columns = Array.from({ length: arity }, (_, k) => fromData(Float64Array.from(pairs, (pair) => pair[k % 2]!), [pairs.length]));
    const { program } = single(name, { shapes: columns.map(() => [pairs.length]), params: {} as never });
    const { text, kernels } = both({ program, inputs: columns });
    expect(text).toEqual(kernels);
  });
  it.each([["argmax", { axis: 0 }], ["argmin", { axis: 0 }], ["argsort", { axis: 0 }], ["maximum", { axes: [0] }]])("%s orders NaN, infinities and equals as the kernel does", (name, params) => {
    const found = [[1, NaN, 3, NaN], [-Infinity, -Infinity], [Infinity, 2, Infinity], [2, 2, 1], [0, -0]].map((numbers) => both(single(name, { shapes: [[numbers.length]], params: params as never }, numbers)));
    expect(found.map(({ text }) => text)).toEqual(found.map(({ kernels }) => kernels));
  });

  it.each(Object.entries(traced))("%s has the value that it has in gradkit", (_, program) => {
    const recorded = program();
    const inputs = recorded.inputs.map(({ shape }, k) => fromData(Float64Array.from({ length: size(shape) }, (__, i) => drawn(0.3, 2.5, 7 * k + i)), shape));
    const { text, kernels } = both({ program: recorded, inputs });
    expect(text).toEqual(kernels);
  });

  it("writes constants that read back to the bit", () => {
    const numbers = [0.1, -0, 1e-7, 1e21, 5e-324, 1 / 3, NaN, Infinity, -Infinity, 12345678901234567000];
    const many = Float64Array.from({ length: 300 }, (_, i) => Math.sin(i));
    for (const data of [Float64Array.from(numbers), Float32Array.from(numbers), Int32Array.of(-5, 2 ** 31 - 1), new Float64Array(0), Float64Array.of(7, 7), many]) {
      const dtype = data instanceof Float64Array ? "float64" : data instanceof Float32Array ? "float32" : "int32";
      const program = { format: "gradkit/program@1", inputs: [], constants: [{ shape: [data.length], dtype, data }], equations: [], outputs: [0] } as unknown as Program;
      expect(evaluateText(toStableHLO(program), [])[0]!.data).toEqual(Array.from(data));
    }
  });

  it("writes what it wrote", async () => {
    await expect(Object.entries(traced).map(([title, program]) => `// ${title}\n${toStableHLO(program())}`).join("\n")).toMatchFileSnapshot("golden.mlir");
  });

  it("refuses what is no program, and whole numbers where StableHLO has real ones alone", () => {
    expect(() => toStableHLO({ ...traced["a branch"]!(), outputs: [99] })).toThrow("below");
    const whole = { format: "gradkit/program@1", inputs: [{ shape: [], dtype: "int32" }], constants: [], equations: [{ primitive: "sin", inputs: [0], params: {}, outputs: [{ shape: [], dtype: "int32" }] }], outputs: [1] } as unknown as Program;
    expect(() => toStableHLO(whole)).toThrow("toStableHLO: every operation must have its like in StableHLO, got sin of int32");
  });

  const parser = ["/usr/bin/mlir-opt-16", "/usr/bin/mlir-opt-15", "/usr/bin/mlir-opt"].find((path) => existsSync(path));
  it.skipIf(!parser)("is MLIR to MLIR's own parser and verifier, which know no operation of StableHLO", () => {
    const text = [...Object.values(traced).map((program) => toStableHLO(program())), ...supported.map((name) => toStableHLO(single(name, primitiveSamples[name]![0]!).program))];
    const run = (input: string) => spawnSync(parser!, ["--allow-unregistered-dialect", "--split-input-file", "-o", "/dev/null"], { input, encoding: "utf8" });
    expect(run(text.join("// -----\n"))).toMatchObject({ status: 0, stderr: "" });
    // It would see a value that is not there, or has another type.
    expect(run(text[0]!.replace("(%3)", "(%999)")).status).toBe(1);
    expect(run(text[0]!.replace("(tensor<1xf64>) -> tensor<f64>", "(tensor<2xf64>) -> tensor<f64>")).status).toBe(1);
  });
});
