import { expect, it } from "vitest";
import { add, checkpoint, div, evaluate, exp, fori, grad, hessian, jvp, log, mul, pow, scan, sin, sqrt, square, sub, sum, tensor, trace, vmap, where, less, type Tensor } from "../../src/index.js";
import { debugNaN } from "../../src/check/debug-nan.js";
import { isGradkitError } from "@gradkit/shapes";

interface Found { readonly operation: string; readonly made: boolean; readonly pass: string; readonly path: string; readonly index: readonly number[]; readonly line: number }

/** What debugNaN says; the line is counted from that of the call. */
const found = (call: () => unknown, base: number): Found => {
  try {
    call();
  } catch (e) {
    if (!isGradkitError(e, "autodiff/nan")) throw e;
    const { site, ...data } = e.data as unknown as Found & { site: string };
    const [, file, line] = /([\w-]+\.test\.ts)\S*?:(\d+):\d+$/u.exec(site) ?? [];
    expect(file).toBe("debug-nan.test.ts");
    return { ...data, line: Number(line) - base };
  }
  throw new Error("nothing was thrown");
};
/** The number of the line that asks. */
const lineOf = (): number => Number(/debug-nan\.test\.ts\S*?:(\d+):\d+\)?$/mu.exec(new Error("here").stack!.split("\n").slice(2).join("\n"))![1]);

it("debugNaN passes on values without NaN, in their containers", () => {
  expect(debugNaN((x: Tensor) => ({ y: exp(x), z: sum(x) }))([1, 2])).toEqual({ y: [Math.E, Math.exp(2)], z: 3 });
  expect(debugNaN(grad((x: Tensor) => sum(square(x))))([1, 2])).toEqual([2, 4]);
});

it("debugNaN names the operation, its numbers and the line", () => {
  const base = lineOf();
  const f = (x: Tensor): Tensor => {
    const y = sub(x, 2);
    const z = log(y);
    return mul(sin(z), 2);
  };
  expect(found(() => debugNaN(f)([3, 1, 5]), base)).toEqual({ operation: "log(-1)", made: true, pass: "forward", path: "f(x)", index: [1], line: 3 });
  expect(found(() => debugNaN(vmap(f) as unknown as typeof f)([3, 1, 5]), base)).toMatchObject({ operation: "log(-1)", line: 3 });
  expect(found(() => debugNaN((x: Tensor) => jvp(f, [x], [x]).tangent as unknown as Tensor)([3, 1]), base)).toMatchObject({ line: 3 });
});

it("debugNaN names the line whose derivative it is, in the reverse pass", () => {
  const base = lineOf();
  const f = (x: Tensor): Tensor => {
    const y = square(x);
    const z = sqrt(y);
    return sum(mul(z, z));
  };
  expect(f(tensor([0, 1])).shape).toEqual([]);
  // 2z · 1/(2√y) at y = 0 is 0 · ∞.
  expect(found(() => debugNaN(grad(f))([1, 0]), base)).toMatchObject({ made: true, pass: "reverse", index: [1], line: 3 });
});

it("debugNaN looks into loops, checkpoints and programs", () => {
  const base = lineOf();
  const step = (x: Tensor): Tensor => sub(x, 1);
  const root = (x: Tensor): Tensor => sqrt(x);
  const looped = (x: Tensor): Tensor => fori(0, 4, (_, s) => root(step(s)), x);
  expect(found(() => debugNaN(looped)(3), base)).toMatchObject({ operation: expect.stringMatching(/^sqrt\(-0\.\d+\)$/u) as string, line: 2 });
  expect(found(() => debugNaN(grad(looped))(3), base)).toMatchObject({ line: 2 });
  expect(found(() => debugNaN((x: Tensor) => scan((s: Tensor, e: Tensor) => [root(e), s], x, tensor([1, -1]))[0])(3), base)).toMatchObject({ operation: "sqrt(-1)", line: 2 });
  expect(found(() => debugNaN(checkpoint(root))(-1), base)).toMatchObject({ operation: "sqrt(-1)", line: 2 });
  const program = trace(root, 1);
  expect(found(() => debugNaN((x: Tensor) => evaluate(program, x) as Tensor)(-4), base)).toMatchObject({ operation: "sqrt(-4)", line: 9 });
});

it("debugNaN passes over what is selected away, and blames the NaN that is in the result", () => {
  const base = lineOf();
  const f = (x: Tensor): Tensor => {
    const unused = log(sub(x, 10));
    const chosen = where(less(x, 10), x, unused);
    return div(sub(chosen, 1), sub(chosen, 1));
  };
  expect(debugNaN(f)(2)).toBe(1);
  expect(found(() => debugNaN(f)(1), base)).toMatchObject({ operation: "div(0, 0)", line: 4 });
});

it("debugNaN tells a NaN that came in from one that was made", () => {
  const base = lineOf();
  const f = (x: Tensor, y: Tensor): Tensor => add(mul(x, 2), y);
  expect(found(() => debugNaN(f)(1, NaN), base)).toMatchObject({ operation: "add(2, NaN)", made: false, line: 1 });
  expect(found(() => debugNaN(f)(NaN, 1), base)).toMatchObject({ operation: "mul(NaN, 2)", made: false, line: 1 });
});

it("debugNaN finds the NaN of a second derivative", () => {
  const base = lineOf();
  const f = (x: Tensor): Tensor => pow(square(x), 0.5);
  expect(found(() => debugNaN(hessian(f) as unknown as (x: Tensor) => Tensor)(0), base)).toMatchObject({ made: true, line: 1 });
});
