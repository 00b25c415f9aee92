import { extrapolation, hopeful, isBetter, scaled, signsOf, type Estimate, type Side } from "./extrapolation.js";
import { noiseAbout } from "./noise.js";
import { stepAt, type Samples } from "./samples.js";

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

/** The levels whose steps make sense at x: above its spacing, below overflow. */
export const levelsAt = (x: number, order: number): { lowest: number; highest: number } => {
  const size = Math.log2(Math.abs(x));
  return { lowest: x === 0 ? -Math.floor(1000 / order) : Math.ceil(size) - 42, highest: Math.max(40, Math.floor(size) - 1) };
};

/**
 * The derivative at the steps that suit f: from √|x| or 1 the steps grow while f stays within its noise or rounding has the larger part of the error,
 * and shrink while truncation has.
 *
 * @param isBroken  - asked where no step does, whether f is not smooth at x: then the search ends
 */
export const search = ({ samples, order, noise }: Problem, side: Side, isBroken: (bottom: number, top: number) => boolean = () => false): Found => {
  const { x, at, center } = samples;
  const signs = signsOf(side), hasCenter = Number.isFinite(center);
  const bestOf = extrapolation(samples, order, side, hasCenter);
  const { lowest, highest } = levelsAt(x, order);
  const span = order + 2;
  let sigma = noise ?? 0, best: Estimate | undefined, top = 0, bottom = 0;
  const riseAt = (level: number) => Math.max(...signs.map((s) => Math.abs(at(level, s) - (hasCenter ? center : 0))));
  const scaleAt = (level: number) => scaled(riseAt(level), stepAt(level), order);

  /** Moves from a level to better ones while there are; true where f is found to be broken. */
  const climb = (from: number): boolean => {
    let first: number | undefined;
    best = undefined;
    top = Math.max(from, lowest + span);
    bottom = top - span;
    for (let i = 1, idle = 0, leap = 4; i < 100; i++) {
      const next = bestOf(bottom, top, sigma);
      first ??= next && Math.max(Math.abs(next.value), scaleAt(next.high));
      idle = isBetter(next, best) && !(next!.error > 0.9 * (best?.error ?? Infinity)) ? 0 : idle + 1;
      if (isBetter(next, best)) best = next;
      if (best && best.error <= 16 * u * Math.max(first ?? 0, Math.abs(best.value))) return false;
      if (best && 4 * best.rounding > best.truncation) {
        if (idle > 1 || best.high < top || top >= highest) return false;
        top++;
        continue;
      }
      if ((best && best.relative < hopeful && (best.low > bottom + 2 || idle > 5)) || bottom <= lowest) return false;
      if ((idle > 5 || i === 8) && !(best && best.relative < 1e-6) && isBroken(bottom, top)) return true;
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

  let from = start(samples, signs, sigma, lowest + span, highest), noisy: Found | undefined;
  for (let attempt = 0; attempt < 4; attempt++) {
    if (climb(from)) return found(true);
    if (!best || !hasCenter || noise !== undefined) return found(false);
    const near = Math.max(lowest, best.low - 16);
    sigma = 1.5 * noiseAbout(samples, near, signs);
    if (climb(from)) return found(true);
    const rise = best ? riseAt(best.high) : 0;
    if (!(sigma > 1e-6 * (Math.abs(center) + rise)) || (best && best.relative < hopeful && sigma < 0.01 * rise)) return found(false);
    // f is all noise, or has a far smaller scale
    noisy ??= found(false);
    if (near === lowest) break;
    from = near;
    sigma = 0;
  }
  return { ...noisy!, error: Infinity };
};

/** The level to start from: about √|x| or 1, changed by growing and then shrinking strides until f is finite and more than its rounding. */
const start = ({ x, at, center }: Samples, signs: readonly number[], noise: number, lowest: number, highest: number): number => {
  const clamp = (level: number) => Math.min(highest, Math.max(lowest, level));
  const directionAt = (level: number): number => {
    const ys = signs.flatMap((s) => [at(level, s), at(level - 1, s)]);
    if (!ys.every(Number.isFinite)) return -1;
    return ys.every((y) => Math.abs(y - center) <= 8 * (u * (Math.abs(y) + Math.abs(center)) + noise)) ? 1 : 0;
  };
  let level = clamp(Math.round(Math.log2(Math.max(1, Math.abs(x))) / 2)), good = level;
  const first = directionAt(level);
  for (let stride = 0.5, growth = 2, direction = first; ; direction = directionAt(level)) {
    if (direction >= 0) good = level;
    if (direction !== first) growth = 0.5;
    stride *= growth;
    const next = clamp(level + direction * stride);
    if (stride < 1 || next === level) return good;
    level = next;
  }
};
