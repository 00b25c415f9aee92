import * as fc from "fast-check";
import { expect, it } from "vitest";
import {
  add, evaluate, exp, fori, foldConstants, formatProgram, gather, grad, hash, less, mul, ones, programFromJSON, programToJSON, scan, sin, sum, tensor, toArray, trace, validate, vmap, whileLoop, zeros, cast, cond, type Program, type Tensor,
} from "../../src/index.js";
import { fingerprint } from "../../src/program/hash.js";
import { dense } from "../../src/kernels/dense.js";
import { prune, startsOf } from "../../src/program/prune.js";
import { numbersOf } from "../../src/tensor.js";
import { off } from "../control/off.js";
import { anyPlan, functionOf, point, programOf, steps, tensors, type Plan } from "./any-program.js";

const law = (check: (plan: Plan) => void): void => fc.assert(fc.property(anyPlan, (plan) => { check(plan); }), { seed: 5, numRuns: 150 });
const values = (xs: unknown): number[] => (xs as readonly Tensor[]).flatMap((x) => [...dense(numbersOf(x))]);
/** The numbers that a program gives, and -0 is not 0. */
const run = (program: Program): number[] => values(evaluate(program, ...tensors));

it("random programs are made of these operations", () => expect(Object.keys(steps)).toHaveLength(33));

it("evaluate(trace(f), …) is f(…), bit for bit", () => law((plan) => expect(run(programOf(plan))).toEqual(values(functionOf(plan)(tensors[0]!, tensors[1]!)))));

it("a program that was cloned, or written and read as JSON, is the same program and gives the same numbers", () =>
  law((plan) => {
    const program = programOf(plan);
    const copies = [structuredClone(program), programFromJSON(programToJSON(program)), validate(structuredClone(program))];
    expect(copies).toEqual([program, program, program]);
    expect(copies.map(hash)).toEqual(copies.map(() => hash(program)));
    expect(copies.map(run)).toEqual(copies.map(() => run(program)));
  }));

/** Every equation and constant twice, uses of the copies in turn, and something that nobody uses. */
const bloated = (program: Program): Program => {
  const { inputs, constants, equations, outputs } = program;
  const numbers = new Map<number, [number, number]>();
  let [next, turn] = [inputs.length, 0];
  const twice = (number: number, count: number): void => {
    for (let i = 0; i < count; i++) numbers.set(number + i, [next + i, next + count + i]);
    next += 2 * count;
  };
  for (const k of inputs.keys()) numbers.set(k, [k, k]);
  for (const k of constants.keys()) twice(inputs.length + k, 1);
  for (const [k, start] of startsOf(program).entries()) twice(start, equations[k]!.outputs.length);
  const use = (number: number): number => numbers.get(number)![turn++ % 2]!;
  return {
    ...program,
    constants: constants.flatMap((constant) => [constant, constant]),
    equations: [...equations.flatMap((equation) => [equation, equation].map((each) => ({ ...each, inputs: each.inputs.map(use) }))), { primitive: "neg", inputs: [0], params: {}, outputs: [inputs[0]!] }],
    outputs: outputs.map(use),
  };
};

it("prune finds what stands twice and drops what nobody uses, and no more", () =>
  law((plan) => {
    const program = programOf(plan);
    const more = bloated(program);
    expect(run(validate(more))).toEqual(run(program));
    expect(prune(more)).toEqual(program);
  }));

it("prune tells constants apart that are NaN, infinite, -0 or of another dtype, inside loops too", () => {
  const loops = [NaN, Infinity, -Infinity, 0, -0].map((c) => (x: Tensor) => fori(0, 1, (_, s) => mul(s, c), x));
  const program = trace((x: Tensor) => loops.map((f) => f(x)), 1);
  expect(program.equations.filter(({ primitive }) => primitive === "scan")).toHaveLength(5);
  expect(evaluate(program, 1)).toEqual([NaN, Infinity, -Infinity, 0, -0]);
  const dtypes = trace((x: Tensor) => [mul(cast(x, "float32"), 0.1), mul(x, 0.1)], 1);
  expect(dtypes.constants.map(({ dtype }) => dtype)).toEqual(["float32", "float64"]);
});

