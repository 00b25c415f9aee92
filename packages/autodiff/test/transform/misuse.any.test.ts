import { describe, expect, it } from "vitest";
import { add, grad, greater, hessian, item, jacobian, jvp, mul, norm, scan, sin, square, sum, tensor, toArray, trace, transpose, valueAndGrad, vmap, type Tensor } from "../../src/index.js";
import { triangularSolve, vectorNorm } from "../../src/linalg/index.js";

const code = (of: string, data: object = {}) => expect.objectContaining({ code: of, data: expect.objectContaining(data) as unknown });
const plain = (x: unknown): number => x as number;

describe("operators of JavaScript on tensors throw, under every transformation", () => {
  const misuses: readonly { readonly title: string; readonly f: (x: Tensor) => unknown }[] = [
    { title: "x * 2", f: (x) => plain(x) * 2 },
    { title: "-x", f: (x) => -plain(x) },
    { title: "x + 1", f: (x) => plain(x) + 1 },
    { title: "x > 0", f: (x) => (plain(x) > 0 ? x : 1) },
    { title: "Math.sin(x)", f: (x) => Math.sin(plain(x)) },
    { title: "`${x}`", f: (x) => `${plain(x)}` },
    { title: "x == 2", f: (x) => plain(x) == 2 },
    { title: "JSON.stringify(x)", f: (x) => JSON.stringify({ x }) },
    { title: "a typed array of x", f: (x) => Float64Array.of(plain(x)) },
  ];
  const ways: readonly { readonly way: string; readonly run: (f: (x: Tensor) => Tensor) => unknown }[] = [
    { way: "grad", run: (f) => grad(f)(2) },
    { way: "jvp", run: (f) => jvp(f, [2], [1]) },
    { way: "jacobian", run: (f) => jacobian(f)(2) },
    { way: "vmap", run: (f) => vmap(f)([1, 2]) },
    { way: "trace", run: (f) => trace(f as never, 2) },
    { way: "no transformation", run: (f) => f(tensor(2)) },
  ];
  it.each(misuses.flatMap((misuse) => ways.map((way) => ({ ...misuse, ...way }))))("$title in $way", ({ f, run }) => {
    expect(() => run(f as (x: Tensor) => Tensor)).toThrow(code("autodiff/host-operator", { shape: [] }));
  });
});

describe("a tensor is no array: an index and a length throw, under every transformation", () => {
  const list = (x: Tensor): number[] => x as unknown as number[];
  const misuses: readonly { readonly title: string; readonly key: string; readonly isWritten?: boolean; readonly f: (x: Tensor) => unknown }[] = [
    { title: "x[0] * x[1]", key: "0", f: (x) => list(x)[0]! * list(x)[1]! },
    { title: "mul(x[1], 2)", key: "1", f: (x) => mul(list(x)[1]!, 2) },
    { title: "a loop up to x.length", key: "length", f: (x) => { let total: Tensor | number = 0; for (let k = 0; k < list(x).length; k++) total = add(total, list(x)[k]!) as Tensor; return total; } },
    { title: "Math.max.apply", key: "length", f: (x) => Math.max.apply(null, list(x)) },
    { title: "x[0] = 5", key: "0", isWritten: true, f: (x) => { list(x)[0] = 5; return sum(x); } },
    { title: "x.length = 1", key: "length", isWritten: true, f: (x) => { list(x).length = 1; return sum(x); } },
  ];
  const ways: readonly { readonly way: string; readonly run: (f: (x: Tensor) => Tensor) => unknown }[] = [
    { way: "grad", run: (f) => grad(f)([2, 3]) },
    { way: "jvp", run: (f) => jvp(f, [[2, 3]], [[1, 0]]) },
    { way: "vmap", run: (f) => vmap(f)([[2, 3]]) },
    { way: "trace", run: (f) => trace(f as never, [2, 3]) },
    { way: "no transformation", run: (f) => f(tensor([2, 3])) },
  ];
  it.each(misuses.flatMap((misuse) => ways.map((way) => ({ ...misuse, ...way }))))("$title in $way", ({ f, run, key, isWritten = false }) => {
    expect(() => run(f as (x: Tensor) => Tensor)).toThrow(code("autodiff/index", { shape: [2], key, isWritten }));
  });

  it("the message says what to write", () => {
    expect(() => grad(misuses[0]!.f as never)([2, 3])).toThrow(/has no x\[0\]\. Did you mean x\.slice\(0\), or const \[a, b\] = x\?$/u);
    expect(() => grad(misuses[2]!.f as never)([2, 3])).toThrow(/has no length\. Did you mean x\.shape\[0\]\?$/u);
    expect(() => grad(misuses[4]!.f as never)([2, 3])).toThrow(/a tensor never changes\. Did you mean where\(…\), concat\(…\) or scatterAdd\(…\)\?$/u);
  });

  it("what no array has stays what it is for every object", () => {
    const x = tensor([1, 2]) as unknown as Record<string, unknown>;
    expect([x["then"], x["name"], "0" in x, x["hasOwnProperty"]]).toEqual([undefined, undefined, false, Object.prototype.hasOwnProperty]);
    expect(Object.prototype.toString.call(x)).toBe("[object Object]");
    expect(x).toBeInstanceOf(Object);
  });
});

