import { array, type NDArray } from "@gradkit/shapes";
import { describe, expect, it } from "vitest";
import {
  add, cos, evaluate, exp, grad, hessian, item, jacobian, jvp, matmul, mul, sin, square, stack, sub, tensor, toArray, trace, vjp, type Tensor,
} from "../../src/index.js";
import { counts, flops } from "./flops.js";
import { chapter5, inner, net, nth, type Layer } from "./programs.js";

const numbers = (of: unknown): number[] => [...array(of as number[])];
/** The largest difference of the numbers of two arrays. */
const distance = (got: unknown, expected: unknown): number => {
  const [a, b] = [numbers(got), numbers(expected)];
  return a.length === b.length ? Math.max(...a.map((x, k) => Math.abs(x - b[k]!))) : Infinity;
};

describe("5.2 partial derivatives and gradients", () => {
  it("5.41, 5.42: f = (x + 2y³)²", () => {
    const [x, y] = [1.3, -0.7];
    expect(distance(grad(chapter5["5.41, 5.42"].f)([x, y]), [2 * (x + 2 * y ** 3), 12 * (x + 2 * y ** 3) * y ** 2])).toBeLessThan(1e-12);
  });

  it("5.43 to 5.45: f = x₁²x₂ + x₁x₂³, a row vector", () => {
    const [a, b] = [1.3, -0.7];
    const J = jacobian(chapter5["5.43 to 5.45"].f)([a, b]);
    expect(distance(J, [2 * a * b + b ** 3, a ** 2 + 3 * a * b ** 2])).toBeLessThan(1e-12);
    expect(array(J as unknown as number[]).shape).toEqual([2]);
  });

  it("5.46 to 5.48: product, sum and chain rules for Jacobians", () => {
    const f = (x: Tensor): Tensor => sin(x);
    const g = inner;
    const at = [0.4, 0.9];
    const J = (h: (x: Tensor) => Tensor, x: readonly number[] = at): Tensor => tensor(jacobian(h)([...x]) as number[][]);
    const value = (h: (x: Tensor) => Tensor): number[] => toArray(h(tensor(at))) as number[];
    const [Jf, Jg] = [J(f), J(g)];
    const [product, total, chain] = [chapter5["5.46"].f, chapter5["5.47"].f, chapter5["5.48"].f];
    expect(distance(toArray(J(total)), toArray(add(Jf, Jg)))).toBeLessThan(1e-12);
    expect(distance(toArray(J(product)), toArray(add(mul(Jf, value(g).map((y) => [y])), mul(Jg, value(f).map((y) => [y])))))).toBeLessThan(1e-12);
    expect(distance(toArray(J(chain)), toArray(matmul(J(f, value(g)), Jg)))).toBeLessThan(1e-12);
  });

  it("5.49 to 5.53: the chain rule is a product of matrices; f(x(s, t)) is 1×2 times 2×2", () => {
    const x = (u: Tensor): Tensor => stack([mul(u.slice(0), cos(u.slice(1))), mul(u.slice(0), sin(u.slice(1)))]);
    const f = (v: Tensor): Tensor => mul(square(v.slice(0)), v.slice(1));
    const u = [1.5, 0.4];
    const [outer, inner] = [jacobian(f)(toArray(x(tensor(u))) as number[]), jacobian(x)(u)];
    expect(distance(jacobian(chapter5["5.49 to 5.53"].f)(u), toArray(matmul(outer as unknown as number[], inner as number[][])))).toBeLessThan(1e-12);
  });

  it("Ex. 5.8: f = x₁² + 2x₂ with x₁ = sin t, x₂ = cos t", () => {
    const t = 0.7;
    expect(grad(chapter5["Ex. 5.8"].f)(t)).toBeCloseTo(2 * Math.sin(t) * Math.cos(t) - 2 * Math.sin(t), 14);
  });
});

