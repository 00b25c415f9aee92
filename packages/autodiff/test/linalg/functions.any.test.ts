import { isGradkitError } from "@gradkit/shapes";
import { describe, expect, it } from "vitest";
import { evaluate, exp, grad, hessian, hvp, item, jacobian, jvp, matmul, mul, square, sum, tensor, toArray, trace, vmap, zeros, type Tensor } from "../../src/index.js";
import * as linalg from "../../src/linalg/index.js";
import {
  adjugate, cholesky, det, eigh, eigvalsh, expm, frobeniusNorm, inverse, kron, logdet, lu, matrixPower, matrixTrace, nuclearNorm, pinv, qr, slogdet, solve,
  spectralNorm, svd, svdvals, triangularSolve, vectorNorm,
} from "../../src/linalg/index.js";
import { determinant, difference, eye, inverse as inverseOf, product, transposed, type Rows } from "./matrices.js";

const rows = (x: Tensor): number[][] => toArray(x) as number[][];
const list = (x: unknown): number[] => (Array.isArray(x) ? x.flatMap(list) : [x as number]);
const far = (got: unknown, expected: unknown): number => {
  const [a, b] = [list(got), list(expected)];
  return a.length === b.length ? a.reduce((most, x, i) => Math.max(most, Math.abs(x - b[i]!)), 0) : Infinity;
};

const thrown = (f: () => unknown): { code: string; data: unknown } => {
  try {
    f();
  } catch (e) {
    return isGradkitError(e) ? { code: e.code, data: e.data } : { code: String(e), data: undefined };
  }
  return { code: "nothing", data: undefined };
};

const a = [[4, 1, -2], [1, 3, 0.5], [0.25, -1, 2]];
const spd = [[4, 1, 0.5], [1, 3, -0.25], [0.5, -0.25, 2]];

it("the sub-path exports these", () => {
  expect(Object.keys(linalg).toSorted()).toEqual([
    "adjugate", "cholesky", "det", "eigh", "eigvalsh", "expm", "frobeniusNorm", "inverse", "kron", "logdet", "lu", "matrixPower", "matrixTrace", "nuclearNorm",
    "pinv", "qr", "slogdet", "solve", "spectralNorm", "svd", "svdvals", "triangularSolve", "vectorNorm",
  ]);
});

/** Functions of one square matrix, each as one tensor. */
const ofSquare: Readonly<Record<string, (x: Tensor) => Tensor>> = {
  inverse, cholesky: (x) => cholesky(x), det, logdet, adjugate, expm, eigvalsh, svdvals, pinv: (x) => pinv(x), kron: (x) => kron(x, x),
  power: (x) => matrixPower(x, 3), root: (x) => matrixPower(x, -2), one: (x) => matrixPower(x, 0), trace: matrixTrace,
  frobenius: frobeniusNorm, nuclear: nuclearNorm, spectral: spectralNorm,
  lu: (x) => lu(x).u, qr: (x) => qr(x).r, vectors: (x) => eigh(x).vectors, left: (x) => svd(x).u, solve: (x) => solve(x, x), triangular: (x) => triangularSolve(x, x),
};

