import { add, div, less, mul, neg, norm, slice, square, stack, sub, sum, reshape, whileLoop, tensor, type Tensor } from "@gradkit/autodiff";
import { descend } from "../descend.js";
import { gradientIn, type Mode } from "../mode.js";
import { task, type Eval } from "../task.js";

interface Input {
  readonly w: number;
}

interface Particle {
  readonly place: Tensor;
  readonly velocity: Tensor;
}

const step = 0.1;

/** The potential of two charges, one of which stands where w says. */
const potential = (place: Tensor, w: Tensor): Tensor => {
  const charges = [stack([tensor(10), sub(10, w)]), tensor([10, 0])];
  return sum(stack(charges.map((charge) => div(1, norm(sub(place, charge))))));
};

/** The square of where a particle that the charges drive away crosses the first axis, by Euler's method. */
const crossing = (inner: Mode) => (w: Tensor): Tensor => {
  const force = (place: Tensor): Tensor => neg(gradientIn(inner, (x) => potential(x, w))(place));
  const moved = ({ place, velocity }: Particle): Tensor => add(place, mul(step, velocity));
  const { place, velocity } = whileLoop(
    ((particle: Particle) => less(0, slice(moved(particle), 1))) as never,
    ((particle: Particle) => ({ place: moved(particle), velocity: add(particle.velocity, mul(step, force(particle.place))) })) as never,
    { place: tensor([0, 8]), velocity: tensor([0.75, 0]) } as Particle,
  ) as Particle;
  const left = neg(div(slice(place, 1), slice(velocity, 1)));
  return square(add(slice(place, 0), mul(left, slice(velocity, 0))));
};

/** The w that lets the particle cross at 0: the outer derivative in one mode, that of the potential in another. */
const best = (outer: Mode, inner: Mode) => (start: Tensor): Tensor => {
  const f = (w: Tensor): Tensor => crossing(inner)(reshape(w, []));
  return reshape(descend(f, gradientIn(outer, f), reshape(start, [1])), []);
};

const run = (outer: Mode, inner: Mode) => ({ w }: Input) => task(best(outer, inner), [w]);

export const particle: Eval = { rr: run("r", "r"), ff: run("f", "f"), fr: run("f", "r"), rf: run("r", "f") };