describe("5.3 gradients of vector-valued functions", () => {
  it("5.54 to 5.58: rows of the Jacobian are outputs, columns are inputs", () => {
    const J = jacobian(chapter5["5.54 to 5.58"].f)([2, 3, 5]);
    expect(J).toEqual([[1, 1, 1], [5, 0, 2]]);
  });

  it("Ex. 5.9 (5.67, 5.68): d(Ax)/dx = A", () => {
    const A = [[1, 2, 3], [4, 5, 6]];
    expect(jacobian(chapter5["Ex. 5.9"].f)([7, 8, 9])).toEqual(A);
  });

  it("Ex. 5.10: dh/dt of h = f∘g, f = exp(x₁x₂²), g = (t cos t, t sin t)", () => {
    const t = 0.8;
    const [x1, x2] = [t * Math.cos(t), t * Math.sin(t)];
    const expected = Math.exp(x1 * x2 ** 2) * (x2 ** 2 * (Math.cos(t) - t * Math.sin(t)) + 2 * x1 * x2 * (Math.sin(t) + t * Math.cos(t)));
    const h = chapter5["Ex. 5.10"].f;
    expect(grad(h)(t)).toBeCloseTo(expected, 13);
    expect(jvp(h, [t], [1]).tangent).toBeCloseTo(expected, 13);
    // As the product ∂f/∂x · ∂x/∂t.
    const [df, dg] = [grad(([a, b]) => exp(mul(a!, square(b!))))([x1, x2]), jacobian((s: Tensor) => stack([mul(s, cos(s)), mul(s, sin(s))]))(t) as number[]];
    expect(df[0]! * dg[0]! + df[1]! * dg[1]!).toBeCloseTo(expected, 13);
  });

  it("Ex. 5.11: ∂‖y − Φθ‖²/∂θ = −2(yᵀ − θᵀΦᵀ)Φ, a row of D numbers", () => {
    const [phi, theta, y] = [[[1, 2], [3, 4], [5, 7]], [0.3, -0.2], [1, 0.5, -1]];
    const residual = (p: Tensor): Tensor => sub(y, matmul(phi, p)) as Tensor;
    const e = y.map((target, n) => target - phi[n]![0]! * theta[0]! - phi[n]![1]! * theta[1]!);
    const expected = [0, 1].map((d) => -2 * e.reduce((total, en, n) => total + en * phi[n]![d]!, 0));
    expect(distance(grad(chapter5["Ex. 5.11"].f)(theta), expected)).toBeLessThan(1e-12);
    // [1×N] · [N×D], 5.80 and 5.81: dL/de = 2eᵀ and de/dθ = −Φ.
    expect(distance(jacobian(residual)(theta), phi.map((row) => row.map((x) => -x)))).toBeLessThan(1e-12);
    expect(distance(vjp(residual, theta).pullback(e.map((en) => 2 * en))[0], expected)).toBeLessThan(1e-12);
  });
});

describe("5.4 gradients of matrices", () => {
  it("Fig. 5.7: dA/dx for A ∈ ℝ^{4×2}, x ∈ ℝ³ is 4×2×3, and by flattening an 8×3 Jacobian", () => {
    const A = chapter5["Fig. 5.7"].f;
    const x = array([0.1, 0.2, 0.3]);
    const [collected, flat] = [jacobian(A)(x), jacobian((v: Tensor) => A(v).reshape([8]))(x)] as unknown as NDArray[];
    expect([collected!.shape, flat!.shape]).toEqual([[4, 2, 3], [8, 3]]);
    expect([...flat!]).toEqual([...collected!]);
  });

  it("Ex. 5.12 (5.85 to 5.92): d(Ax)/dA is M×(M×N), with xᵀ in row i of block i and 0 elsewhere", () => {
    const x = [3, 5, 7];
    const J = jacobian(chapter5["Ex. 5.12"].f)([[1, 2, 3], [4, 5, 6]]) as unknown as number[][][];
    const zero = [0, 0, 0];
    expect(J).toEqual([[x, zero], [zero, x]]);
  });

  it("Ex. 5.13 (5.93 to 5.98): dRᵀR/dR is (N×N)×(M×N), all entries and the pattern of zeros", () => {
    const R = [[1, 2, 3], [4, 5, 6]];
    const J = jacobian(chapter5["Ex. 5.13"].f)(R) as unknown as number[][][][];
    const [M, N] = [2, 3];
    const expected = Array.from({ length: N }, (_, p) =>
      Array.from({ length: N }, (__, q) =>
        Array.from({ length: M }, (___, i) =>
          // 5.98 by its cases: R_iq at j = p ≠ q, R_ip at j = q ≠ p, 2R_iq at j = p = q.
          Array.from({ length: N }, (____, j) => (j === p && p === q ? 2 * R[i]![q]! : j === p ? R[i]![q]! : j === q ? R[i]![p]! : 0)),
        ),
      ),
    );
    expect(J).toEqual(expected);
    expect(J.flat(3).filter((d) => d === 0)).toHaveLength(N * N * M * N - (2 * N * (N - 1) + N) * M);
    const hessians = jacobian(jacobian(chapter5["Ex. 5.13"].f) as unknown as (r: Tensor) => Tensor)(array(R)) as unknown as NDArray;
    expect(hessians.shape).toEqual([3, 3, 2, 3, 2, 3]);
  });
});

