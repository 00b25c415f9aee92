import { rules } from "@gradkit/scalar";
import { NDArray } from "@gradkit/shapes";
import { describe, expect, it } from "vitest";
import { binaryLoops, elementwise, unaryLoops } from "../../src/kernels/elementwise.js";

/** What the loops must compute where scalar's table does not tell. */
const others: Readonly<Record<string, (x: number, y: number) => number>> = {
  scale: (x, y) => (x === 0 || y === 0 ? 0 : x * y),
  less: (x, y) => Number(x < y),
  equal: (x, y) => Number(x === y),
};
const valueOf = (name: string): ((...xs: number[]) => number) => (rules as unknown as Record<string, { value: (...xs: number[]) => number }>)[name]?.value ?? (others[name] as never);

const special = [0, -0, 1, -1, 0.5, -2.5, 1e-320, 1e308, -1e308, Infinity, -Infinity, NaN, 20, -37];
const grid = special.flatMap((x) => special.map((y) => [x, y] as const));

it("the loops are these", () => {
  expect(Object.keys(unaryLoops).toSorted()).toEqual(["abs", "cos", "exp", "log", "neg", "relu", "sin", "sqrt", "square", "tanh"]);
  expect(Object.keys(binaryLoops).toSorted()).toEqual(["add", "div", "equal", "less", "max", "min", "mul", "pow", "scale", "sub"]);
});

describe("a loop of its own computes what the row says, bit for bit", () => {
  it.each(Object.keys(unaryLoops))("%s", (name) => {
    const out = elementwise(name, valueOf(name))([new NDArray(Float64Array.from(special), [special.length])])[0]!;
    expect([...out]).toEqual(special.map((x) => valueOf(name)(x)));
  });

  it.each(Object.keys(binaryLoops))("%s", (name) => {
    const columns = [0, 1].map((k) => new NDArray(Float64Array.from(grid, (pair) => pair[k]!), [grid.length]));
    expect([...elementwise(name, valueOf(name))(columns)[0]!]).toEqual(grid.map(([x, y]) => valueOf(name)(x, y)));
  });
});

describe("views are read through their strides", () => {
  const base = new NDArray(Float64Array.from({ length: 24 }, (_, k) => k), [2, 3, 4]);
  const views: readonly NDArray[] = [
    base, base.transpose() as NDArray, base.transpose([1, 2, 0]) as NDArray, base.slice([], [], [null, null, -1]) as NDArray, base.slice([], [0, 2], [1, 3]) as NDArray, base.slice(1, [], 2) as NDArray,
    base.slice([], [0, 1]).broadcastTo([5, 2, 3, 4] as never) as NDArray, new NDArray(Float64Array.of(3), []).broadcastTo([2, 2] as never) as NDArray, base.slice([0, 0]) as NDArray,
  ];
  it.each(views.map((view) => ({ view })))("in an operation with itself and with a copy ($view.shape)", ({ view }) => {
    for (const pair of [[view, view], [view, view.copy()], [view.copy(), view]]) {
      const [out] = elementwise("add", (x, y) => x! + y!)(pair);
      expect(out!.shape).toEqual(view.shape);
      expect([...out!]).toEqual([...view].map((x) => 2 * x));
    }
    expect([...elementwise("cbrt", Math.cbrt)([view])[0]!]).toEqual([...view].map(Math.cbrt));
    expect([...elementwise("where", (c, a, b) => (c ? a! : b!))([view, view, view.copy()])[0]!]).toEqual([...view]);
  });
});
