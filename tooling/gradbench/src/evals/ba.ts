import { add, concat, cos, dot, equal, gather, jacobian, mul, reshape, sin, slice, sqrt, square, stack, sub, sum, vmap, where, div, type Tensor } from "@gradkit/autodiff";
import { fromData, type NDArray } from "@gradkit/shapes";
import { task, type Eval } from "../task.js";

/** One camera, point, weight and feature stand for all. */
interface Input {
  readonly n: number;
  readonly m: number;
  readonly p: number;
  readonly cam: readonly number[];
  readonly x: readonly number[];
  readonly w: number;
  readonly feat: readonly number[];
}

interface Parameters {
  /** Rotation (3), centre (3), focal length, principal point (2), radial distortion (2). */
  readonly camera: Tensor;
  readonly point: Tensor;
  readonly weight: Tensor;
}

const cross = (a: Tensor, b: Tensor): Tensor => {
  const [x, y] = [a, b].map((v) => [0, 1, 2].map((k) => slice(v, k))) as [Tensor[], Tensor[]];
  return stack([[1, 2], [2, 0], [0, 1]].map(([i, j]) => sub(mul(x[i!]!, y[j!]!), mul(x[j!]!, y[i!]!))));
};

/** A point turned around an axis by an angle, the length of the axis. Where that is 0, it stands for another number in the branch that is not taken. */
const rotated = (axis: Tensor, point: Tensor): Tensor => {
  const squared = sum(square(axis));
  const isStill = equal(squared, 0);
  const angle = sqrt(where(isStill, 1, squared));
  const unit = div(axis, angle);
  const cosine = cos(angle);
  const along = mul(dot(unit, point), sub(1, cosine));
  const turned = add(add(mul(point, cosine), mul(cross(unit, point), sin(angle))), mul(unit, along));
  return where(isStill, add(point, cross(axis, point)), turned);
};

/** How far a point lies from where a camera sees it, weighted: two numbers. */
const residual = ({ camera, point, weight }: Parameters, feature: Tensor): Tensor => {
  const seen = rotated(slice(camera, [0, 3]), sub(point, slice(camera, [3, 6])));
  const flat = div(slice(seen, [0, 2]), slice(seen, 2));
  const radius = sum(square(flat));
  const distortion = add(1, add(mul(slice(camera, 9), radius), mul(slice(camera, 10), square(radius))));
  const projected = add(mul(mul(flat, distortion), slice(camera, 6)), slice(camera, [7, 9]));
  return mul(weight, sub(projected, feature));
};

interface Scene {
  readonly cameras: Tensor;
  readonly points: Tensor;
  readonly weights: Tensor;
  readonly features: Tensor;
}

interface Observed {
  readonly camera: Int32Array;
  readonly point: Int32Array;
}

const parametersOf = ({ cameras, points, weights }: Scene, seen: Observed): Parameters => ({ camera: gather(cameras, seen.camera), point: gather(points, seen.point), weight: weights });

const objective = (seen: Observed) => (scene: Scene) => ({
  residuals: vmap(residual)(parametersOf(scene, seen), scene.features),
  weights: sub(1, square(scene.weights)),
});

/** The entries of the Jacobian row by row: each residual knows 15 variables, each weight one. */
const entries = (seen: Observed) => (scene: Scene): Tensor => {
  const blocks = vmap(jacobian(residual))(parametersOf(scene, seen), scene.features) as unknown as Parameters;
  const rows = concat([blocks.camera, blocks.point, reshape(blocks.weight, [-1, 2, 1])], 2);
  return concat([reshape(rows, [-1]), mul(-2, scene.weights)]);
};

/** Where the entries stand, whatever the numbers are: where each row begins, and the columns. */
const pattern = ({ camera, point }: Observed, { n, m, p }: Input): { readonly rows: Int32Array; readonly columns: Int32Array } => {
  const variables = (k: number): number[] => [
    ...Array.from({ length: 11 }, (_, i) => 11 * camera[k]! + i),
    ...Array.from({ length: 3 }, (_, i) => 11 * n + 3 * point[k]! + i),
    11 * n + 3 * m + k,
  ];
  const rows = Int32Array.from({ length: 3 * p + 1 }, (_, row) => (row <= 2 * p ? 15 * row : 30 * p + row - 2 * p));
  const columns = new Int32Array(31 * p);
  for (let k = 0; k < p; k++) {
    const own = variables(k);
    columns.set([...own, ...own], 30 * k);
    columns[30 * p + k] = own.at(-1)!;
  }
  return { rows, columns };
};

const repeated = (count: number, row: readonly number[]): NDArray => fromData(Float64Array.from({ length: count * row.length }, (_, k) => row[k % row.length]!), [count, row.length]);

const sceneOf = ({ n, m, p, cam, x, w, feat }: Input): unknown => ({ cameras: repeated(n, cam), points: repeated(m, x), weights: new Float64Array(p).fill(w), features: repeated(p, feat) });

/** Each observation is of the next camera and the next point, around and around. */
const observed = ({ n, m, p }: Input): Observed => {
  const around = (size: number): Int32Array => Int32Array.from({ length: p }, (_, k) => k % size);
  return { camera: around(n), point: around(m) };
};

/** All observations are alike: the answer has those of the first, and the last entry. */
const firstAndLast = (list: ArrayLike<number>): number[] => [...Array.from({ length: 30 }, (_, k) => list[k]!), list[list.length - 1]!];

export const ba: Eval = {
  objective: (input: Input) =>
    task(objective(observed(input)), [sceneOf(input)], ({ residuals, weights }: Record<"residuals" | "weights", NDArray>) => ({
      reproj_error: { elements: [...residuals.data.subarray(0, 2)], repeated: input.p },
      w_err: { element: weights.data[0], repeated: input.p },
    })),
  jacobian: (input: Input) => {
    const seen = observed(input);
    const { rows, columns } = pattern(seen, input);
    return task(entries(seen), [sceneOf(input)], ({ data }: NDArray) => ({ rows: firstAndLast(rows), cols: firstAndLast(columns), vals: firstAndLast(data) }));
  },
};