it("prune tells long constants apart by any of their numbers, and keeps one of those that are the same", () => {
  const indices = (change: number): Int32Array => Int32Array.from({ length: 100 }, (_, k) => (k === change ? 0 : 1));
  const numbers = (change: number): Float64Array => Float64Array.from({ length: 100 }, (_, k) => (k === change ? -0 : 0));
  const gathered = trace((x: Tensor) => [98, 99, 98, 200, 200].map((change) => gather(x, indices(change))), [1, 2]);
  expect(gathered.constants).toHaveLength(3);
  expect(gathered.outputs.map((output) => output - gathered.outputs[0]!)).toEqual([0, 1, 0, 2, 2]);
  expect(trace((x: Tensor) => [0, 50, 51].map((change) => mul(x, numbers(change))), 1).constants).toHaveLength(3);
});

it("foldConstants keeps every number and leaves no equation of constants that it may compute", () =>
  law((plan) => {
    const program = programOf(plan);
    const folded = foldConstants(program);
    expect(run(validate(folded))).toEqual(run(program));
    expect(folded.equations.length).toBeLessThanOrEqual(program.equations.length);
    expect(foldConstants(folded)).toEqual(folded);
  }));

it("foldConstants computes what depends on no input, up to a limit", () => {
  const program = trace((x: Tensor) => add(mul(x, sum(exp(ones([3, 3])))), gather([1, 2], cast([1], "int32"), 0)), [1, 1]);
  expect(foldConstants(program).equations.map(({ primitive }) => primitive)).toEqual(["broadcastTo", "mul", "broadcastTo", "add"]);
  expect(foldConstants(program, 0)).toEqual(program);
});

it("programs keep NaN, infinities, -0, float32 and int32 through JSON", () => {
  const numbers = [NaN, Infinity, -Infinity, -0, 0, 5e-324, 1.7976931348623157e308, 0.1];
  const program = trace((x: Tensor) => [mul(ones([8]), tensor(numbers)), add(x, tensor([0.1, 16777217], "float32")), gather(tensor([5, 6, 7]), tensor([2, -0, 1], "int32"), 0), sum(x)], new Float32Array(2));
  const copy = programFromJSON(programToJSON(program));
  expect(copy).toEqual(program);
  expect(copy.constants.map(({ dtype, data }) => [dtype, data.constructor.name])).toEqual(program.constants.map(({ dtype, data }) => [dtype, data.constructor.name]));
  expect([...copy.constants.find(({ data }) => data.length === 8)!.data]).toEqual(numbers);
  expect(JSON.parse(programToJSON(program)).constants).not.toContain(null);
});

it("the derivative and the batch of a received program are those of its function", () =>
  fc.assert(
    fc.property(anyPlan, (plan) => {
      const received = programFromJSON(programToJSON(programOf(plan)));
      const total = (f: (a: Tensor, b: Tensor) => unknown) => (b: Tensor): Tensor => (f(tensors[0]!, b) as readonly Tensor[]).map((y) => sum(sin(y)) as Tensor).reduce((x, y) => add(x, y));
      const both = [functionOf(plan), (a: Tensor, b: Tensor) => evaluate(received, a, b)].map((f) => {
        const slope = grad(total(f)) as unknown as (b: Tensor) => Tensor;
        return [...toArray(slope(tensors[1]!)) as number[], ...(toArray(vmap(slope as never)(tensor([point[1], point[1].map((x) => x / 2)] as never) as never) as never) as number[][]).flat()];
      });
      expect(off(both[1], both[0], 1e-13)).toEqual([]);
    }),
    { seed: 6, numRuns: 60 },
  ));

