import type { Kept } from "../solve/solve.js";
import type { Gained, Given, PieceName } from "./piece.js";

/** A piece that was done. */
export interface Done<Name extends PieceName = PieceName> {
  readonly gained: Gained<Name>;
  /** What it counted as evaluations. */
  readonly evaluations: number;
}

/** Where a piece is that is not done yet. */
export interface Underway {
  readonly kept: Kept;
  readonly evaluations: number;
}

/** A piece on its way: where it was before, and who is told how to look at where it is. */
export interface Way {
  readonly from?: Underway | undefined;
  readonly keep?: ((look: () => Underway | undefined) => void) | undefined;
}

/** Whoever does pieces. */
export interface Hands {
  readonly do: <Name extends PieceName>(name: Name, given: Given<Name>, way: Way) => Promise<Done<Name>>;
  /** Says that nothing more will be asked. */
  readonly close: () => void;
}
