import { describe, expect, it } from "vitest";
import {
  add, arange, broadcastTo, cast, cond, customJvp, customVjp, evaluate, fori, grad, greater, hessian, item, jacobian, jvp, linearize, mul, norm, oneHot, pad, scan, sin, square, stack, sum, tensor, toArray, trace,
  transpose, valueAndGrad, vjp, vmap, zeros, type Tensor,
} from "../../src/index.js";
import { thrown } from "@repo/testing";
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
    expect(() => grad(misuses[2]!.f as never)([2, 3])).toThrow(/has no x\.length\. Did you mean x\.shape\[0\]\?$/u);
    expect(() => grad(misuses[4]!.f as never)([2, 3])).toThrow(/is no array, and has no x\[0\]\. Did you mean where\(…\), concat\(…\) or scatterAdd\(…\)\?$/u);
  });

  it("what no array has stays what it is for every object", () => {
    const x = tensor([1, 2]) as unknown as Record<string, unknown>;
    expect([x["then"], x["name"], "0" in x, typeof x["hasOwnProperty"]]).toEqual([undefined, undefined, false, "function"]);
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

  it("what is no function is refused, and so are values, lists and programs of another form", () => {
    const one = tensor(1) as never;
    const misuses: Readonly<Record<string, () => unknown>> = {
      "grad of a value": () => grad(square(2) as never),
      "valueAndGrad of a number": () => valueAndGrad(2 as never),
      "jacobian of nothing": () => jacobian(undefined as never),
      "hessian of nothing": () => hessian(undefined as never),
      "jvp of a value": () => jvp(one, [1], [1]),
      "vjp of a value": () => vjp(one, 1),
      "linearize of a value": () => linearize(one, 1),
      "vmap of a value": () => vmap(one),
      "trace of a value": () => trace(one, 1),
      "a branch that is a value": () => cond(1, (x: Tensor) => x, one, 1),
      "a loop without a step": () => scan(undefined as never, 0, [1]),
      "a customJvp without a rule": () => customJvp((x: Tensor) => x, undefined as never)(1),
      "a customVjp without a pullback": () => customVjp((x: Tensor) => x, (x) => [x, x], undefined as never)(1),
      "a step that gives no pair": () => scan((c: Tensor) => c as never, [1, 2], [1, 2]),
      "a step that gives nothing": () => scan(() => undefined as never, 0, [1]),
      "a forward pass that gives no pair": () => customVjp((x: Tensor) => x, (x) => x as never, (_, ct: Tensor) => [ct])(1),
      "jvp without tangents": () => jvp((x: Tensor) => x, [1], undefined as never),
      "a program that is none": () => evaluate({} as never, 1),
      "a function that returns nothing": () => grad((x) => { square(x); return undefined as never; })(1),
      "an async function": () => grad((async (x: Tensor) => square(x)) as never)(1),
      "bytes": () => grad((x) => sum(x))(new Uint8Array(2) as never),
      "a boolean": () => mul(1, true as never),
      "a size below 0": () => arange(-1),
      "a size that is no list": () => zeros(3 as never),
      "a broken size": () => broadcastTo(1, [1.5]),
      "a depth below 0": () => oneHot([0], -1),
      "another dtype": () => cast([1], "float16" as never),
      "widths that are no pairs": () => pad([1, 2], [1, 1] as never),
      "nothing to stack": () => stack([]),
      "whole numbers times a fraction": () => fori(0, 2, (k, x) => mul(k, x), tensor(0.5)),
    };
    expect(Object.fromEntries(Object.entries(misuses).map(([title, run]) => [title, thrown(run)]))).toMatchInlineSnapshot(`
      {
        "a boolean": "autodiff/leaf: mul: expected numbers, arrays or plain objects of them, got boolean at its argument. Did you mean Number(x)?",
        "a branch that is a value": "autodiff/function: cond: expected a function, got Tensor. Did you mean to pass f itself, and not f(x)?",
        "a broken size": "shapes/shape: size: a shape is a list of whole numbers from 0 up, got 1.5 at [0] of (1.5)",
        "a customJvp without a rule": "autodiff/function: customJvp: expected a function, got undefined. Did you mean to pass f itself, and not f(x)?",
        "a customVjp without a pullback": "autodiff/function: customVjp: expected a function, got undefined. Did you mean to pass f itself, and not f(x)?",
        "a depth below 0": "shapes/shape: size: a shape is a list of whole numbers from 0 up, got -1 at [1] of (1, -1)",
        "a forward pass that gives no pair": "autodiff/tree: customVjp: the value of forward must have the structure and shape of its counterpart, [value, residuals], got no list",
        "a function that returns nothing": "autodiff/leaf: grad: expected numbers, arrays or plain objects of them, got undefined at f(x). Is a return missing, or an argument?",
        "a loop without a step": "autodiff/function: scan: expected a function, got undefined. Did you mean to pass f itself, and not f(x)?",
        "a program that is none": "autodiff/program: validate: program: must be a program, got object",
        "a size below 0": "shapes/shape: size: a shape is a list of whole numbers from 0 up, got -1 at [0] of (-1)",
        "a size that is no list": "shapes/shape: size: a shape is a list of whole numbers from 0 up, got 3. Did you mean [3]?",
        "a step that gives no pair": "autodiff/tree: scan: the value of a step must have the structure and shape of its counterpart, [carry, y], got no list",
        "a step that gives nothing": "autodiff/tree: scan: the value of a step must have the structure and shape of its counterpart, [carry, y], got no list",
        "an async function": "autodiff/leaf: grad: expected numbers, arrays or plain objects of them, got Promise at f(x). Did you mean to await outside of the function?",
        "another dtype": "autodiff/primitive: cast: a dtype is float64, float32 or int32, got float16",
        "bytes": "autodiff/leaf: grad: expected numbers, arrays or plain objects of them, got Uint8Array at x. Did you mean Float64Array.from(x, Number)?",
        "grad of a value": "autodiff/function: grad: expected a function, got Tensor. Did you mean to pass f itself, and not f(x)?",
        "hessian of nothing": "autodiff/function: hessian: expected a function, got undefined. Did you mean to pass f itself, and not f(x)?",
        "jacobian of nothing": "autodiff/function: jacobian: expected a function, got undefined. Did you mean to pass f itself, and not f(x)?",
        "jvp of a value": "autodiff/function: jvp: expected a function, got Tensor. Did you mean to pass f itself, and not f(x)?",
        "jvp without tangents": "autodiff/tree: jvp: tangents must have the structure and shape of its counterpart, a list, one for each argument of f, got undefined",
        "linearize of a value": "autodiff/function: linearize: expected a function, got Tensor. Did you mean to pass f itself, and not f(x)?",
        "nothing to stack": "autodiff/primitive: stack: there is a list of at least one tensor, got none",
        "trace of a value": "autodiff/function: trace: expected a function, got Tensor. Did you mean to pass f itself, and not f(x)?",
        "valueAndGrad of a number": "autodiff/function: valueAndGrad: expected a function, got number. Did you mean to pass f itself, and not f(x)?",
        "vjp of a value": "autodiff/function: vjp: expected a function, got Tensor. Did you mean to pass f itself, and not f(x)?",
        "vmap of a value": "autodiff/function: vmap: expected a function, got Tensor. Did you mean to pass f itself, and not f(x)?",
        "whole numbers times a fraction": "autodiff/dtype: mul: inputs must be of one dtype, got int32 and float64. Did you mean cast(x, "float64")?",
        "widths that are no pairs": "autodiff/primitive: pad: widths are one number, or a pair [before, after] for each axis, got [1,1]",
      }
    `);
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
