import { array, NDArray } from "@gradkit/shapes";
import { describe, expect, it } from "vitest";
import { add, grad, jacobian, jvp, linearize, matmul, mul, ravel, scan, sin, square, stack, sum, tensor, toArray, trace, transpose, validate, valueAndGrad, vjp, vmap, Tensor } from "../../src/index.js";

const total = (x: Tensor): Tensor => sum(square(x));

describe("a gradient comes back in the container of its argument", () => {
  it("number for number", () => expect(grad(total)(3)).toBe(6));
  it("list for list, nested as deep", () => expect(grad(total)([[1, 2], [3, 4]])).toEqual([[2, 4], [6, 8]]));
  it("Float64Array for Float64Array, of its own storage", () => {
    const x = new Float64Array([1, 2]);
    const gradient = grad((y) => sum(y))(x);
    gradient[0] = 7;
    expect(gradient).toEqual(new Float64Array([7, 1]));
    expect(x).toEqual(new Float64Array([1, 2]));
  });
  it("Float32Array for Float32Array", () => expect(grad(total)(new Float32Array([1, 2]))).toEqual(new Float32Array([2, 4])));
  it("NDArray for NDArray", () => {
    const gradient = grad(total)(array([[1, 2], [3, 4]]));
    expect(gradient).toBeInstanceOf(NDArray);
    expect(gradient.toNested()).toEqual([[2, 4], [6, 8]]);
  });
  it("NDArrays in row-major order, of their own storage", () => {
    const x = array([[1, 2], [3, 4]]);
    const flipped = grad((y: Tensor) => sum(mul(transpose(y), [[1, 2], [3, 4]])))(x);
    const same = jvp((y: Tensor) => y, [x], [x]);
    const found = [flipped, grad((y: Tensor) => sum(y))(x), same.value, same.tangent, jacobian((y: Tensor) => stack([y.slice(0), y.slice(1), sum(y)]), { mode: "forward" })(new Float64Array([1, 2]))] as NDArray[];
    expect(found.map(({ data }) => [...data])).toEqual([[1, 3, 2, 4], [1, 1, 1, 1], [1, 2, 3, 4], [1, 2, 3, 4], [1, 0, 0, 1, 1, 1]]);
    for (const { data } of found) data.fill(7);
    expect(x.toNested()).toEqual([[1, 2], [3, 4]]);
  });
  it("of the argument as it was, whatever is written to it before a pullback or a pushforward is called", () => {
    const [x, y] = [new Float64Array([1, 2]), array([3, 4])];
    const dotted = (a: Tensor, b: Tensor): Tensor => sum(mul(a, b));
    const [{ pullback }, { pushforward }] = [vjp(dotted, x, y), linearize(dotted, x, y)];
    for (const { data } of [{ data: x }, y]) data.fill(100);
    expect(pullback(1).map((part) => [...(part as Iterable<number>)])).toEqual([[3, 4], [1, 2]]);
    expect(pushforward([1, 0], [0, 1])).toBe(5);
  });
  it("a tensor is a copy, which no write to its array changes", () => {
    const [typed, whole] = [new Float64Array([1, 2]), array([3, 4])];
    const tensors = [tensor(typed), tensor(whole)];
    for (const { data } of [{ data: typed }, whole]) data.fill(100);
    expect(tensors.map((x) => toArray(x))).toEqual([[1, 2], [3, 4]]);
  });
  it("Tensor for Tensor", () => expect(grad(total)(tensor([1, 2]))).toBeInstanceOf(Tensor));
  it("views are read through their strides", () => {
    expect(grad((x) => sum(mul(x, [[1, 2], [3, 4]])))(array([[1, 2], [3, 4]]).transpose()).toNested()).toEqual([[1, 2], [3, 4]]);
  });
});

