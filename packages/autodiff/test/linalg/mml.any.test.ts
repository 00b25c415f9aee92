import { expect, it } from "vitest";
import { hessian, item, jacobian, matmul, tensor, type Tensor } from "../../src/index.js";
import { det, logdet, slogdet } from "../../src/linalg/index.js";
import { chapter5, likelihoods, matrices, weighted } from "../mml/programs.js";
import { combine, determinant, inverse as inverseOf, product, transposed, type Rows } from "./matrices.js";

const list = (x: unknown): number[] => (Array.isArray(x) ? x.flatMap(list) : [x as number]);
const far = (got: unknown, expected: unknown): number => {
  const [a, b] = [list(got), list(expected)];
  const scale = Math.max(1, ...b.map(Math.abs));
  return a.length === b.length ? a.reduce((most, x, i) => Math.max(most, Math.abs(x - b[i]!)), 0) / scale : Infinity;
};

const { x, b, s, a } = matrices;
const column = (v: readonly number[]): number[][] => v.map((value) => [value]);
const units = x.flatMap((row, i) => row.map((_, j) => [i, j] as const));
const unit = (i: number, j: number): number[][] => x.map((row, k) => row.map((_, l) => (k === i && l === j ? 1 : 0)));
const plus = (p: Rows, q: Rows): number[][] => combine(p, q, (y, z) => y + z);
const tr = (p: Rows): number => p.reduce((sum, row, i) => sum + row[i]!, 0);

/** f(X) = X B X, and its partial derivative by X_ij: E B X + X B E. */
const value = product(product(x, b), x);
const partial = (i: number, j: number): number[][] => plus(product(product(unit(i, j), b), x), product(product(x, b), unit(i, j)));

it("MML 5.101: ∂det f(X)/∂X = det f(X) tr(f(X)⁻¹ ∂f(X)/∂X)", () => {
  const expected = units.map(([i, j]) => determinant(value) * tr(product(inverseOf(value), partial(i, j))));
  expect(far(jacobian(chapter5["5.101"].f)(x), expected)).toBeLessThan(1e-13);
});

it("MML 5.102: ∂f(X)⁻¹/∂X = −f(X)⁻¹ (∂f(X)/∂X) f(X)⁻¹, of shape (3×3)×(3×3)", () => {
  const inv = inverseOf(value);
  const by = units.map(([i, j]) => product(product(inv, partial(i, j)), inv));
  const expected = x.map((row, p) => row.map((_, q) => by.map((block) => -block[p]![q]!)));
  expect(far(jacobian(chapter5["5.102"].f)(x), expected)).toBeLessThan(1e-13);
});

it("MML 5.103: ∂aᵀX⁻¹b/∂X = −X⁻ᵀ a bᵀ X⁻ᵀ", () => {
  const [p, q] = [[1, -2, 0.5], [0.5, 1, 3]];
  const invT = transposed(inverseOf(x));
  const expected = product(product(invT, product(column(p), [q])), invT).map((row) => row.map((y) => -y));
  expect(far(jacobian(chapter5["5.103"].f)(x), expected)).toBeLessThan(1e-14);
});

it("MML 5.107: ∂xᵀBx/∂x = xᵀ(B + Bᵀ), a row, and B + Bᵀ its Hessian", () => {
  const v = [1, -2, 0.5];
  const g = chapter5["5.107"].f;
  expect(far(jacobian(g)(v), product([v], plus(b, transposed(b))))).toBeLessThan(1e-15);
  expect(far(hessian(g)(v), plus(b, transposed(b)))).toBeLessThan(1e-15);
});

it.each([["symmetric", s], ["general", b]])("MML 5.108: ∂(x − As)ᵀW(x − As)/∂s = −(x − As)ᵀ(W + Wᵀ)A for %s W", (_, w) => {
  const [v, y] = [[1, 2, -1], [0.5, -1]];
  const g = weighted(w);
  const r = combine([v], transposed(product(a, column(y))), (p, q) => p - q);
  const expected = product(product(r, plus(w, transposed(w))), a).map((row) => row.map((z) => -z));
  expect(far(jacobian(g)(y), expected)).toBeLessThan(1e-15);
});