describe("numbers that are not there", () => {
  it("batched and recorded tensors have none, and the message says what to use", () => {
    expect(() => vmap((x: Tensor) => (item(x) > 0 ? x : square(x)))([1, 2])).toThrow(code("autodiff/no-numbers", { call: "item", kind: "batch" }));
    expect(() => trace((x: Tensor) => tensor(toArray(x) as number[]), [1, 2])).toThrow(code("autodiff/no-numbers", { call: "toArray", kind: "record" }));
    expect(() => trace((x: Tensor) => grad((y) => (item(y) > 0 ? y : square(y)))(x) as Tensor, 1)).toThrow(/cond\(…\), select\(…\) or whileLoop\(…\)/);
  });

  it("a tensor with more than one number is no number", () => {
    expect(() => item([1, 2])).toThrow(code("shapes/item"));
  });
});

describe("tensors that escape", () => {
  it("a tensor that is kept from a derivative cannot be used after it", () => {
    let kept: Tensor | undefined;
    grad((x) => square((kept = mul(x, 2))))(3);
    expect(() => add(kept!, 1)).toThrow(code("autodiff/escaped", { kind: "forward" }));
    expect(() => item(kept!)).toThrow(code("autodiff/escaped"));
  });

  it("a tensor that is kept from a batch or a program cannot be used after it", () => {
    const kept: Tensor[] = [];
    const keep = (x: Tensor): Tensor => (kept.push(x), sin(x));
    vmap(keep)([1, 2]);
    trace(keep as never, 1);
    for (const x of kept) expect(() => sin(x)).toThrow(code("autodiff/escaped"));
  });

  it("after an error inside a derivative the next one starts afresh", () => {
    expect(() => grad(() => { throw new RangeError("from inside"); })(1)).toThrow(RangeError);
    expect(grad((x) => square(x))(3)).toBe(6);
  });
});