describe("trees in, trees out", () => {
  interface Layer { readonly w: Tensor; readonly b: Tensor }
  const net = (layers: readonly Layer[], x: Tensor): Tensor => layers.reduce((y, { w, b }) => sin(add(matmul(w, y), b)), x);
  const layers = [{ w: [[0.1, 0.2], [0.3, 0.4]], b: new Float64Array([0.5, 0.6]) }, { w: [[0.7, 0.8]], b: [0.9] }];

  it("the gradient of objects in lists has their structure", () => {
    const gradient = grad((p: readonly Layer[], x: Tensor) => sum(net(p, x)))(layers, [1, 2]);
    expect(gradient.map(({ w, b }) => [array(w as number[][]).shape, b.constructor.name])).toEqual([[[2, 2], "Float64Array"], [[1, 2], "Array"]]);
  });

  it("argnum names the argument", () => {
    const f = (x: Tensor, y: Tensor): Tensor => mul(square(x), y);
    expect(grad(f)(3, 5)).toBe(30);
    expect(grad(f, 1)(3, 5)).toBe(9);
    expect(valueAndGrad(f, 1)(3, 5)).toEqual({ value: 45, gradient: 9 });
    expect(jacobian(f, { argnum: 1 })(3, 5)).toBe(9);
  });

  it("values may be trees: jvp, vjp, linearize and jacobian keep them", () => {
    const f = (x: Tensor): { readonly double: Tensor; readonly parts: readonly Tensor[] } => ({ double: mul(x, 2), parts: [square(x)] });
    expect(jvp(f, [3], [1])).toEqual({ value: { double: 6, parts: [9] }, tangent: { double: 2, parts: [6] } });
    expect(linearize(f, 3).pushforward(10)).toEqual({ double: 20, parts: [60] });
    expect(vjp(f, 3).pullback({ double: 1, parts: [1] })).toEqual([8]);
    expect(jacobian(f)(3)).toEqual({ double: 2, parts: [6] });
  });

  it("the Jacobian of a tree by a tree is the tree of values, at each leaf the tree of the argument", () => {
    const f = ({ a, b }: { a: Tensor; b: Tensor }): { y: Tensor } => ({ y: mul(a, b) });
    expect(jacobian(f)({ a: 2, b: [3, 4] })).toEqual({ y: { a: [3, 4], b: [[2, 0], [0, 2]] } });
  });

  it("an argument that f does not use has derivative 0 of its shape", () => {
    expect(grad((p: { used: Tensor; unused: Tensor }) => square(p.used))({ used: 2, unused: [[1, 2]] })).toEqual({ used: 4, unused: [[0, 0]] });
    expect(grad(() => tensor(1))([1, 2])).toEqual([0, 0]);
  });

  it("a vector argument may be taken apart, as the chapter writes it", () => {
    expect(grad(([x, y]) => mul(square(x!), y!))([3, 5])).toEqual([30, 9]);
  });
});

describe("a tree that is nested too deep, as one that contains itself, is refused with a code", () => {
  const nested = (levels: number, around: (inner: unknown) => unknown): unknown => (levels === 0 ? 1 : around(nested(levels - 1, around)));
  const self: Record<string, unknown> = {};
  self["next"] = self;
  const list: unknown[] = [1];
  list.push(list);
  const trees: readonly (readonly [string, unknown])[] = [["lists", nested(3000, (x) => [x])], ["objects", nested(3000, (next) => ({ next }))], ["an object in itself", self], ["a list in itself", list]];
  const ways: Readonly<Record<string, (tree: never) => unknown>> = {
    grad: (tree) => grad(() => 1 as never)(tree),
    jvp: (tree) => jvp(() => tree, [1], [1]),
    vjp: (tree) => vjp((x: Tensor) => x, 1).pullback(tree),
    vmap: (tree) => vmap((x: Tensor) => x)(tree),
    trace: (tree) => trace((x: never) => x, tree),
    scan: (tree) => scan((x) => [x, undefined], tree, undefined, { length: 1 }),
    ravel: (tree) => ravel(tree),
    valueAndGrad: (tree) => valueAndGrad((x: Tensor) => [x, tree] as const, { aux: true })(1),
  };
  it.each(trees.flatMap(([of, tree]) => Object.entries(ways).map(([way, run]) => ({ of, tree, way, run }))))("$of in $way", ({ tree, way, run }) => {
    expect(() => run(tree as never)).toThrow(expect.objectContaining({ code: "autodiff/depth", data: expect.objectContaining({ call: way, limit: 50 }) as unknown }));
  });

  it("one as deep as that is a tree, and its program one that validates", () => {
    const tree = nested(49, (next) => ({ next })) as never;
    expect(jvp((x: never) => x, [tree], [tree]).tangent).toEqual(tree);
    expect(validate(structuredClone(trace((x: never) => x, tree))).inputs).toHaveLength(1);
  });
});
