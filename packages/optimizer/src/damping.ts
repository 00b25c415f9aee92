import type { Model } from "./least-squares/model.js";
import type { Bounds } from "./method.js";

/** What a damped step depends on: a radius, a damping factor, or a step length, and what is needed to change it. */
export type Control = readonly number[];

/** A step to try: p = scale · step, and the fall of the value that the model expects. */
export interface Trial {
  readonly step: Float64Array;
  readonly predicted: number;
}

/** How a trial went: the fall that was found over the fall expected, and the length of the step. */
export interface Verdict {
  readonly ratio: number;
  readonly length: number;
}

/** How steps of least squares are kept from going too far: a family of steps by a few numbers, and how the numbers change. */
export interface Damping {
  init(model: Model): Control;
  trial(model: Model, control: Control, bounds: Bounds | undefined): Trial;
  update(control: Control, verdict: Verdict): Control;
}
