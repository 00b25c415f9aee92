import { add, concat, cos, einsum, gather, jacobian, jvp, less, matmul, mul, neg, norm, ones, reshape, sin, slice, stack, sub, tensor, transpose, where, zeros, eye, div, type Tensor } from "@gradkit/autodiff";
import { array, fromData, toNested, type NDArray } from "@gradkit/shapes";
import { task, type Eval } from "../task.js";

interface Input {
  readonly theta: readonly number[];
  readonly us: number[][];
  readonly data: {
    readonly correspondences: readonly number[];
    readonly points: number[][];
    readonly model: {
      readonly parents: readonly number[];
      readonly base_relatives: number[][][];
      readonly inverse_base_absolutes: number[][][];
      readonly base_positions: number[][];
      readonly weights: number[][];
      readonly triangles: readonly (readonly number[])[];
      readonly is_mirrored: boolean;
    };
  };
}

/** The arrays of a hand. */
interface Hand {
  readonly relatives: Tensor;
  readonly inverses: Tensor;
  readonly positions: Tensor;
  readonly weights: Tensor;
  readonly points: Tensor;
}

/** Which angle turns each bone around each axis: 1 + its place in theta after the 6 global ones, 0 for none. A finger has four angles, two of them at its first joint. */
const angles = (bones: number): Int32Array => {
  const places = new Int32Array(3 * bones);
  for (let finger = 0; finger < 5; finger++) {
    const [bone, angle] = [2 + 4 * finger, 1 + 4 * finger];
    places.set([angle, angle + 1], 3 * bone);
    places[3 * (bone + 1)] = angle + 2;
    places[3 * (bone + 2)] = angle + 3;
  }
  return places;
};

const matrix = (rows: readonly (readonly Tensor[])[]): Tensor => stack(rows.map((row) => stack(row)));

/** Rotations of all bones, 4 × 4, by angles around the axes x, z and y. */
const turns = (xzy: Tensor): Tensor => {
  const bones = xzy.shape[0]!;
  const [cx, cz, cy] = [0, 1, 2].map((k) => cos(slice(xzy, [], k))) as [Tensor, Tensor, Tensor];
  const [sx, sz, sy] = [0, 1, 2].map((k) => sin(slice(xzy, [], k))) as [Tensor, Tensor, Tensor];
  const [none, one] = [zeros([bones]), ones([bones])];
  const [sysx, sycx] = [mul(sy, sx), mul(sy, cx)];
  const all = matrix([
    [mul(cz, cy), sub(mul(cz, sysx), mul(sz, cx)), add(mul(cz, sycx), mul(sz, sx)), none],
    [mul(sz, cy), add(mul(sz, sysx), mul(cz, cx)), sub(mul(sz, sycx), mul(cz, sx)), none],
    [neg(sy), mul(cy, sx), mul(cy, cx), none],
    [none, none, none, one],
  ]);
  return transpose(all, [2, 0, 1]);
};

/** The rotation around an axis by an angle, its length; that of a very short one is none. */
const globalTurn = (axis: Tensor): Tensor => {
  const angle = norm(axis);
  const [x, y, z] = [0, 1, 2].map((k) => div(slice(axis, k), angle)) as [Tensor, Tensor, Tensor];
  const [s, c] = [sin(angle), cos(angle)];
  const rest = sub(1, c);
  const entry = (a: Tensor, b: Tensor): Tensor => mul(mul(a, b), rest);
  const turn = matrix([
    [add(entry(x, x), c), sub(entry(x, y), mul(z, s)), add(entry(x, z), mul(y, s))],
    [add(entry(x, y), mul(z, s)), add(entry(y, y), c), sub(entry(y, z), mul(x, s))],
    [sub(entry(x, z), mul(y, s)), add(entry(z, y), mul(x, s)), add(entry(z, z), c)],
  ]);
  return where(less(angle, 0.0001), eye(3), turn);
};

/** Where the vertices are, (vertices, 3): each is moved by its bones, by weights. */
const skinned = (theta: Tensor, { relatives, inverses, positions, weights }: Hand, parents: readonly number[], isMirrored: boolean): Tensor => {
  const bones = parents.length;
  const own = reshape(gather(concat([zeros([1]), slice(theta, [6])]), angles(bones)), [bones, 3]);
  const local = matmul(relatives, turns(own));
  const absolutes: Tensor[] = [];
  for (const [bone, parent] of parents.entries()) absolutes.push(parent < 0 ? slice(local, bone) : matmul(absolutes[parent]!, slice(local, bone)));
  const transforms = slice(matmul(stack(absolutes), inverses), [], [0, 3]);
  const moved = einsum("vij,vj->vi", reshape(matmul(weights, reshape(transforms, [bones, 12])), [-1, 3, 4]), positions);
  const placed = isMirrored ? mul(moved, tensor([-1, 1, 1])) : moved;
  return add(matmul(placed, transpose(globalTurn(slice(theta, [0, 3])))), slice(theta, [3, 6]));
};

/** What is left between measured points and those of the hand: a vertex each, or, by barycentric coordinates, a place in a triangle. */
const objective = ({ data: { correspondences, model } }: Input) => (theta: Tensor, us: Tensor, hand: Hand): Tensor => {
  const vertices = skinned(theta, hand, model.parents, model.is_mirrored);
  if (us.shape[0] === 0) return sub(hand.points, gather(vertices, Int32Array.from(correspondences)));
  const corner = (k: number): Tensor => gather(vertices, Int32Array.from(correspondences, (triangle) => model.triangles[triangle]![k]!));
  const [u, v] = [0, 1].map((k) => slice(us, [], [k, k + 1])) as [Tensor, Tensor];
  const place = add(add(mul(u, corner(0)), mul(v, corner(1))), mul(sub(sub(1, u), v), corner(2)));
  return sub(hand.points, place);
};

/** The derivatives by the coordinates of the point at hand, where there are, then those by theta: a row for each residual. A point depends on its own coordinates alone, so that one direction serves all points. */
const jacobianOf = (input: Input) => (theta: Tensor, us: Tensor, hand: Hand): Tensor => {
  const f = objective(input);
  const byTheta = jacobian((t: Tensor) => f(t, us, hand), { mode: "forward" })(theta) as unknown as Tensor;
  const flat = reshape(byTheta, [-1, theta.shape[0]!]);
  if (us.shape[0] === 0) return flat;
  const along = (direction: readonly number[]): Tensor => jvp((u: Tensor) => f(theta, u, hand), [us], [mul(ones(us.shape), direction)]).tangent;
  return concat([stack([along([1, 0]), along([0, 1])].map((column) => reshape(column, [-1])), 1), flat], 1);
};

const args = ({ theta, us, data: { points, model } }: Input): readonly unknown[] => [
  Float64Array.from(theta),
  us.length === 0 ? fromData(new Float64Array(0), [0, 2]) : array(us),
  { relatives: array(model.base_relatives), inverses: array(model.inverse_base_absolutes), positions: array(model.base_positions), weights: array(model.weights), points: array(points) },
];

export const ht: Eval = {
  objective: (input: Input) => task(objective(input), args(input), ({ data }: NDArray) => [...data]),
  jacobian: (input: Input) => task(jacobianOf(input), args(input), (value: NDArray) => toNested(value)),
};
