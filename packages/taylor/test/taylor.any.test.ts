import { add, cos, einsum, evaluate, exp, grad, item, mul, pow, sin, square, stack, sum, tensor, trace, vmap, where, greater, zeros, type Tensor } from "@gradkit/autodiff";
import { parse, taylor as scalarTaylor } from "@gradkit/scalar";
import { describe, expect, it } from "vitest";
import { curvatures, derivativeTensor, jet, linearize, quadratic, taylor } from "../src/index.js";
import { format } from "../src/polynomial/index.js";
import { formula } from "./formula.js";
import { thrown } from "@repo/testing";

const example = ([x, y]: Tensor): Tensor<readonly []> => add(add(square(x!), mul(mul(2, x!), y!)), pow(y!, 3)) as Tensor<readonly []>;

describe("MML 5.8", () => {
  it("5.148: the linear model is f(x₀) + ∇f(x₀)(x − x₀)", () => {
    const model = linearize(example, [1, 2]);
    expect([model.value, model.jacobian, model.at([1.5, 2.25])]).toEqual([13, [6, 14], 13 + 6 * 0.5 + 14 * 0.25]);
  });

  it("5.149 to 5.152: the polynomial is the sum of the terms D^k f(x₀) δᵏ/k!", () => {
    const T = taylor(example, [1, 2], 3);
    const delta = [0.5, -0.25];
    expect([0, 1, 2, 3].reduce((total, k) => total + T.term(k, delta), 0)).toBe(T.at([1.5, 1.75]));
  });

  it("5.153 and 5.154: δ² and δ³ are outer products", () => {
    const delta = [2, 3];
    expect(einsum("i,j->ij", delta, delta).toArray()).toEqual([[4, 6], [6, 9]]);
    expect(einsum("i,jk->ijk", delta, einsum("i,j->ij", delta, delta)).toArray()).toEqual([[[8, 12], [12, 18]], [[12, 18], [18, 27]]]);
  });

  it("5.155 to 5.159: a term is a contraction of D^k f with k times δ, as its data say", () => {
    const T = taylor(formula("exp(x*y)"), [0.5, -1], 3);
    const delta = tensor([0.25, 0.125]);
    expect(T.contractions.map(({ spec }) => spec)).toEqual(["->", "i,i->", "ij,i,j->", "ijk,i,j,k->"]);
    const contracted = T.contractions.map(({ factor }, k) => {
      const all = Array.from({ length: k }, () => delta).reduce<Tensor>((rest, d) => einsum(`${"ijk".slice(0, rest.shape.length)},${"ijk"[rest.shape.length - 1]!}->${"ijk".slice(0, rest.shape.length - 1)}` as "i,i->", rest as never, d as never), tensor(T.terms[k]!));
      return factor * item(all);
    });
    expect(contracted).toEqual([0, 1, 2, 3].map((k) => expect.closeTo(T.term(k, [0.25, 0.125]), 14)));
  });

  it("Example 5.15: 13, [6 14], [[2 2] [2 12]], 6 at [2, 2, 2] alone, and the expansion of degree 3 is the function, exactly", () => {
    const T = taylor(example, [1, 2], 4);
    expect(T.terms.map((term) => term.toNested())).toEqual([13, [6, 14], [[2, 2], [2, 12]], [[[0, 0], [0, 0]], [[0, 0], [0, 6]]], zeros([2, 2, 2, 2]).toArray()]);
    for (const [x, y] of [[0, 0], [3, -2], [-0.5, 7.25], [1024, 2 ** -10]] as const) expect(T.at([x, y])).toBe(x * x + 2 * x * y + y ** 3);
    expect(format(T.toPolynomial())).toBe("13 + 6*(x - 1) + 14*(y - 2) + (x - 1)^2 + 2*(x - 1)*(y - 2) + 6*(y - 2)^2 + (y - 2)^3");
  });

  it("the second-order polynomial is that of quadratic", () => {
    const [q, T] = [quadratic(example, [1, 2]), taylor(example, [1, 2], 2)];
    for (const x of [[0, 0], [2, 5], [-1.5, 0.25]]) expect(q.at(x)).toBe(T.at(x));
  });
});