describe.each(Object.entries(ofSquare))("%s", (_, f) => {
  it("takes a batch along leading axes, vmap, a program and a loop to the same values", () => {
    const batch = [spd, [[5, 0.5, 0], [0.5, 2, 1], [0, 1, 3]]];
    const loop = batch.map((x) => toArray(vmap((y: Tensor) => f(y))([x]) as never)).map((x) => (x as unknown[])[0]);
    const program = trace(((x: Tensor) => f(x)) as never, batch as never);
    const over: unknown[] = [vmap((x: Tensor) => f(x))(batch), vmap((x: Tensor) => f(x), -1)(spd.map((row, i) => row.map((x, j) => [x, batch[1]![i]![j]!]))), evaluate(program, batch as never)];
    expect(over.map((got) => far(got, loop))).toEqual([0, 0, 0]);
    expect(far(toArray(f(tensor(batch)) as never), loop)).toBe(0);
  });

  it("takes 0×0 and 1×1 matrices", () => {
    expect(list(toArray(f(zeros([0, 0])) as never)).every(Number.isFinite)).toBe(true);
    expect(list(toArray(f(tensor([[3]])) as never)).every(Number.isFinite)).toBe(true);
  });

  it("has a gradient and a second derivative that differences confirm", () => {
    const weigh = (x: Tensor): Tensor => sum(mul(f(x), f(x)));
    const step = 1e-4;
    const along = [[0.3, -0.7, 0.2], [0.5, 0.1, -0.4], [-0.6, 0.9, 0.8]];
    const moved = (t: number): number[][] => spd.map((row, i) => row.map((x, j) => x + t * along[i]![j]!));
    const value = (t: number): number => item(weigh(tensor(moved(t))));
    const inner = (g: unknown): number => list(g).reduce((total, x, k) => total + x * list(along)[k]!, 0);
    const slope = (8 * (value(step) - value(-step)) - (value(2 * step) - value(-2 * step))) / (12 * step);
    const gradient = (t: number): number => inner(grad(weigh)(moved(t) as never));
    const curvature = (8 * (gradient(step) - gradient(-step)) - (gradient(2 * step) - gradient(-2 * step))) / (12 * step);
    const scale = Math.max(1, Math.abs(value(0)));
    expect(Math.abs(gradient(0) - slope) / scale).toBeLessThan(1e-8);
    expect(Math.abs(inner(hvp(weigh)(spd as never, along as never)) - curvature) / scale).toBeLessThan(1e-8);
  });
});

describe("solve", () => {
  it("solves for a vector, for columns, for a batch of either side", () => {
    const b = [1, -2, 3];
    const x = toArray(solve(a, b));
    expect(difference([product(a, x.map((value) => [value])).flat()], [b])).toBeLessThan(1e-14);
    expect(solve([a, spd], [[1], [2], [3]]).shape).toEqual([2, 3, 1]);
    expect(solve(a, [[[1], [2], [3]], [[4], [5], [6]]]).shape).toEqual([2, 3, 1]);
    expect(solve([a, spd], b).shape).toEqual([2, 3]);
  });

  it("calls a matrix singular by pivot and place, in every batch, and also where only rounding hides it", () => {
    expect(thrown(() => solve([[1, 2], [2, 4]], [1, 1]))).toEqual({ code: "autodiff/singular", data: { call: "solve", pivot: 1, value: 0, batch: [] } });
    expect(thrown(() => inverse([[[1, 0], [0, 1]], [[0, 0], [0, 0]]]))).toEqual({ code: "autodiff/singular", data: { call: "inverse", pivot: 0, value: 0, batch: [1] } });
    expect(thrown(() => solve([[1, 2, 3], [4, 5, 6], [7, 8, 9]], [1, 1, 1])).code).toBe("autodiff/singular");
    expect(thrown(() => triangularSolve([[1, 0], [5, 0]], [1, 1]))).toMatchObject({ code: "autodiff/singular", data: { call: "triangularSolve", pivot: 1 } });
    expect(thrown(() => grad((x: Tensor) => slogdet(x).logAbs)([[1, 2], [2, 4]]))).toMatchObject({ data: { call: "slogdet" } });
  });

  it("calls a matrix with a pivot of 0 singular where numbers beside it are not finite", () => {
    for (const odd of [NaN, Infinity, -Infinity])
      for (const first of [1, Infinity]) expect(thrown(() => solve([[first, odd], [0, 0]], [1, 2]))).toEqual({ code: "autodiff/singular", data: { call: "solve", pivot: 1, value: 0, batch: [] } });
  });

  it("does not call badly scaled matrices singular", () => {
    expect(toArray(solve([[1, 0], [0, 1e-200]], [1, 1e-200]))).toEqual([1, 1]);
    expect(toArray(solve([[1e-200, 1], [1, 1]], [1, 2]))).toEqual([1, 1]);
  });

  it("refuses shapes that do not fit", () => {
    expect(thrown(() => solve([[1, 2]] as never, [1]))).toMatchObject({ code: "autodiff/primitive", data: { call: "solve" } });
    expect(thrown(() => solve(a, [1, 2])).code).toBe("autodiff/primitive");
    expect(thrown(() => det([1, 2] as never)).code).toBe("autodiff/primitive");
    expect(thrown(() => matrixPower(a, 0.5)).code).toBe("autodiff/primitive");
    expect(thrown(() => vectorNorm([1], { p: 0.5 })).code).toBe("autodiff/primitive");
  });
});