describe("5.6 backpropagation and automatic differentiation", () => {
  const { f } = chapter5["5.109, 5.110"];
  // 5.110
  const slope = (x: number): number => {
    const c = x * x + Math.exp(x * x);
    return 2 * x * (1 / (2 * Math.sqrt(c)) - Math.sin(c)) * (1 + Math.exp(x * x));
  };

  it("5.109, 5.110: the derivative", () => {
    for (const x of [-1.2, 0.3, 1]) expect(grad(f)(x)).toBeCloseTo(slope(x), 11);
  });

  it("Ex. 5.14 (5.122 to 5.142): the graph has six nodes, though the formula repeats some, and its derivative reads them backwards", () => {
    const graph = trace(f as never, 1);
    // a = x², b = exp(a), c = a + b, d = √c, e = cos c, f = d + e
    expect(graph.equations.map(({ primitive }) => primitive)).toEqual(["square", "exp", "add", "sqrt", "cos", "add"]);
    expect(graph.equations.map(({ inputs }) => inputs)).toEqual([[0], [1], [1, 2], [3], [3], [4, 5]]);
    const backwards = trace(grad(f) as never, 1);
    // The nodes once each, and not one of them again for the derivative.
    expect(counts(backwards)).toMatchObject({ square: 1, exp: 1, sqrt: 1, sin: 1 });
    expect(flops(backwards)).toBeLessThanOrEqual(4 * flops(graph));
    expect(evaluate(backwards, 0.3)).toBeCloseTo(slope(0.3), 12);
  });

  it("5.119 to 5.121: (dy/db)(db/da)(da/dx), from the left in reverse and from the right in forward mode", () => {
    const x = [0.3, 0.4, 0.5];
    const chain = chapter5["5.119 to 5.121"].f;
    const reverse = grad(chain)(x);
    const forward = x.map((_, k) => jvp(chain, [x], [x.map((__, j) => Number(j === k))]).tangent);
    expect(distance(reverse, forward)).toBeLessThan(1e-12);
  });

  it("5.143 to 5.145: reverse accumulation sums over the children of a node", () => {
    const x = 0.6;
    expect(grad(chapter5["5.143 to 5.145"].f)(x)).toBeCloseTo(3 * x * x * Math.sin(x) + x ** 3 * Math.cos(x), 14);
  });

  describe("5.111 to 5.118: deep nets", () => {
    const { layers, input, target, loss } = net;

    it("∂L/∂θ_i is the product of the chapter's factors", () => {
      const theta = layers(3);
      const gradient = grad(loss as (theta: readonly Layer[]) => Tensor)(theta);
      // By hand: δ_K = −2(y − f_K), then ∂L/∂f_{i} = (δ_{i+1} ∘ σ′) A_i, from the last layer to the first.
      const multiply = (A: readonly (readonly number[])[], v: readonly number[]): number[] => A.map((row) => row.reduce((total, a, k) => total + a * v[k]!, 0));
      const fs = [input];
      for (const { A, b } of theta) fs.push(multiply(A, fs.at(-1)!).map((z, k) => Math.tanh(z + b[k]!)));
      let delta = fs.at(-1)!.map((y, k) => -2 * (target[k]! - y));
      for (let i = theta.length - 1; i >= 0; i--) {
        const inner = delta.map((d, k) => d * (1 - fs[i + 1]![k]! ** 2));
        expect(distance(gradient[i]!.b, inner)).toBeLessThan(1e-12);
        expect(distance(gradient[i]!.A, inner.map((d) => fs[i]!.map((y) => d * y)))).toBeLessThan(1e-12);
        delta = theta[i]!.A[0]!.map((_, c) => inner.reduce((total, d, r) => total + d * theta[i]!.A[r]![c]!, 0));
      }
    });

    it("reused factors are computed once: each further layer adds the same number of equations and operations", () => {
      const traced = [1, 2, 3, 4, 5, 6].map((K) => trace(grad(loss as (theta: readonly Layer[]) => Tensor) as never, layers(K)));
      const steps = (of: readonly number[]): number[] => of.slice(1).map((n, k) => n - of[k]!);
      expect(new Set(steps(traced.map(({ equations }) => equations.length)).slice(1)).size).toBe(1);
      expect(new Set(steps(traced.map(flops)).slice(1)).size).toBe(1);
      // One forward product a layer, one for the next factor, one for ∂f/∂A: no product is repeated.
      expect(traced.map((program) => counts(program).einsum)).toEqual([2, 5, 8, 11, 14, 17]);
      expect(traced.map((program) => counts(program).tanh)).toEqual([1, 2, 3, 4, 5, 6]);
    });

    it("the gradient of a net of ten layers costs at most 4 times the net", () => {
      const [net, gradient] = [loss, grad(loss as (theta: readonly Layer[]) => Tensor)].map((f) => flops(trace(f as never, layers(10))));
      expect(gradient! / net!).toBeLessThanOrEqual(4);
    });
  });
});