it("a program with loops inside loops is differentiated and batched again after a clone", () => {
  const f = (x: Tensor): Tensor => {
    const [last] = scan((s: Tensor, r: Tensor) => [whileLoop((y) => less(y, 10), (y) => cond(less(y, 3), (z: Tensor) => add(z, 1), (z: Tensor) => mul(z, 2), y), add(s, r)), undefined], x, [0.5, 1]);
    return mul(last, last);
  };
  const program = structuredClone(trace(f, 1));
  const again = (x: Tensor): Tensor => evaluate(program, x) as Tensor;
  expect(evaluate(program, 0.5)).toBe(toArray(f(tensor(0.5))));
  expect(grad(again)(0.5)).toBe(grad(f)(0.5));
  expect(vmap(grad(again))([0.5, 2, 30])).toEqual([0.5, 2, 30].map((x) => grad(f)(x)));
  const slope = structuredClone(trace(grad(f), 1));
  expect(evaluate(slope, 2)).toBe(grad(f)(2));
  expect(evaluate(structuredClone(trace(vmap(grad(f)), [1, 2, 3])), [0.5, 2, 30])).toEqual([0.5, 2, 30].map((x) => grad(f)(x)));
});

it("hash is the same for programs with keys in another order, and on every machine", () => {
  const reordered = (value: unknown): unknown =>
    Array.isArray(value) ? value.map(reordered)
    : typeof value === "object" && value !== null && !ArrayBuffer.isView(value) ? Object.fromEntries(Object.entries(value).toReversed().map(([key, item]) => [key, reordered(item)]))
    : value;
  const program = trace((x: Tensor) => fori(0, 3, (_, s) => mul(s, 0.5), x), 1);
  expect(hash(reordered(program) as Program)).toBe(hash(program));
  const literal: Program = {
    format: "gradkit/program@1",
    inputs: [{ shape: [2], dtype: "float64" }],
    constants: [{ shape: [], dtype: "float64", data: Float64Array.of(0.5) }],
    equations: [{ primitive: "broadcastTo", inputs: [1], params: { shape: [2] }, outputs: [{ shape: [2], dtype: "float64" }] }, { primitive: "mul", inputs: [0, 2], params: {}, outputs: [{ shape: [2], dtype: "float64" }] }],
    outputs: [3],
  };
  expect([hash(literal), hash({ ...literal, outputs: [2] })]).toMatchInlineSnapshot(`
    [
      "3bffe20d3d1cd767948d6da3f0d40b7a",
      "f30c0d4ea9a65311dc05d64aba842582",
    ]
  `);
});

it("hash does not see the bits of a NaN, which JSON loses", () => {
  const odd = new Float64Array(new BigUint64Array([0xfff8000000000001n]).buffer);
  const [a, b] = [odd, new Float64Array([NaN])].map((data): Program => ({ format: "gradkit/program@1", inputs: [], constants: [{ shape: [1], dtype: "float64", data }], equations: [], outputs: [0] }));
  expect(hash(a!)).toBe(hash(b!));
});

it("the fingerprint of plain data sees each number, text, key and kind of list, and not the order of keys", () => {
  const data: readonly unknown[] = [
    0, -0, 1, 1.5, "", "1", null, true, [], [1], [1, 2], [[1], 2], [[1, 2]], { a: 1 }, { b: 1 }, { a: [1] }, { a: 1, b: 2 },
    Float64Array.of(1, 2), Float64Array.of(1, 2, 0), Float32Array.of(1, 2), Int32Array.of(1, 2), { equations: [] },
  ];
  expect(new Set(data.map(fingerprint)).size).toBe(data.length);
  expect(fingerprint({ b: 2, a: 1, c: undefined })).toBe(fingerprint({ a: 1, b: 2 }));
});

it("hash differs between programs that differ", () => {
  const texts = new Map<string, string>();
  law((plan) => {
    const program = programOf(plan);
    const [key, text] = [hash(program), programToJSON(program)];
    expect(texts.get(key) ?? text).toBe(text);
    texts.set(key, text);
  });
  expect(texts.size).toBeGreaterThan(100);
  const near = [0, -0, 1, 2, NaN, Infinity].flatMap((c) => [trace((x: Tensor) => mul(x, c), 1), trace((x: Tensor) => mul(c, x), 1), trace((x: Tensor) => add(x, c), 1)]);
  expect(new Set(near.map(hash)).size).toBe(18);
});