it("messages name the call, the pivot, the matrix of a batch, and what was perhaps meant", () => {
  expect(() => solve([[1, 2], [2, 4]], [1, 1])).toThrow("solve: the matrix must be regular, got pivot 1 = 0. Did you mean pinv(a)?");
  expect(() => cholesky([[[1, 0], [0, 1]], [[1, 2], [2, 1]]])).toThrow("cholesky: the matrix must be positive definite, got pivot 1 = -3 in matrix [1]. Did you mean to add a small multiple of eye(n)?");
  expect(() => grad((x: Tensor) => sum(eigh(x).vectors))(eye(2) as never)).toThrow("eigh: vectors of equal values have no derivative, got values 0 and 1, both 1. Did you mean eigvalsh(a)?");
  expect(() => svdvals([1, 2])).toThrow("svdvals: a matrix has two axes, got shape (2)");
});

describe("a number that is NaN", () => {
  const bases = [[[4, 1], [1, 3]], [[Infinity, 1], [1, 3]], [[1, Infinity], [2, 1]], [[2, 0], [Infinity, 1]], [[0, 1], [1, 0]], [[1, 2], [1, Infinity]]];
  const functions: Readonly<Record<string, (x: number[][]) => number[]>> = {
    det: (x) => [item(det(x))], inverse: (x) => toArray(inverse(x)).flat(), solve: (x) => toArray(solve(x, [1, 2])), sign: (x) => [item(slogdet(x).sign)], logdet: (x) => [item(logdet(x))],
  };
  const valuesOf = (f: () => number[]): readonly number[] | undefined => { try { return f(); } catch { return undefined; } };
  const places = bases.flatMap((base) => [0, 1, 2, 3].map((at) => (value: number) => base.map((row, i) => row.map((x, j) => (2 * i + j === at ? value : x)))));

  it.each(Object.entries(functions))("is NaN in whatever depends on it of %s", (_, f) => {
    const compared = places.flatMap((having) => (valuesOf(() => f(having(NaN))) ?? []).map((y, k) => ({ matrix: having(NaN), y, others: [1, -2, 7.5, Infinity].map((x) => valuesOf(() => f(having(x)))?.[k]) })));
    expect(compared.length).toBeGreaterThan(12);
    expect(compared.filter(({ y, others }) => !Number.isNaN(y) && others.some((other) => other !== undefined && other !== y))).toEqual([]);
  });
});

describe("triangularSolve", () => {
  it("reads one triangle, and no diagonal where it is a unit", () => {
    const x = [[1], [2], [-1]];
    for (const lower of [true, false])
      for (const transpose of [true, false])
        for (const unitDiagonal of [true, false]) {
          const t = a.map((row, i) => row.map((value, j) => (i === j ? (unitDiagonal ? 1 : value) : i > j === lower ? value : 0)));
          const b = product(transpose ? transposed(t) : t, x);
          const noise = a.map((row, i) => row.map((value, j) => (i === j ? (unitDiagonal ? NaN : value) : i > j === lower ? value : NaN)));
          expect(far(toArray(triangularSolve(noise, b, { lower, transpose, unitDiagonal })), x)).toBeLessThan(1e-14);
        }
  });
});

describe("cholesky", () => {
  it("says which pivot of which matrix is not positive", () => {
    expect(thrown(() => cholesky([[1, 2], [2, 1]]))).toEqual({ code: "autodiff/not-positive-definite", data: { call: "cholesky", pivot: 1, value: -3, batch: [] } });
    expect(thrown(() => cholesky([[[[1]], [[2]]], [[[3]], [[0]]]]))).toMatchObject({ data: { pivot: 0, value: 0, batch: [1, 1] } });
    expect(thrown(() => cholesky([[NaN]])).code).toBe("autodiff/not-positive-definite");
  });

  it("factors the symmetric part, and has a symmetric gradient", () => {
    const g = grad((x: Tensor) => sum(cholesky(x)))(spd);
    expect(g).toEqual(transposed(g as Rows));
  });
});

