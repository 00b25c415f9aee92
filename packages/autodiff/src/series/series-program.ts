import type { Maybe } from "../primitive.js";
import { bind } from "../bind.js";
import type { Part } from "../primitives/control/sub-program.js";
import { ops } from "../operations.js";
import type { Program } from "../program/program.js";
import { record } from "../program/record.js";
import { run } from "../program/run.js";
import type { Tensor } from "../tensor.js";
import { lazy, start, type PowerSeries } from "./power-series.js";
import type { Expand, Level } from "./rule.js";

/** Coefficients 0 … order of those inputs that move, one after the other, and the value alone of the others. */
export const laidOut = (inputs: readonly PowerSeries[], moves: readonly boolean[], order: number): Tensor[] =>
  inputs.flatMap((x, i) => (moves[i] ? Array.from({ length: order + 1 }, (_, k) => x.at(k) ?? ops.zeros(start(x).shape, start(x).dtype)) : [start(x)]));

/** The inverse of it. */
export const taken = <T>(flat: readonly T[], moves: readonly boolean[], order: number): T[][] => {
  let at = 0;
  return moves.map((is) => {
    const from = at;
    at += is ? order + 1 : 1;
    return flat.slice(from, at);
  });
};

/** A program on series: inputs that move, and outputs that do or are wanted with all coefficients, are laid out. */
export const seriesProgram = (expand: Expand, program: Program, moves: readonly boolean[], order: number, wanted: readonly boolean[] = []): Part => {
  let has: readonly boolean[] = [];
  const wide = record((flat) => {
    const outputs = expand(taken(flat, moves, order), order, (xs) => run(program, xs, bind));
    has = outputs.map((terms, i) => wanted[i] === true || terms.some((term, k) => k > 0 && term !== undefined));
    return laidOut(outputs.map((terms): PowerSeries => ({ at: (k) => terms[k] })), has, order);
  }, program.inputs.flatMap((x, i) => Array.from({ length: moves[i] ? order + 1 : 1 }, () => x)));
  return { program: wide, has };
};

/**
 * Series that an operation one level down gives for all coefficients together: once, up to the order of the level; while coefficients depend on each other
 * once for each, and for one beyond the order.
 */
export const together = ({ order, isBusy }: Level, count: number, emit: (order: number) => readonly (readonly Maybe[])[]): PowerSeries[] => {
  const isNested = isBusy();
  const emitted: (readonly (readonly Maybe[])[])[] = [];
  const upTo = (k: number): readonly (readonly Maybe[])[] => (emitted[k] ??= emit(k));
  return Array.from({ length: count }, (_, i) => lazy((k) => upTo(isNested || k > order ? k : order)[i]![k]));
};