it("formatProgram writes one equation a line, with short constants in place", () => {
  expect(formatProgram(trace((x: Tensor) => sum(mul(sin(x), [1, -2])), [1, 2]))).toMatchInlineSnapshot(`
    "(a: float64[2]) =>
      b: float64[2] = sin(a)
      c: float64[2] = mul(b, [1, -2])
      d: float64[] = sum(c, axes: [0])
      return d"
  `);
  expect(formatProgram(trace((x: Tensor, w: Tensor) => fori(0, 3, (k, s) => add(mul(s, w), cast(k, "float64")), x), 1, 2))).toMatchInlineSnapshot(`
    "(a: float64[], b: float64[]) =>
      c: int32[3] = iota(shape: [3], axis: 0, dtype: "int32")
      d: float64[] = scan(b, a, c, body: (a: float64[], b: float64[], c: int32[]) =>
        d: float64[] = mul(b, a)
        e: float64[] = cast(c, dtype: "float64")
        f: float64[] = add(d, e)
        return f, length: 3, constants: 1, carries: 1, reverse: false)
      return d"
  `);
  expect(formatProgram(trace((x: Tensor) => whileLoop((y) => less(y, -0), (y) => cond(less(y, 1), (z: Tensor) => sin(z), (z: Tensor) => exp(z), y), x), 1))).toMatchInlineSnapshot(`
    "(a: float64[]) =>
      b: float64[] = whileLoop(a, test: (a: float64[]) =>
        b: float64[] = less(a, -0)
        return b, body: (a: float64[]) =>
        b: float64[] = less(a, 1)
        c: float64[] = cond(b, a, onTrue: (a: float64[]) =>
          b: float64[] = sin(a)
          return b, onFalse: (a: float64[]) =>
          b: float64[] = exp(a)
          return b)
        return c, constants: 0, keep: false)
      return b"
  `);
  expect(formatProgram(trace(grad((x: Tensor) => sum(mul(x, zeros([3])))), [1, 2, 3]))).toMatchInlineSnapshot(`
    "(a: float64[3]) =>
      b: float64[3] = broadcastTo(0, shape: [3])
      c: float64[3] = broadcastTo(1, shape: [3])
      d: float64[3] = mul(c, b)
      return d"
  `);
});

it("evaluate takes numbers of any dtype as those of the example, but into whole ones only whole ones", () => {
  const [floats, wholes] = [trace((x: Tensor) => mul(x, 2), Float64Array.of(1, 2)), trace((x: Tensor) => mul(x, tensor(2, "int32")), Int32Array.of(1, 2))];
  expect([Float32Array.of(1, 3), Int32Array.of(1, 3), [1, 3]].map((xs) => evaluate(floats, xs))).toEqual(Array(3).fill(Float64Array.of(2, 6)));
  expect([Float64Array.of(1, -3), [1, -3]].map((xs) => evaluate(wholes, xs))).toEqual(Array(2).fill(Int32Array.of(2, -6)));
  for (const [got, xs] of [["1.5", [1.5, 2]], ["NaN", [NaN, 2]], ["2147483648", [2 ** 31, 2]], ["-Infinity", [1, -Infinity]]] as const)
    expect(() => evaluate(wholes, xs)).toThrow(expect.objectContaining({ code: "autodiff/whole-numbers", data: { call: "evaluate", path: "input 0", got } }));
});

it("evaluate refuses an operation that is not loaded", () => {
  const program = trace((x: Tensor) => mul(x, 2), 1);
  const other = { ...program, equations: program.equations.map((equation) => ({ ...equation, primitive: "nothing" as "mul" })) };
  expect(() => evaluate(other, 1)).toThrow(expect.objectContaining({ code: "autodiff/not-loaded", data: { call: "nothing" } }));
});