describe("det", () => {
  it("neither overflows nor underflows on the way", () => {
    expect(item(det([[1e200, 0, 0, 0], [0, 1e200, 0, 0], [0, 0, 1e-300, 0], [0, 0, 0, 1e-100]]))).toBeCloseTo(1, 12);
    expect(item(slogdet(eye(400).map((row) => row.map((x) => x * 1e3))).logAbs)).toBeCloseTo(400 * Math.log(1e3), 8);
  });

  const singular: Readonly<Record<string, Rows>> = {
    "rank 2": [[1, 2, 3], [4, 5, 6], [7, 8, 9]], "rank 1": [[1, 2, 3], [2, 4, 6], [-1, -2, -3]], "rank 0": [[0, 0, 0], [0, 0, 0], [0, 0, 0]], "rank 2 of integers": [[1, 2, 0], [2, 4, 0], [0, 0, 3]],
    "the identity": eye(3), regular: a,
  };

  it.each(Object.entries(singular))("%s: its gradient is the matrix of cofactors, and adjugate its transpose", (_, x) => {
    const cofactors = x.map((row, i) => row.map((__, j) => ((i + j) % 2 === 0 ? 1 : -1) * determinant(x.toSpliced(i, 1).map((other) => other.toSpliced(j, 1)))));
    expect(far(grad((y: Tensor) => det(y))(x as never), cofactors)).toBeLessThan(2e-14);
    expect(far(toArray(adjugate(x)), transposed(cofactors))).toBeLessThan(2e-14);
  });

  it.each(Object.entries(singular))("%s: its second and third derivatives are those of the polynomial", (_, x) => {
    // det is linear in each row: ∂²det/∂X_ij∂X_kl is det of X with row i replaced by e_j and row k by e_l.
    const replaced = (y: Rows, changes: readonly (readonly [row: number, column: number])[]): number =>
      new Set(changes.map(([row]) => row)).size < changes.length ? 0 : determinant(y.map((row, i) => (changes.some(([r]) => r === i) ? row.map((__, j) => (changes.some(([r, c]) => r === i && c === j) ? 1 : 0)) : row)));
    const places = x.flatMap((row, i) => row.map((__, j) => [i, j] as const));
    const second = places.map((p) => places.map((q) => replaced(x, [p, q])));
    expect(far(hessian((y: Tensor) => det(y))(x as never), second)).toBeLessThan(1e-13);
    const third = places.map((p) => places.map((q) => places.map((r) => replaced(x, [p, q, r]))));
    expect(far(jacobian(((y: never) => hessian((z: Tensor) => det(z))(y)) as never)(x as never), third)).toBeLessThan(1e-12);
  });

  it("is differentiated twice under vmap where some of the batch are singular", () => {
    const batch = [a, singular["rank 1"]!];
    const each = batch.map((x) => hessian((y: Tensor) => det(y))(x as never));
    expect(far(vmap(((x: never) => hessian((y: Tensor) => det(y))(x)) as never)(batch as never), each)).toBeLessThan(1e-13);
  });
});

describe("logdet", () => {
  it("is the logarithm of det, with its values at 0 and below", () => {
    expect(item(logdet(a))).toBeCloseTo(Math.log(determinant(a)), 14);
    expect(item(logdet([[1, 2], [2, 4]]))).toBe(-Infinity);
    expect(item(logdet([[0, 1], [1, 0]]))).toBeNaN();
  });

  it("has a derivative where det over- or underflows", () => {
    const tiny = eye(200).map((row) => row.map((x) => x * 1e-3));
    expect(item(det(tiny))).toBe(0);
    expect(far(grad((x: Tensor) => logdet(x))(tiny as never), eye(200).map((row) => row.map((x) => x * 1e3)))).toBeLessThan(1e-11);
  });
});

