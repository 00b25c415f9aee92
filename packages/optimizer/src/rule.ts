import type { Clip } from "./clip.js";
import type { Rate } from "./schedule.js";

/** Vectors of the parameters' shape that a rule keeps, by name. */
export type Slots = Readonly<Record<string, Float64Array>>;

/** What a rule is given for one update; it writes into `nextX` and `nextSlots`, which may be the arrays that it reads. */
export interface Move {
  /** Counts from 1. */
  readonly t: number;
  readonly rate: number;
  readonly x: Float64Array;
  readonly gradient: Float64Array;
  readonly slots: Slots;
  readonly nextX: Float64Array;
  readonly nextSlots: Slots;
  readonly numbers: readonly number[];
}

/** A first-order update as data and one function. */
export interface Rule {
  readonly name: string;
  /** The vectors that it keeps, and what they start with. */
  readonly slots: Readonly<Record<string, number>>;
  /** Single numbers that it keeps, where it needs any; `update` then gives the next ones. */
  readonly numbers?: readonly number[];
  readonly update: (move: Move) => readonly number[] | void;
}

/** What all first-order methods take. */
export interface FirstOrderOptions {
  /** The learning rate: a number, or a schedule. */
  readonly rate?: Rate;
  /** A limit on the gradients. */
  readonly clip?: Clip;
  /** λ of a penalty λ/2 ‖x‖², whose gradient λx is added to that of the function, after clipping; not to be confused with adamw's `decay`. */
  readonly weightDecay?: number;
}