it("∂log det X/∂X is X⁻ᵀ, its Hessian −X⁻¹ ⊗ X⁻¹ by indices", () => {
  const inv = inverseOf(x);
  expect(far(jacobian((y: Tensor) => logdet(y))(x), transposed(inv))).toBeLessThan(1e-15);
  const second = units.map(([i, j]) => units.map(([k, l]) => -inv[j]![k]! * inv[l]![i]!));
  expect(far(hessian((y: Tensor) => slogdet(y).logAbs)(x), second)).toBeLessThan(1e-14);
});

it("Gaussian log-likelihood: by μ it is (y − μ)ᵀS⁻¹, by S ½(S⁻¹ r rᵀ S⁻¹ − S⁻¹), through solve and through cholesky", () => {
  const [y, mu] = [[1, -1, 2], [0.5, 0.25, -1]];
  const inv = inverseOf(s);
  const r = column(y.map((z, i) => z - mu[i]!));
  const byS = combine(product(product(inv, product(r, transposed(r))), inv), inv, (p, q) => 0.5 * (p - q));
  const value = -0.5 * (Math.log(determinant(s)) + product(product(transposed(r), inv), r)[0]![0]!);
  for (const likelihood of Object.values(likelihoods)) {
    expect(item(likelihood(tensor(mu), tensor(s)))).toBeCloseTo(value, 13);
    expect(far(jacobian(likelihood)(mu, s), product(transposed(r), inv))).toBeLessThan(1e-14);
    expect(far(jacobian(likelihood, { argnum: 1 })(mu, s), byS)).toBeLessThan(1e-14);
    expect(far(hessian((m: Tensor) => likelihood(m, tensor(s)))(mu), inv.map((row) => row.map((z) => -z)))).toBeLessThan(1e-14);
  }
});

it("MML Figure 5.5: |det J| scales areas, exactly for a linear map and in the limit for a curved one", () => {
  /** The area inside a polygon. */
  const area = (corners: Rows): number => Math.abs(corners.reduce((sum, [px, py], k) => sum + px! * corners[(k + 1) % corners.length]![1]! - corners[(k + 1) % corners.length]![0]! * py!, 0)) / 2;
  const linear = [[-2, 1], [1, 1]];
  expect(area([[0, 0], [1, 0], [1, 1], [0, 1]].map((corner) => product(linear, column(corner)).flat()))).toBeCloseTo(Math.abs(item(det(linear))), 14);

  const polar = (p: Tensor): Tensor => {
    const [radius, angle] = p;
    return matmul([[1, 0], [0, 1]], radius!.mul(angle!.mul([1, 1]).sub([0, Math.PI / 2]).cos()));
  };
  const corner = (u: number, v: number): number[] => [u * Math.cos(v), u * Math.sin(v)];
  const [radius, angle] = [1.5, 0.7];
  const ratio = (h: number): number => {
    const steps = Array.from({ length: 400 }, (_, k) => k / 400);
    const edge = [...steps.map((t) => corner(radius + t * h, angle)), ...steps.map((t) => corner(radius + h, angle + t * h)), ...steps.map((t) => corner(radius + h - t * h, angle + h)), ...steps.map((t) => corner(radius, angle + h - t * h))];
    return area(edge) / h ** 2;
  };
  const scale = Math.abs(item(det(jacobian(polar)([radius, angle]) as number[][])));
  expect(scale).toBeCloseTo(radius, 14);
  // The first-order error of the approximation halves with the side.
  expect((ratio(0.01) - scale) / (ratio(0.005) - scale)).toBeCloseTo(2, 1);
});
