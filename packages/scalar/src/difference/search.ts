import { extrapolation, hopeful, isBetter, longest, scaled, signsOf, type Estimate, type Side } from "./extrapolation.js";
import { noiseAbout } from "./noise.js";
import { stepAt, type Samples } from "./samples.js";
import { levelsAt, start } from "./start.js";

export interface Problem {
  readonly samples: Samples;
  readonly order: number;
  /** The standard deviation of the errors of f, where it is known. */
  readonly noise: number | undefined;
}

export interface Found extends Partial<Estimate> {
  readonly noise: number;
  /** Whether f was found not to be smooth at x. */
  readonly isBroken: boolean;
}

const u = 2 ** -53;
const converged = 1e-9;
/** Evaluations, after which the search gives up: among ever more estimates some agree by chance. */
const most = 300;

/**
 * The derivative at the steps that suit f: from √|x| or 1 the steps grow while f stays within its noise or rounding has the larger part of the
 * error, and shrink while truncation has.
 *
 * @param isBroken  - asked where no step does, whether f is not smooth at x: then the search ends
 */
export const search = ({ samples, order, noise }: Problem, side: Side, isBroken: (bottom: number, top: number) => boolean): Found => {
  const { x, at, center } = samples;
  const signs = signsOf(side), hasCenter = Number.isFinite(center);
  const bestOf = extrapolation(samples, order, side, hasCenter);
  const { lowest, highest } = levelsAt(x, order);
  const span = order + 2, budget = samples.evaluations() + most, isSpent = () => samples.evaluations() >= budget;
  let sigma = noise ?? 0, best: Estimate | undefined, top = 0, bottom = 0;
  const riseAt = (level: number) => Math.max(...signs.map((s) => Math.abs(at(level, s) - (hasCenter ? center : 0))));
  const scaleAt = (level: number) => scaled(riseAt(level), stepAt(level), order);

  /** Moves from a level to better ones while there are; true where f is found to be broken. */
  const climb = (from: number): boolean => {
    let size: number | undefined;
    best = undefined;
    top = Math.max(from, lowest + span);
    bottom = top - span;
    for (let i = 1, idle = 0, leap = 4, rises = false; !isSpent(); i++) {
      // what is new are the runs with the level that was added last
      const next = rises ? bestOf(Math.max(bottom, top - longest), top, sigma, size) : bestOf(bottom, Math.min(top, bottom + longest), sigma, size);
      size ??= next && Math.max(Math.abs(next.value), scaleAt(next.high));
      idle = isBetter(next, best) && !(next!.error > 0.9 * (best?.error ?? Infinity)) ? 0 : idle + 1;
      if (isBetter(next, best)) best = next;
      if (best && best.error <= 16 * u * Math.max(size ?? 0, Math.abs(best.value))) return false;
      if (best && 4 * best.rounding > best.truncation) {
        if (idle > 1 || best.high < top || top >= highest) return false;
        top++;
        rises = true;
        continue;
      }
      if ((best && best.relative < hopeful && (best.low > bottom + 2 || idle > 5)) || bottom <= lowest) return false;
      if ((idle > 5 || i === 8) && !(best && best.relative < 1e-6) && isBroken(bottom, top)) return true;
      rises = false;
      if (idle > 5) {
        top = Math.max(bottom - leap, lowest + span);
        bottom = top - span;
        leap *= 2;
        idle = 0;
      } else bottom--;
    }
    return false;
  };

  const found = (isBroken: boolean): Found => ({ ...best, noise: sigma, isBroken });

  let from = start(samples, signs, sigma, { lowest: lowest + span, highest }), kept: Found | undefined;
  for (let attempt = 0; attempt < 4 && !isSpent(); attempt++) {
    if (climb(from)) return found(true);
    if (!best) break;
    const near = Math.max(lowest, best.low - 16);
    if (hasCenter && noise === undefined) {
      sigma = 1.5 * noiseAbout(samples, near, signs);
      if (climb(from)) return found(true);
      if (!best) break;
    }
    // where f seems all noise, or truncation stays, steps may still be too large: f may have a far smaller scale
    const rise = riseAt(best.high);
    const isNoise = noise === undefined && sigma > 1e-6 * (Math.abs(center) + rise) && sigma > 0.01 * rise;
    if (!isNoise && (best.relative < converged || best.truncation < 256 * best.rounding)) return kept && confirms(best, kept) ? kept : found(false);
    if (attempt === 0 && isBroken(best.low, best.high)) return found(true);
    if (!kept || best.relative < kept.relative!) kept = { ...found(false), ...(isNoise ? { error: Infinity } : {}) };
    if (near === lowest) break;
    from = isNoise ? near : best.low - 4 * 2 ** attempt;
    sigma = noise ?? 0;
  }
  return kept ? { ...kept, ...(isSpent() ? { error: Infinity } : {}) } : { noise: sigma, isBroken: false };
};

/** Whether estimate b is of smaller error than a, which it agrees with. */
const confirms = (a: Estimate, b: Partial<Estimate>): boolean => b.error! < a.error && Math.abs(a.value - b.value!) <= a.error + b.error!;