describe("arguments and values that do not fit", () => {
  it("grad of a vector suggests jacobian", () => {
    expect(() => grad((x) => mul(x, 2))([1, 2, 3])).toThrow(code("autodiff/not-scalar", { call: "grad", shape: [3] }));
    expect(() => grad((x) => mul(x, 2))([1, 2, 3])).toThrow("grad: f(x) must be a scalar, got shape (3). Did you mean jacobian(f)?");
  });

  it("what is no number is named with its path", () => {
    expect(() => grad((p: { a: Tensor; b: { c: Tensor } }) => sum(p.a))({ a: [1], b: { c: "text" as never } })).toThrow(code("autodiff/leaf", { got: "string", path: "x.b.c" }));
    expect(() => grad((x) => x)(null as unknown as number)).toThrow(code("autodiff/leaf", { got: "null" }));
    expect(() => sin("1" as never)).toThrow(code("autodiff/leaf", { call: "sin" }));
  });

  it("a tangent of another shape is named with its path", () => {
    expect(() => jvp((x) => x, [[1, 2]], [[1]])).toThrow(code("autodiff/tree", { expected: "(2)", got: "(1)" }));
    expect(() => jvp((x) => x, [[1, 2]], [] as never)).toThrow(code("autodiff/tree", { got: "nothing" }));
  });

  it("options that are none, or have another name, are refused: they would silently change nothing", () => {
    const matrix = [[1, 2], [3, 4]];
    const f = (x: Tensor, y: Tensor): Tensor => mul(x, y);
    const misuses: readonly (readonly [call: string, got: string, run: () => unknown])[] = [
      ["sum", "0", () => sum(matrix, 0 as never)],
      ["sum", "axis", () => sum(matrix, { axis: 0 } as never)],
      ["amax", "[0,1]", () => tensor(matrix).amax([0, 1] as never)],
      ["norm", "keepdims", () => norm(matrix, { axes: 0, keepdims: true } as never)],
      ["grad", "[0,1]", () => grad(f, [0, 1] as never)],
      ["grad", '"1"', () => grad(f, "1" as never)],
      ["valueAndGrad", "argnums", () => valueAndGrad(f, { argnums: 1 } as never)],
      ["hessian", "[0,1]", () => hessian(f, [0, 1] as never)],
      ["jacobian", "1", () => jacobian(f, 1 as never)],
      ["scan", "3", () => scan((c) => [c, c], 0, [1, 2, 3], 3 as never)],
      ["vectorNorm", "ord", () => vectorNorm([1, 2], { ord: 1 } as never)],
      ["triangularSolve", "trans", () => triangularSolve(matrix, [1, 2], { trans: true } as never)],
    ];
    for (const [call, got, run] of misuses) expect(run).toThrow(code("autodiff/options", { call, got }));
    expect(() => sum(matrix, 0 as never)).toThrow("sum: options are an object of axes, keepAxes, got 0. Did you mean { axes: 0 }?");
    expect(() => sum(matrix, { axis: 0 } as never)).toThrow("sum: options are an object of axes, keepAxes, got axis");
  });

  it("an argument that is not there is named", () => {
    const product = (x: Tensor, y: Tensor): Tensor => mul(x, y);
    for (const argnum of [-1, 2, 0.5, NaN]) expect(() => grad(product, argnum)(1, 2)).toThrow(code("autodiff/primitive", { call: "grad", got: String(argnum) }));
    expect(() => hessian(product, 2)(1, 2)).toThrow(code("autodiff/primitive", { got: "2" }));
    expect(() => jacobian((x: Tensor) => x, { argnum: 1 as never })(1)).toThrow("jacobian: argnum counts the arguments, from 0 to 0, got 1");
    expect(() => jacobian((x: Tensor) => x, { mode: "fwd" as never })).toThrow(code("autodiff/primitive", { call: "jacobian", got: "fwd" }));
  });

  it("batch axes that are not there are named, and so is a list of them for other arguments", () => {
    const rows = [[1, 2], [3, 4]];
    const first = vmap((x: { a: Tensor; b: Tensor }) => x.a);
    const axes: readonly (readonly [got: string, run: () => unknown])[] = [
      ["2", () => vmap((x: Tensor) => x, 2)(rows)], ["-3", () => vmap((x: Tensor) => x, [-3])(rows)], ["0.5", () => vmap((x: Tensor) => x, 0.5)(rows)],
      ["5", () => vmap((x: Tensor) => x, 0, 5)(rows)], ["-3", () => vmap((x: Tensor) => x, 0, -3)(rows)], ["0", () => vmap((x: Tensor) => x)(7)], ["0", () => first({ a: rows, b: 7 })],
    ];
    for (const [got, run] of axes) expect(run).toThrow(code("autodiff/primitive", { call: "vmap", got }));
    expect(() => first({ a: rows, b: 7 })).toThrow("vmap: a scalar has no batch axis, write null for argument 0.b, got 0");
    expect(() => vmap((x: Tensor, y: Tensor) => mul(x, y), [0])([1, 2], [3, 4])).toThrow(code("autodiff/tree", { path: "inAxes", got: "1" }));
    expect(() => vmap((x: Tensor) => x, [0, 0])([1, 2])).toThrow(code("autodiff/tree", { path: "inAxes", got: "2" }));
  });

  it("a permutation names every axis once", () => {
    expect(() => transpose([[1, 2]], [0] as never)).toThrow(code("shapes/permutation"));
    expect(() => transpose([[1, 2]], [0, 1, 2] as never)).toThrow(code("shapes/axis"));
    expect(() => tensor([[1, 2]]).transpose([1, 1] as never)).toThrow(code("shapes/axis-repeated"));
    expect(toArray(transpose([[1, 2]], [-1, 0]))).toEqual([[1], [2]]);
  });

  it("batches of different sizes are named", () => {
    expect(() => vmap((x: Tensor, y: Tensor) => add(x, y))([1, 2], [1, 2, 3])).toThrow(code("autodiff/tree", { call: "vmap" }));
    expect(() => vmap((x: Tensor) => x, null)([1])).toThrow(code("autodiff/tree", { call: "vmap" }));
  });

  it("shapes that do not broadcast are named", () => {
    expect(() => add(tensor([1, 2]) as Tensor, tensor([1, 2, 3]) as Tensor)).toThrow(code("shapes/broadcast"));
    expect(() => greater(tensor([1, 2]) as Tensor, tensor([1, 2, 3]) as Tensor)).toThrow(code("shapes/broadcast"));
  });
});