describe("eigenvalues that are equal", () => {
  const turn = [[0.6, -0.8, 0], [0.8, 0.6, 0], [0, 0, 1]];
  const twice = product(turn, product([[2, 0, 0], [0, 5, 0], [0, 0, 2]], transposed(turn)));

  it.each([["equal on the diagonal", eye(3)], ["equal after a rotation", twice]])("%s: what depends on them alike has its derivative, vectors throw", (_, x) => {
    const bump = grad((y: Tensor) => matrixTrace(expm(y)))(x as never);
    expect(far(grad((y: Tensor) => sum(exp(eigvalsh(y))))(x as never), bump)).toBeLessThan(1e-12);
    expect(far(grad((y: Tensor) => sum(eigvalsh(y)))(x as never), eye(3))).toBeLessThan(1e-14);
    expect(far(jvp((y: Tensor) => sum(square(eigvalsh(y))), [x] as never, [a] as never).tangent, 2 * product(x, a).reduce((s, row, i) => s + row[i]!, 0))).toBeLessThan(1e-13);
    expect(thrown(() => grad((y: Tensor) => sum(eigh(y).vectors))(x as never))).toMatchObject({ code: "autodiff/repeated", data: { call: "eigh" } });
    expect(thrown(() => hessian((y: Tensor) => sum(exp(eigvalsh(y))))(x as never)).code).toBe("autodiff/repeated");
  });

  it("singular values that are equal: norms have their derivatives, vectors throw", () => {
    expect(far(grad((y: Tensor) => nuclearNorm(y))(turn as never), turn)).toBeLessThan(1e-15);
    expect(far(grad((y: Tensor) => sum(square(svdvals(y))))(turn as never), turn.map((row) => row.map((x) => 2 * x)))).toBeLessThan(1e-14);
    expect(thrown(() => grad((y: Tensor) => sum(svd(y).u))(turn as never))).toMatchObject({ code: "autodiff/repeated", data: { call: "svd" } });
  });

  it("singular values that are 0 have derivative 0; of a matrix that is not square their vectors throw", () => {
    expect(grad((y: Tensor) => nuclearNorm(y))([[3, 0], [0, 0]])).toEqual([[1, 0], [0, 0]]);
    expect(grad((y: Tensor) => nuclearNorm(y))([[0, 0], [0, 0]])).toEqual([[0, 0], [0, 0]]);
    expect(grad((y: Tensor) => spectralNorm(y))([[0, 0], [0, 0]])).toEqual([[0, 0], [0, 0]]);
    expect(thrown(() => grad((y: Tensor) => sum(svd(y).u))([[1, 0], [0, 0], [0, 0]])).code).toBe("autodiff/repeated");
  });

  it("U diag(s) Vᵀ of a singular square matrix moves as the matrix does", () => {
    const again = (y: Tensor): Tensor => {
      const { u, s, v } = svd(y);
      return sum(mul(a, mul(u, s).matmul(v.T)));
    };
    expect(far(grad(again)([[1, 2, 3], [4, 5, 6], [7, 8, 9]] as never), a)).toBeLessThan(1e-12);
  });
});

describe("qr and lu", () => {
  it("throw where a matrix of deficient rank is differentiated", () => {
    expect(thrown(() => grad((x: Tensor) => sum(qr(x).q))([[0, 0], [0, 0]]))).toMatchObject({ code: "autodiff/singular", data: { call: "qr" } });
    expect(thrown(() => grad((x: Tensor) => sum(lu(x).u))([[0, 0], [0, 0]]))).toMatchObject({ code: "autodiff/singular", data: { call: "lu" } });
  });
});