it.each([["x^4", 1], ["sin(x) + cos(x)", 0]])("%s at %s has the coefficients that scalar has", (expr, at) => {
  const { coefficients } = scalarTaylor(parse(expr), "x", at, 8);
  expect(jet((x) => formula(expr)(x.reshape([1])), at, 1, 8)).toEqual(coefficients.map((c) => expect.closeTo(c, 15)));
  const { terms } = taylor(formula(expr), [at], 8).toPolynomial();
  const got = coefficients.map((_, k) => terms.find(({ exponents }) => exponents[0] === k)?.coefficient ?? 0);
  expect(got).toEqual(coefficients.map((c) => expect.closeTo(c, 11)));
});

describe("a function of other shapes", () => {
  it("a number has derivatives without axes", () => {
    const T = taylor((x) => exp(x), 0, 3);
    expect(T.terms.map(({ shape }) => shape)).toEqual([[], [], [], []]);
    expect(T.at(1)).toBeCloseTo(1 + 1 + 1 / 2 + 1 / 6, 15);
    expect(T.term(2, 2)).toBe(2);
    expect(format(T.toPolynomial(["t"]))).toBe("1 + t + 1/2*t^2 + 1/6*t^3");
  });

  it("a vector of a vector has its own axis in front", () => {
    const f = ([x, y]: Tensor): Tensor<readonly [2]> => stack([mul(x!, y!), sin(x!)]) as Tensor<readonly [2]>;
    expect(derivativeTensor(f, [0, 2], 2).toNested()).toEqual([[[0, 1], [1, 0]], [[-0, 0], [0, 0]].map((row) => row.map((x) => x + 0))]);
    const T = taylor(f, [0, 2], 3);
    expect([...T.at([0.5, 3])]).toEqual([1.5, expect.closeTo(0.5 - 0.125 / 6, 15)]);
    expect(T.toPolynomial().map((p) => format(p))).toEqual(["2*x + x*(y - 2)", "x - 1/6*x^3"]);
    expect(T.contractions[1]!.spec).toBe("hi,i->h");
  });

  it("a list of tensors is stacked, a matrix has two axes for each order, and a branch on numbers is taken", () => {
    expect(derivativeTensor(([x, y]: Tensor) => [mul(x!, y!), y!], [3, 5], 1).toNested()).toEqual([[5, 3], [0, 1]]);
    const trace2 = derivativeTensor((X: Tensor) => sum(mul(X, X.transpose())), [[1, 2], [3, 4]], 2);
    expect(trace2.shape).toEqual([2, 2, 2, 2]);
    expect(trace2.toNested()).toEqual([[[[2, 0], [0, 0]], [[0, 0], [2, 0]]], [[[0, 2], [0, 0]], [[0, 0], [0, 2]]]]);
    expect(derivativeTensor((x: Tensor) => (item(sum(x)) > 0 ? sum(pow(x, 3)) : sum(x)), [1, 2], 2).toNested()).toEqual([[6, 0], [0, 12]]);
  });

  it("in 100 variables the Hessian has its 5050 entries", () => {
    const H = derivativeTensor((x: Tensor) => square(sum(sin(x))), new Float64Array(100), 2);
    expect(H.shape).toEqual([100, 100]);
    expect([...H].every((x) => x === 2)).toBe(true);
  });
});

it("derivative tensors are symmetric and agree with nested derivatives", () => {
  const f = formula("exp(x*y)*sin(z) + w^3*x/(1 + y^2)");
  const at = [0.5, -0.25, 1.5, 2];
  const D3 = derivativeTensor(f, at, 3);
  const nested = (k: number) => grad((x: Tensor) => (grad((y: Tensor) => (grad(f)(y) as unknown as Tensor).slice(k) as Tensor<readonly []>)(x) as unknown as Tensor).slice(1) as Tensor<readonly []>)(at);
  for (const k of [0, 1, 2, 3]) for (const j of [0, 1, 2, 3]) {
    expect(D3.at(k, 1, j)).toBeCloseTo((nested(k) as number[])[j]!, 11);
    expect(D3.at(k, 1, j)).toBe(D3.at(j, k, 1));
  }
});

