import { laterError } from "../later-errors.js";
import { clipNorm } from "../clips/clip-norm.js";
import { clipValue } from "../clips/clip-value.js";
import { arctan } from "../losses/arctan.js";
import { cauchy } from "../losses/cauchy.js";
import { huber } from "../losses/huber.js";
import { softL1 } from "../losses/soft-l1.js";
import { tukey } from "../losses/tukey.js";
import { adadelta } from "../methods/adadelta.js";
import { adagrad } from "../methods/adagrad.js";
import { adam } from "../methods/adam.js";
import { adamax } from "../methods/adamax.js";
import { adamw } from "../methods/adamw.js";
import { amsgrad } from "../methods/amsgrad.js";
import { bfgs } from "../methods/bfgs.js";
import { gaussNewton } from "../methods/gauss-newton.js";
import { gradientDescent } from "../methods/gradient-descent.js";
import { lbfgs } from "../methods/lbfgs.js";
import { lbfgsb } from "../methods/lbfgsb.js";
import { levenbergMarquardt } from "../methods/levenberg-marquardt.js";
import { momentum } from "../methods/momentum.js";
import { nadam } from "../methods/nadam.js";
import { nesterov } from "../methods/nesterov.js";
import { newton } from "../methods/newton.js";
import { nonlinearCG } from "../methods/nonlinear-cg.js";
import { radam } from "../methods/radam.js";
import { rmsprop } from "../methods/rmsprop.js";
import { rprop } from "../methods/rprop.js";
import { steepestDescent } from "../methods/steepest-descent.js";
import { trustRegionReflective } from "../methods/trust-region-reflective.js";
import type { Recipe } from "../recipe.js";
import { constant } from "../schedules/constant.js";
import { cosine } from "../schedules/cosine.js";
import { exponential } from "../schedules/exponential.js";
import { joined } from "../schedules/joined.js";
import { oneCycle } from "../schedules/one-cycle.js";
import { plateau } from "../schedules/plateau.js";
import { polynomial } from "../schedules/polynomial.js";
import { stepDecay } from "../schedules/step-decay.js";
import { triangular } from "../schedules/triangular.js";
import { warmRestarts } from "../schedules/warm-restarts.js";
import { armijo } from "../searches/armijo.js";
import { strongWolfe } from "../searches/strong-wolfe.js";

type Maker = (options: never) => Recipe;

/** Everything that has a recipe, by name. */
export const makers: Readonly<Record<string, Maker>> = {
  adadelta, adagrad, adam, adamax, adamw, amsgrad, gradientDescent, momentum, nadam, nesterov, radam, rmsprop, rprop,
  bfgs, lbfgs, lbfgsb, newton, nonlinearCG, steepestDescent,
  gaussNewton, levenbergMarquardt, trustRegionReflective,
  constant, cosine, exponential, joined, oneCycle, plateau, polynomial, stepDecay, triangular, warmRestarts,
  armijo, strongWolfe,
  arctan, cauchy, huber, softL1, tukey,
  clipNorm: ({ limit }: { limit: number }) => clipNorm(limit),
  clipValue: ({ limit }: { limit: number }) => clipValue(limit),
};

/**
 * What a recipe makes, with all that is in its options: a method, schedule, search, loss or clip by its name.
 *
 * @throws optimizer/unknown
 * @example
 * made({ name: "adam", options: { rate: 0.1 } }).name // => "adam"
 */
export const made = ({ name, options }: Recipe): Recipe => {
  const maker = Object.hasOwn(makers, name) ? makers[name] : undefined;
  if (!maker) throw laterError("optimizer/unknown", { name });
  return maker(Object.fromEntries(Object.entries(options).map(([key, value]) => [key, madeIn(value)])) as never);
};

const madeIn = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(madeIn);
  return typeof value === "object" && value !== null && "name" in value && "options" in value ? made(value as Recipe) : value;
};