describe("pinv", () => {
  const deficient = [[1, 2, 3], [2, 4, 6], [1, 0, 1], [0, 2, 2]];

  it("has the four properties of Penrose for every rank, and the derivative among matrices of its rank", () => {
    const p = rows(pinv(deficient));
    const [ap, pa] = [product(deficient, p), product(p, deficient)];
    expect(difference(product(ap, deficient), deficient)).toBeLessThan(1e-14);
    expect(difference(product(pa, p), p)).toBeLessThan(1e-15);
    expect(difference(ap, transposed(ap))).toBeLessThan(1e-15);
    expect(difference(pa, transposed(pa))).toBeLessThan(1e-15);
  });

  it("has the derivative among matrices of its rank, also where that is deficient", () => {
    // B C with B of 4×2 and C of 2×3 has rank 2 for every B near this one.
    const [b, c] = [[[1, 0], [2, 0], [0, 1], [1, -1]], [[1, 2, 3], [1, 0, 1]]];
    const f = (x: Tensor): Tensor => sum(mul(pinv(matmul(x, c)), [[1, -1, 2, 0.5], [0, 3, 1, -2], [0.25, 1, -1, 1]]));
    const value = (i: number, j: number, t: number): number => item(f(tensor(b.map((row, k) => row.map((x, l) => (k === i && l === j ? x + t : x))))));
    const step = 1e-3;
    const slopes = b.map((row, i) => row.map((_, j) => (8 * (value(i, j, step) - value(i, j, -step)) - (value(i, j, 2 * step) - value(i, j, -2 * step))) / (12 * step)));
    expect(far(grad(f)(b as never), slopes)).toBeLessThan(1e-9);
  });

  it("counts singular values up to a tolerance as 0", () => {
    expect(toArray(pinv([[1, 0], [0, 1e-3]], 1e-2))).toEqual([[1, 0], [0, 0]]);
  });
});

describe("expm", () => {
  it("of a nilpotent matrix is its finite series, of a rotation's generator the rotation, of large and tiny matrices exact", () => {
    expect(toArray(expm([[0, 1, 2], [0, 0, 3], [0, 0, 0]]))).toEqual([[1, 1, 3.5], [0, 1, 3], [0, 0, 1]]);
    expect(far(toArray(expm([[0, -20], [20, 0]])), [[Math.cos(20), -Math.sin(20)], [Math.sin(20), Math.cos(20)]])).toBeLessThan(1e-14);
    expect(far(toArray(expm([[-1e3, 0], [0, 1e-9]])), [[0, 0], [0, Math.exp(1e-9)]])).toBeLessThan(1e-12);
  });

  it("has derivatives of any order: of exp(t A) by t they are Aᵏ exp(t A)", () => {
    const f = (t: Tensor): Tensor => sum(expm(mul(t, a)));
    const third = grad(grad(grad(f as never) as never) as never)(0.7 as never) as unknown as number;
    const expected = list(product(product(a, product(a, a)), rows(expm(a.map((row) => row.map((x) => 0.7 * x)))))).reduce((x, y) => x + y);
    expect(Math.abs(third / expected - 1)).toBeLessThan(1e-12);
  });
});

describe("vectorNorm", () => {
  it("neither overflows nor underflows, and is 0 with derivative 0 at 0, for every p", () => {
    for (const p of [1, 1.5, 2, 3, Infinity]) {
      const unit = item(vectorNorm([3, -4], { p }));
      expect(item(vectorNorm([3e200, -4e200], { p })) / 1e200).toBeCloseTo(unit, 12);
      expect(item(vectorNorm([3e-200, -4e-200], { p })) * 1e200).toBeCloseTo(unit, 12);
      expect(item(vectorNorm([0, 0], { p }))).toBe(0);
      expect(item(vectorNorm([], { p }))).toBe(0);
      expect(grad((x: Tensor) => vectorNorm(x, { p }))([0, 0])).toEqual([0, 0]);
    }
    expect(item(vectorNorm([1, Infinity]))).toBe(Infinity);
  });

  it("shares the derivative where several elements attain the maximum", () => {
    expect(grad((x: Tensor) => vectorNorm(x, { p: Infinity }))([2, -2, 1])).toEqual([0.5, -0.5, 0]);
  });
});

describe("kron", () => {
  it("has the mixed-product property (A ⊗ B)(C ⊗ D) = A C ⊗ B D, and broadcasts a batch", () => {
    const [b, c, d] = [[[1, 2], [3, 4], [5, 6]], [[1], [2], [3]], [[-1, 0, 2], [1, 1, 1]]];
    expect(rows(kron(a, b).matmul(kron(c, d)))).toEqual(rows(kron(product(a, c), product(b, d))));
    expect(kron([a, a], b).shape).toEqual([2, 9, 6]);
  });
});

describe("inverse", () => {
  it("is that by cofactors", () => {
    expect(far(toArray(inverse(a)), inverseOf(a))).toBeLessThan(1e-15);
  });
});