describe("jet", () => {
  it("gives coefficients along a direction, of trees too", () => {
    expect(jet(({ a, b }: { a: Tensor; b: Tensor }) => ({ p: mul(a, b), q: sum(b) }), { a: 2, b: [1, 3] }, { a: 1, b: [0, 1] }, 2)).toMatchObject([
      { q: 4 }, { q: 1 }, { q: 0 },
    ]);
    expect(jet((x) => stack([x, square(x)]), 3, 1, 2).map((y) => [...(y as Iterable<number>)])).toEqual([[3, 9], [1, 6], [0, 1]]);
  });

  it("can be differentiated, batched and recorded", () => {
    const third = (x: Tensor): Tensor<readonly []> => (jet((y) => sin(y), x, 1, 3) as unknown as Tensor<readonly []>[])[3]!;
    expect(grad(third)(0.5)).toBeCloseTo(Math.sin(0.5) / 6, 15);
    expect(vmap(third)([0, 0.5])).toEqual([-1 / 6, expect.closeTo(-Math.cos(0.5) / 6, 15)]);
    expect(evaluate(trace(third, 1), 0.5)).toBeCloseTo(-Math.cos(0.5) / 6, 15);
  });
});

describe("linearize", () => {
  const f = ({ w, b }: { w: Tensor; b: Tensor }) => ({ y: mul(w, b), s: cos(sum(w)) });
  const at = { w: [1, 2], b: 3 };

  it("takes and gives trees", () => {
    const model = linearize(f, at);
    expect(model.value).toEqual({ y: [3, 6], s: Math.cos(3) });
    expect(model.pushforward({ w: [1, 0], b: 1 })).toEqual({ y: [4, 2], s: -Math.sin(3) });
    expect(model.at({ w: [2, 2], b: 4 })).toEqual({ y: [7, 8], s: Math.cos(3) - Math.sin(3) });
    expect(model.pullback({ y: [1, 1], s: 0 })).toEqual({ w: [3, 3], b: 3 });
  });

  it("the transpose of its Jacobian is what the pullback applies", () => {
    const g = (x: Tensor): Tensor<readonly [3]> => stack([sum(square(x)), sin(x.slice(0)), mul(x.slice(0), x.slice(1))]) as Tensor<readonly [3]>;
    const model = linearize(g, Float64Array.of(0.5, 2));
    const J = model.jacobian as { toNested: () => number[][] };
    const rows = J.toNested();
    expect([...(model.pushforward(Float64Array.of(1, -1)) as unknown as Float64Array)]).toEqual(rows.map(([a, b]) => expect.closeTo(a! - b!, 15)));
    expect([...model.pullback(Float64Array.of(1, 2, 3) as never)]).toEqual([0, 1].map((k) => expect.closeTo(rows[0]![k]! + 2 * rows[1]![k]! + 3 * rows[2]![k]!, 15)));
  });

  it("a point of another structure is refused", () => {
    const model = linearize(f, at);
    expect(thrown(() => model.at({ w: [1, 2, 3], b: 1 }))).toContain("taylor/tree");
    expect(thrown(() => model.at({ w: [1, 2] } as never))).toContain("autodiff/tree");
    expect(thrown(() => linearize((x: Tensor) => sum(x), [1, 2]).at([1]))).toContain("taylor/tree");
  });
});

