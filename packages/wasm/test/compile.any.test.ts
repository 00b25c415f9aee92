import { add, broadcastTo, cumsum, gather, grad, less, matmul, mul, programFromJSON, programToJSON, scan, sin, slice, square, sub, sum, tanh, tensor, trace, whileLoop, type Program, type Tensor } from "@gradkit/autodiff";
import { applyPrimitive as bind } from "@gradkit/autodiff/backend";
import { cholesky, det, eigh, expm, lu, slogdet, solve, svd, triangularSolve } from "@gradkit/autodiff/linalg";
import { isGradkitError, NDArray, zeros } from "@gradkit/shapes";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { build } from "../src/build.js";
import { compile, compileSync, supported, type Compiled } from "../src/index.js";
import { importsOf } from "../src/run/imports.js";

const warnings: string[] = [];
beforeEach(() => {
  warnings.length = 0;
  vi.spyOn(console, "warn").mockImplementation((text: string) => void warnings.push(text));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const codeOf = (f: () => unknown): string => {
  try {
    f();
  } catch (e) {
    return isGradkitError(e) ? e.code : String(e);
  }
  return "nothing was thrown";
};

const rosenbrock = (x: Tensor): Tensor => {
  const [left, right] = [slice(x, [0, -1]), slice(x, [1])];
  return sum(add(mul(100, square(sub(right, square(left)))), square(sub(1, left))));
};

describe("compile", () => {
  it("gives a function of the same trees", async () => {
    const f = ({ w, b }: { w: Tensor; b: Tensor }, x: Tensor): { y: Tensor; loss: Tensor } => ({ y: add(matmul(x, w), b), loss: sum(mul(b, b)) });
    const compiled = await compile(f, { w: [[1, 2], [3, 4]], b: [0, 0] }, [1, 1]);
    expect(compiled({ w: [[1, 0], [0, 1]], b: [1, 2] }, [3, 4])).toEqual({ y: [4, 6], loss: 5 });
    expect(compiled({ b: [0, 1], w: [[1, 0], [0, 1]] }, [3, 4])).toEqual({ y: [3, 5], loss: 1 });
  });

  it("gives numbers for numbers and typed arrays for typed arrays, new ones each time", () => {
    expect(compileSync((x: Tensor) => mul(x, x), 1)(3)).toBe(9);
    const twice = compileSync((x: Tensor) => mul(2, x), new Float64Array(3));
    const first = twice(Float64Array.of(1, 2, 3)) as unknown as Float64Array;
    expect(first).toEqual(Float64Array.of(2, 4, 6));
    twice(Float64Array.of(0, 0, 0));
    expect(first).toEqual(Float64Array.of(2, 4, 6));
  });

  it("takes views of arrays, with strides of their own", () => {
    const f = compileSync((x: Tensor) => mul(x, 1), zeros([2, 3]));
    const view = zeros([3, 2]).transpose();
    view.data.set([1, 2, 3, 4, 5, 6]);
    expect(f(view as never)).toEqual(expect.objectContaining({ shape: [2, 3] }));
    expect([...(f(view as never) as unknown as Iterable<number>)]).toEqual([1, 3, 5, 2, 4, 6]);
  });

  it("compiles a gradient whole: that of Rosenbrock's function is 0 at ones, and what differences say elsewhere", () => {
    const n = 101;
    const at = Float64Array.from({ length: n }, (_, i) => Math.sin(i));
    const gradient = compileSync(grad(rosenbrock), at);
    expect(gradient(at.map(() => 1))).toEqual(at.map(() => 0));
    const value = compileSync(rosenbrock, at) as unknown as (x: Float64Array) => number;
    const slopes = at.map((_, i) => (value(at.with(i, at[i]! + 1e-5)) - value(at.with(i, at[i]! - 1e-5))) / 2e-5);
    const got = gradient(at) as unknown as Float64Array;
    expect(Math.max(...got.map((g, i) => Math.abs(g - slopes[i]!)))).toBeLessThan(1e-4);
  });

  it("compiles programs that came as text, of lists of arrays", () => {
    const { arguments: _, result: __, ...program } = trace((x: Tensor) => sin(x), 1);
    expect(compileSync(programFromJSON(programToJSON(program)))(0.5)).toEqual([Math.sin(0.5)]);
  });

  it("has the arrays in memory: run computes outputs from inputs", () => {
    const f = compileSync((x: Tensor, y: Tensor) => add(x, y), new Float64Array(2), new Float64Array(2));
    f.inputs[0]!.data.set([1, 2]);
    f.inputs[1]!.data.set([10, 20]);
    f.run();
    expect([...f.outputs[0]!]).toEqual([11, 22]);
    expect(f.memory).toBeInstanceOf(WebAssembly.Memory);
  });

  it("takes its own arrays as arguments, in any place: what is written first is not read afterwards", () => {
    const f = compileSync((x: Tensor, y: Tensor) => sub(mul(10, x), y), new Float64Array(2), new Float64Array(2)) as unknown as (x: unknown, y: unknown) => Float64Array;
    const { inputs, outputs } = f as unknown as Compiled;
    const given = (): void => [[1, 2], [3, 4]].forEach((data, k) => inputs[k]!.data.set(data));
    const swapped = [() => f(inputs[1], inputs[0]), () => f(inputs[1]!.data, inputs[0]!.data), () => f(inputs[0], inputs[1]), () => f(Float64Array.of(5, 6), inputs[0]), () => f(outputs[0], outputs[0])];
    expect(swapped.map((call) => {
      given();
      outputs[0]!.data.set([7, 8]);
      return [...call()];
    })).toEqual([[29, 38], [29, 38], [7, 16], [49, 58], [63, 72]]);
  });

  it("leaves its arrays as they are where an argument is refused", () => {
    const f = compileSync(trace((x: Tensor, y: Tensor) => add(x, y), [1, 2], [3, 4])) as unknown as ((x: unknown, y: unknown) => unknown) & Compiled;
    f([1, 2], [3, 4]);
    expect(codeOf(() => f(Float64Array.of(9, 9), [1]))).toBe("autodiff/tree");
    expect([...f.inputs[0]!]).toEqual([1, 2]);
  });

  it("gives equal bytes for equal programs, and one module", () => {
    const [a, b] = [compileSync(rosenbrock, new Float64Array(9)), compileSync(rosenbrock, new Float64Array(9))];
    expect(a.bytes).toBe(b.bytes);
    expect(a.memory).not.toBe(b.memory);
  });

  it("gives the same bits in every run and every module", () => {
    const n = 1003;
    const f = (x: Tensor): Tensor => sum(mul(sin(x), x));
    const at = Float64Array.from({ length: n }, (_, i) => Math.cos(7 * i));
    const [a, b] = [compileSync(f, at), compileSync(f, at)] as unknown as ((x: Float64Array) => number)[];
    expect(new Set(Array.from({ length: 50 }, (_, k) => (k % 2 === 0 ? a! : b!)(at))).size).toBe(1);
  });

  it.each<{ readonly title: string; readonly f: (x: Tensor) => Tensor; readonly at: NDArray }>([
    { title: "in lanes", f: (x) => tanh(tanh(tanh(x))), at: zeros([9, 1]) },
    { title: "one number at a time", f: (x) => Array.from({ length: 14 }).reduce<Tensor>((y) => bind("scale", [y, x], {})[0]!, x), at: zeros([9, 1], "float32") },
  ])("computes once, and each part of it once, what all steps of a loop take: $title", ({ f, at }) => {
    const compiled = compileSync((x: Tensor) => f(broadcastTo(x, [9, 7]) as Tensor), at);
    expect(compiled.notices).toEqual([]);
    expect(compiled.stats.code).toBeLessThan(2000);
  });

  it("says what the module does, and what it takes", () => {
    const f = compileSync((x: Tensor) => mul(x, 2), new Float64Array(100));
    expect(f.disassemble()).toBe("lanes x4 v0 < 100 {\n  o1[v0] = mul(i0[v0], 2)\n}");
    expect(f.stats).toMatchObject({ flops: 100, buffers: 2, functions: 1 });
    expect(f.stats.code).toBe(f.bytes.length);
    expect(Object.keys(f.stats.milliseconds)).toEqual(["lower", "fuse", "forward", "split", "collapse", "vectorize", "contract", "inline", "emit"]);
  });
});

describe("arguments of other shapes than the examples'", () => {
  const counted = (): { readonly f: (...args: unknown[]) => unknown; readonly traces: number[] } => {
    const traces: number[] = [];
    return { traces, f: compileSync((x: Tensor) => (traces.push(x.shape.length), sum(mul(x, x))), [1, 2, 3]) as (...args: unknown[]) => unknown };
  };

  it("are compiled for once, each in the container it comes in", () => {
    const { f, traces } = counted();
    expect([f([1, 2]), f([3, 4]), f(5), f([[1, 2], [3, 4]]), f([[1, 1], [1, 1]]), f([1, 2, 3])]).toEqual([5, 25, 25, 30, 4, 14]);
    expect(traces).toEqual([1, 1, 0, 2]);
    const twice = compileSync((x: Tensor) => mul(x, 2), [1, 2, 3]) as (...args: unknown[]) => unknown;
    expect([twice(Float64Array.of(1, 2)), twice([1]), twice(1)]).toEqual([Float64Array.of(2, 4), [2], 2]);
  });

  it("are kept for 16 shapes, of which the one that was not asked for longest goes first", () => {
    const { f, traces } = counted();
    const sizes = Array.from({ length: 16 }, (_, k) => k + 4);
    const ask = (n: number): number => {
      const before = traces.length;
      expect(f(new Float64Array(n).fill(1))).toBe(n);
      return traces.length - before;
    };
    expect(sizes.map(ask)).toEqual(sizes.map(() => 1));
    expect([...sizes, 4].map(ask)).toEqual([...sizes, 4].map(() => 0));
    expect([99, 4, 5, 6].map(ask)).toEqual([1, 0, 1, 1]);
  });

  it("leave what is told of the compiled function to the examples", () => {
    const { f } = counted();
    f([1, 2, 3, 4, 5]);
    const { inputs, program } = f as unknown as Compiled;
    expect([inputs[0]!.shape, program.inputs[0]!.shape]).toEqual([[3], [3]]);
  });

  it("go to the interpreter where WebAssembly is refused", () => {
    vi.stubGlobal("WebAssembly", undefined);
    const { f, traces } = counted();
    expect([f([1, 2, 3]), f([1, 2]), f([3, 4])]).toEqual([14, 5, 25]);
    expect(traces).toEqual([1, 1]);
    expect(warnings.map((text) => text.split(":")[0])).toEqual(["wasm/refused", "wasm/refused"]);
  });
});

describe("misuse", () => {
  it("of a program with another shape or structure throws as the interpreter does", () => {
    const f = compileSync(trace((x: Tensor) => mul(x, 2), [1, 2, 3])) as (...args: unknown[]) => unknown;
    expect([() => f([1, 2]), () => f([[1, 2, 3]]), () => f(1), () => f({ x: [1, 2, 3] }), () => f()].map(codeOf)).toEqual(Array(5).fill("autodiff/tree"));
    expect(codeOf(() => f("text"))).toBe("autodiff/leaf");
  });

  it("of a function with more or fewer arguments, or with what it does not take, throws", () => {
    const f = compileSync((x: Tensor) => mul(x, 2), [1, 2, 3]) as (...args: unknown[]) => unknown;
    expect([() => f(), () => f([1, 2], 3), () => f("text"), () => f([1, 2], "text"), () => f({ x: [1, 2, 3] })].map(codeOf)).toEqual(["autodiff/tree", "autodiff/tree", "autodiff/leaf", "autodiff/leaf", "autodiff/leaf"]);
  });

  it("of a kind that the examples had not is rounded where that is meant, and else refused as by the interpreter", () => {
    const [floats, wholes, number] = [compileSync((x: Tensor) => mul(x, 2), new Float64Array(2)), compileSync((x: Tensor) => x, Int32Array.of(0, 0)), compileSync((x: Tensor) => x, zeros([], "int32"))] as unknown as ((x: unknown) => unknown)[];
    expect([Float32Array.of(1, 3), Int32Array.of(1, 3), new NDArray(Int32Array.of(1, 3), [2])].map((xs) => floats!(xs))).toEqual(Array(3).fill(Float64Array.of(2, 6)));
    expect([Float64Array.of(1, -3), [1, -3]].map((xs) => wholes!(xs))).toEqual(Array(2).fill(Int32Array.of(1, -3)));
    const given = [() => wholes!([1.5, 2]), () => wholes!(Float64Array.of(NaN, 2)), () => wholes!(new NDArray(Float64Array.of(2 ** 31, 2), [2])), () => number!(0.5), () => number!(Infinity)];
    expect(given.map(codeOf)).toEqual(Array(5).fill("autodiff/whole-numbers"));
    expect([() => floats!(BigInt64Array.of(1n, 2n)), () => floats!(Uint8Array.of(1, 2)), () => floats!(new DataView(new ArrayBuffer(2)))].map(codeOf)).toEqual(Array(3).fill("autodiff/leaf"));
  });

  it("of an index outside throws what the interpreter throws", () => {
    const f = compileSync((x: Tensor, k: Tensor) => gather(x, k), [1, 2, 3], Int32Array.of(0)) as (...args: unknown[]) => unknown;
    expect(f([1, 2, 3], Int32Array.of(2))).toEqual([3]);
    expect(codeOf(() => f([1, 2, 3], Int32Array.of(3)))).toBe("autodiff/primitive");
    expect(codeOf(() => f([1, 2, 3], Int32Array.of(-1)))).toBe("autodiff/primitive");
  });

  it("of programs is named: none, too long, of open sizes, too large for memory", () => {
    const out = { shape: [], dtype: "float64" } as const;
    const program: Program = { format: "gradkit/program@1", inputs: [], constants: [], equations: [], outputs: [] };
    const large = (size: number): Program => ({ ...program, inputs: [{ shape: [size], dtype: "float64" }], outputs: [0] });
    expect(codeOf(() => compileSync({ equations: [] } as never))).toBe("autodiff/program");
    expect(codeOf(() => compileSync(large(-1)))).toBe("autodiff/program");
    expect(codeOf(() => compileSync(large(2 ** 29)))).toBe("wasm/memory");
    expect(codeOf(() => compileSync((x: Tensor) => sum(cumsum(cumsum(broadcastTo(x, [2 ** 19, 2 ** 10]) as Tensor, 1), 0)), new Float64Array(2 ** 10)))).toBe("wasm/memory");
    expect(out.shape).toEqual([]);
  });

  it("of a matrix that has no factor throws what the interpreter throws", () => {
    const f = compileSync(cholesky as (a: Tensor) => Tensor, [[1, 0], [0, 1]]) as (a: unknown) => unknown;
    expect(f([[4, 0], [0, 9]])).toEqual([[2, 0], [0, 3]]);
    expect(codeOf(() => f([[1, 0], [0, -1]]))).toBe("autodiff/not-positive-definite");
  });
});

describe("a derivative of a loop of open length", () => {
  const power = (x: Tensor, steps: Tensor): Tensor => whileLoop(({ k }) => less(k, steps), ({ y, k }) => ({ y: mul(y, x), k: add(k, 1) }), { y: tensor(1), k: tensor(0) }).y;
  const slope = compileSync(grad(power), 1, 1);

  it("is computed in the module, with memory that grows with the steps", () => {
    expect(slope.notices).toEqual([]);
    expect(slope(2, 10)).toBe(5120);
    expect(slope(2, 0)).toBe(0);
    const before = slope.memory!.buffer.byteLength;
    expect(slope(1, 1e5)).toBe(1e5);
    expect(slope.memory!.buffer.byteLength).toBeGreaterThan(Math.max(before, 16e5 - 1));
    expect(slope(2, 10)).toBe(5120);
  });

  it("keeps its arrays in sight when the memory has grown", () => {
    const again = compileSync(grad(power), 1, 1);
    again.inputs[1]!.data[0] = 3e5;
    again.inputs[0]!.data[0] = 1;
    again.run();
    expect([...again.inputs.map((x) => x.data[0]), again.outputs[0]!.data[0]]).toEqual([1, 3e5, 3e5]);
  });

  it("says so where the memory would have no end", () => {
    const { lowered, addresses, hosts } = build(trace(grad(power), 1, 1));
    const { reserve } = importsOf(hosts, lowered, () => slope.memory!, (id) => addresses.get(id)!);
    expect(codeOf(() => reserve!(2 ** 30))).toBe("wasm/memory");
  });
});

describe("where the interpreter is called for a part", () => {
  const float32 = (...shape: number[]): NDArray => new NDArray(Float32Array.from({ length: shape.reduce((n, size) => n * size, 1) }, (_, k) => 1 / (1 + k)), shape);
  const float64 = (shape: readonly number[]): NDArray => zeros(shape);
  const inLoop = (a: Tensor, xs: Tensor): Tensor => scan((s: Tensor, x: Tensor) => [solve(a, s.add(x)) as Tensor, undefined], mul(slice(xs, 0), 0) as Tensor, xs)[0];

  it.each<{ readonly title: string; readonly f: (...xs: Tensor[]) => unknown; readonly at: readonly NDArray[]; readonly primitives: readonly string[] }>([
    { title: "an operation without code of its own", f: (a) => svd(a!), at: [float64([2, 2])], primitives: ["svd"] },
    { title: "several, by their names", f: (a) => [expm(a!), eigh(a!), expm(a!)], at: [float64([2, 2])], primitives: ["eigh", "expm"] },
    { title: "lu of float32", f: (a) => lu(a!), at: [float32(2, 2)], primitives: ["lu of float32"] },
    { title: "cholesky of float32", f: (a) => cholesky(a!), at: [float32(1, 1)], primitives: ["cholesky of float32"] },
    { title: "solve of float32", f: (a, b) => solve(a!, b!), at: [float32(2, 2), float32(2, 1)], primitives: ["solve of float32"] },
    { title: "triangularSolve of float32", f: (a, b) => triangularSolve(a!, b!), at: [float32(2, 2), float32(2, 1)], primitives: ["triangularSolve of float32"] },
    { title: "det and slogdet of float32", f: (a) => [det(a!), slogdet(a!)], at: [float32(2, 2)], primitives: ["det of float32", "slogdet of float32"] },
    { title: "det of an empty matrix", f: (a) => det(a!), at: [float64([0, 0])], primitives: ["det of an empty axis"] },
    { title: "solve of an empty batch", f: (a, b) => solve(a!, b!), at: [float64([0, 2, 2]), float64([0, 2, 1])], primitives: ["solve of an empty axis"] },
    { title: "solve in a loop", f: (a, xs) => inLoop(a!, xs!), at: [float32(2, 2), float32(3, 2, 1)], primitives: ["solve of float32"] },
  ])("a notice names it: $title", ({ f, at, primitives }) => {
    const compiled = compileSync(f as never, ...at) as Compiled;
    expect(compiled.notices.map(({ code, data }) => [code, data])).toEqual([["wasm/interpreted", { primitives }]]);
    expect(warnings).toEqual(compiled.notices.map(({ code, message }) => `${code}: ${message}`));
  });

  it("an array of open size is no output", () => {
    const number = { shape: [], dtype: "float64" as const };
    const params = { test: trace((y: Tensor) => less(y, 9), 1), body: trace((y: Tensor) => add(mul(y, y), 1), 1), constants: 0, keep: true };
    const program: Program = { format: "gradkit/program@1", inputs: [number], constants: [], outputs: [1, 2], equations: [{ primitive: "whileLoop", params, inputs: [0], outputs: [number, { shape: [-1], dtype: "float64" }] }] };
    expect(() => compileSync(program)).toThrow(expect.objectContaining({ code: "wasm/open-shape", data: { place: "output 1", shape: [-1] } }));
  });

  it("an array of open size may meet any operation there", () => {
    const number = { shape: [], dtype: "float64" as const };
    const [test, body] = [trace((y: Tensor) => less(y, 9), 1), trace((y: Tensor) => add(mul(y, y), 1), 1)];
    const program: Program = {
      format: "gradkit/program@1", inputs: [number], constants: [], outputs: [1, 3],
      equations: [
        { primitive: "whileLoop", params: { test, body, constants: 0, keep: true }, inputs: [0], outputs: [number, { shape: [-1], dtype: "float64" }] },
        { primitive: "sum", params: { axes: [0] }, inputs: [2], outputs: [number] },
      ],
    };
    const compiled = compileSync(program);
    expect(compiled.notices.map(({ code, data }) => [code, data])).toEqual([["wasm/interpreted", { primitives: ["whileLoop"] }]]);
    expect(compiled(1)).toEqual([26, 8]);
  });

  it("there is no notice where only numbers without an answer go there", () => {
    const compiled = compileSync((a: Tensor, b: Tensor) => [solve(a, b), det(a), cholesky(a)], float64([2, 2]), float64([2, 1]));
    expect(compiled.notices).toEqual([]);
    expect(warnings).toEqual([]);
  });
});

describe("where WebAssembly is refused", () => {
  it("the interpreter runs the program, and a notice says so", async () => {
    const refusing = { validate: () => true, compile: () => Promise.reject(Object.assign(new Error("disallowed by embedder"), { name: "CompileError" })) };
    vi.stubGlobal("WebAssembly", refusing);
    const f = await compile((x: Tensor) => mul(mul(x, x), 7), 1);
    expect(f(3)).toBe(63);
    expect(f.notices.map(({ code, data }) => [code, data])).toEqual([["wasm/refused", { reason: "disallowed by embedder" }]]);
    expect(warnings).toHaveLength(1);
    f.inputs[0]!.data[0] = 2;
    f.run();
    expect(f.outputs[0]!.data[0]).toBe(28);
    expect(f.memory).toBeUndefined();
  });

  it("is where there is none, and where it has no SIMD", () => {
    vi.stubGlobal("WebAssembly", undefined);
    expect(supported()).toEqual({ simd: false, relaxedSimd: false, threads: false });
    expect(compileSync((x: Tensor) => mul(x, 3), 1)(2)).toBe(6);
    vi.stubGlobal("WebAssembly", { validate: () => false });
    expect(compileSync((x: Tensor) => mul(x, 3), 1).notices[0]!.data).toEqual({ reason: "it has no SIMD" });
  });

  it("is told from errors of our own, which are thrown on", () => {
    vi.stubGlobal("WebAssembly", { validate: () => true, Module: function Module() { throw new TypeError("a bug"); } });
    expect(codeOf(() => compileSync((x: Tensor) => mul(x, 11), 1))).toBe("TypeError: a bug");
  });

  it("has SIMD in the engines that the tests run in", () => expect(supported().simd).toBe(true));
});
