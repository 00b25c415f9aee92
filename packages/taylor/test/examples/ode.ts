import { stack, type Tensor } from "@gradkit/autodiff";
import { series } from "@gradkit/autodiff/series";

/** x′ = f(x). */
export type Field = (x: Tensor) => Tensor | readonly Tensor[];

export interface Solution {
  readonly x: Float64Array;
  readonly steps: number;
}

/** Coefficients x₀, x₁, … of the solution through a point: x_(k + 1) = [f(x)]_k/(k + 1), each from the series of f along those before it. */
export const solutionSeries = (f: Field, start: Float64Array, order: number): Float64Array[] => {
  const value = (x: Tensor): Tensor => {
    const y = f(x);
    return Array.isArray(y) ? stack(y as Tensor[]) : (y as Tensor);
  };
  const terms = [start];
  for (let k = 0; k < order; k++) {
    const along = series(value, terms.map((term) => [term]) as never, k) as unknown as Float64Array[];
    terms.push(along[k]!.map((x) => x / (k + 1)));
  }
  return terms;
};

const size = (x: Float64Array): number => x.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

/** The step at which the last two terms are below the tolerance. */
const stepOf = (terms: readonly Float64Array[], tolerance: number): number => {
  const order = terms.length - 1;
  const scale = tolerance * Math.max(1, size(terms[0]!));
  const steps = [order - 1, order].map((k) => (size(terms[k]!) === 0 ? Infinity : (scale / size(terms[k]!)) ** (1 / k)));
  return 0.9 * Math.min(...steps);
};

const advanced = (terms: readonly Float64Array[], h: number): Float64Array => terms[0]!.map((_, i) => terms.reduceRight((sum, term) => sum * h + term[i]!, 0));

/**
 * x(t) of x′ = f(x), x(0) = start: each step sums the Taylor series of the solution, and is as long as its last terms allow.
 *
 * @source Jorba and Zou (2005), A software package for the numerical integration of ODEs by means of high-order Taylor methods
 */
export const integrate = (f: Field, start: readonly number[], t: number, { order = 16, tolerance = 1e-14 } = {}): Solution => {
  let x = Float64Array.from(start);
  let steps = 0;
  for (let now = 0; now < t; steps++) {
    const terms = solutionSeries(f, x, order);
    const h = Math.min(stepOf(terms, tolerance), t - now);
    x = advanced(terms, h) as Float64Array<ArrayBuffer>;
    now = t - now <= h ? t : now + h;
  }
  return { x, steps };
};

/** The same with steps of one length, to see the order. */
export const integrateEvenly = (f: Field, start: readonly number[], t: number, steps: number, order: number): Float64Array => {
  let x = Float64Array.from(start);
  for (let k = 0; k < steps; k++) x = advanced(solutionSeries(f, x, order), t / steps) as Float64Array<ArrayBuffer>;
  return x;
};