it.each([
  ["taylor/order", () => taylor(example, [1, 2], -1), "taylor: the order is a whole number from 0 to 88, got -1"],
  ["taylor/order", () => taylor(formula("exp(x)"), [0], 89), "taylor: the order is a whole number from 0 to 88, got 89"],
  ["taylor/order", () => jet((x) => x, 1, 1, 0.5), "jet: the order is a whole number from 0 to 10000, got 0.5"],
  ["taylor/order", () => jet((x) => x, 1, 1, 1e9), "jet: the order is a whole number from 0 to 10000, got 1000000000"],
  ["taylor/too-large", () => derivativeTensor((x: Tensor) => sum(x), Array(100).fill(1), 5), "derivativeTensor: order 5 in 100 variables has at most 134217728 entries, got 10000000000. Did you mean jet(f, x0, direction, 5)?"],
  ["taylor/too-large", () => quadratic((x: Tensor) => sum(x), Array(1000).fill(1)), "quadratic: order 2 in 1000 variables has at most 134217728 entries, got 500500000. Did you mean jet(f, x0, direction, 2)?"],
  ["taylor/too-large", () => taylor(formula("x*y"), [1, 2], 28).terms[28], "terms: order 28 in 2 variables has at most 134217728 entries, got 268435456. Did you mean jet(f, x0, direction, 28)?"],
  ["taylor/point", () => taylor(example, [1, NaN], 1), "taylor: the point must have finite numbers, got NaN in place 1"],
  ["taylor/not-smooth", () => derivativeTensor(formula("sqrt(x)"), [0], 1), "derivativeTensor: the derivative of order 1 must be finite, got Infinity. Is the point inside of the domain?"],
  ["taylor/not-smooth", () => taylor(formula("log(x)"), [-1], 1), "taylor: the derivative of order 0 must be finite, got NaN. Is the point inside of the domain?"],
  ["taylor/value", () => taylor(() => ({ a: 1 }), [1], 1), "taylor: f(x) must be one tensor, or a list of tensors of one shape, got an object"],
  ["taylor/not-scalar", () => quadratic((x: Tensor) => x, [1, 2]), "quadratic: f(x) must be a scalar, got shape (2)"],
  ["taylor/length", () => taylor(example, [1, 2], 1).at([1, 2, 3]), "at: one entry for each of 2 variables, got 3"],
  ["taylor/length", () => taylor(example, [1, 2], 1).remainder([[0, 1]]), "remainder: one entry for each of 2 variables, got 1"],
  ["taylor/length", () => taylor(example, [1, 2], 1).toPolynomial(null as never), "toPolynomial: one entry for each of 2 variables, got 0"],
  ["taylor/polynomial", () => taylor(example, [1, 2], 1).toPolynomial(["x", "x"]), "polynomial: variables have different names, got x, x"],
  ["taylor/hessian", () => curvatures(Float64Array.of(1, 2, 3)), "curvatures: the Hessian must be a square matrix of finite numbers, got 3 numbers"],
  ["taylor/hessian", () => curvatures(Float64Array.of(NaN, 0, 0, 1)), "curvatures: the Hessian must be a square matrix of finite numbers, got NaN"],
  ["taylor/term", () => taylor(example, [1, 2], 1).term(2, [1, 2]), "term: terms are 0 to 1, got 2"],
])("%s", (code, call, message) => {
  expect(thrown(call)).toBe(`${code}: ${message}`);
});

it.each<[string, unknown, string]>([
  ["no box", undefined, "undefined"], ["a number", 3, "3"], ["a list of numbers", [0, 1], "0"], ["a side without an end", [[0, 1], [0]], "[0]"], ["a side from above", [[2, 1], [0, 1]], "[2, 1]"], ["a side of NaN", [[0, 1], [NaN, 1]], "[NaN, 1]"],
  ["null for a side", [null, [0, 1]], "null"], ["text", [["0", "1"], [0, 1]], "[0, 1]"], ["an object for a side", [{ lo: 2, hi: 1 }, [0, 1]], "an object"],
])("%s for a box is refused", (_, box, got) => {
  expect(thrown(() => taylor(example, [1, 2], 1).remainder(box as never))).toBe(`taylor/box: remainder: a side of the box is [lo, hi], lo not above hi, got ${got}`);
});

it("a side may be an object with its two ends alone", () => {
  const T = taylor(formula("exp(x)"), [0], 2);
  expect(T.remainder([{ lo: 0, hi: 1 } as never])).toEqual(T.remainder([[0, 1]]));
});

it("a function of no variables is its value", () => {
  expect(taylor((x: Tensor) => sum(x), [], 2).at([])).toBe(0);
});

it("order 88 is exact for exp", () => {
  expect(taylor(formula("exp(x)"), [0], 88).at([1])).toBeCloseTo(Math.E, 14);
});

it("a kink has the convention of its function, and the branch of a where not taken does not matter", () => {
  expect(derivativeTensor(formula("abs(x)"), [0], 1).toNested()).toEqual([0]);
  expect(derivativeTensor((x: Tensor) => sum(where(greater(x, 0), square(x), 0)), [1, -1], 2).toNested()).toEqual([[2, 0], [0, 0]]);
});