describe("5.7 higher-order derivatives", () => {
  it("5.147: the Hessian, symmetric, and mixed partials in both orders", () => {
    const { f } = chapter5["5.147"];
    const H = hessian(f)([0.3, 0.7]) as unknown as number[][];
    expect(H[0]![1]).toBeCloseTo(H[1]![0]!, 13);
    const xy = grad((y: Tensor) => grad((x: Tensor) => f(stack([x, y]) as Tensor))(0.3 as never) as unknown as Tensor)(0.7);
    const yx = grad((x: Tensor) => grad((y: Tensor) => f(stack([x, y]) as Tensor))(0.7 as never) as unknown as Tensor)(0.3);
    expect(distance([xy, yx], [H[0]![1]!, H[0]![1]!])).toBeLessThan(1e-12);
    // e^{xy} sin y: f_xy = e^{xy}((1 + xy) sin y + y cos y)
    const [x, y] = [0.3, 0.7];
    expect(H[0]![1]).toBeCloseTo(Math.exp(x * y) * ((1 + x * y) * Math.sin(y) + y * Math.cos(y)), 13);
  });

  it("bowl, dome and saddle by the signs of the curvature", () => {
    const curvature = (a: number, b: number): unknown => hessian(([x, y]: Tensor) => add(mul(a, square(x!)), mul(b, square(y!))))([0, 0]);
    expect([curvature(1, 1), curvature(-1, -1), curvature(1, -1)]).toEqual([[[2, 0], [0, 2]], [[-2, 0], [0, -2]], [[2, 0], [0, -2]]]);
  });

  it("the Hessian of f: ℝⁿ → ℝᵐ is m×n×n", () => {
    const second = jacobian(jacobian(chapter5["5.147, of vectors"].f) as unknown as (x: Tensor) => Tensor);
    const H = second(array([1, 2, 3])) as unknown as NDArray;
    expect(H.shape).toEqual([3, 3, 3]);
    expect(H.toNested()).toEqual([[[2, 0, 0], [0, 2, 0], [0, 0, 2]], [[0, 1, 0], [1, 0, 0], [0, 0, 0]], [[0, 0, 0], [0, 0, 0], [0, 0, 0]]]);
  });

  it("mixed partials differ where they are not continuous: Peano's function has −1 and +1 at 0", () => {
    const { f } = chapter5["5.7, mixed"];
    // ∂f/∂x along the y-axis and ∂f/∂y along the x-axis, by their quotients near 0.
    const [h, at] = [1e-6, 0];
    expect((grad(f, 0)(at, h) - grad(f, 0)(at, -h)) / (2 * h)).toBeCloseTo(-1, 12);
    expect((grad(f, 1)(h, at) - grad(f, 1)(-h, at)) / (2 * h)).toBeCloseTo(1, 12);
  });

  it("∂ⁿf/∂xⁿ by nesting: the fifth derivative of sin", () => {
    expect(grad(nth(sin as never, 4))(0.3)).toBeCloseTo(Math.cos(0.3), 13);
    expect(item(chapter5["5.7, nth"].f(tensor(0.3)))).toBeCloseTo(Math.cos(0.3), 13);
  });
});
