import { argmin, div, gather, grad, jvp, ones, reshape, square, sub, sum, type Tensor } from "@gradkit/autodiff";
import { array, toNested, type NDArray } from "@gradkit/shapes";
import { task, type Eval } from "../task.js";

interface Input {
  readonly points: number[][];
  readonly centroids: number[][];
}

/** Which centre is nearest to each point. */
const nearest = (centroids: Tensor, points: Tensor): Tensor => {
  const [n, d] = points.shape as readonly [number, number];
  return argmin(sum(square(sub(reshape(points, [n, 1, d]), centroids)), { axes: 2 }));
};

/** The sum over points of the squared distance to the nearest centre: each point is assigned to one, and its derivatives meet that one alone. */
const cost = (centroids: Tensor, points: Tensor): Tensor => sum(square(sub(points, gather(centroids, nearest(centroids, points)))));

/** Newton's direction: the Hessian is diagonal, so that its product with a vector of ones is its diagonal. */
const direction = (centroids: Tensor, points: Tensor): Tensor => {
  const { value, tangent } = jvp((c: Tensor) => grad(cost)(c, points), [centroids], [ones(centroids.shape)]);
  return div(value, tangent);
};

const args = ({ points, centroids }: Input): readonly unknown[] => [array(centroids), array(points)];

export const kmeans: Eval = {
  cost: (input: Input) => task(cost, args(input)),
  dir: (input: Input) => task(direction, args(input), (value: NDArray) => toNested(value)),
};
