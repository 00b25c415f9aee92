import { bind, recordOf } from "../bind.js";
import { ops } from "../operations.js";
import type { Maybe } from "../primitive.js";
import { lazy, start, type PowerSeries } from "./power-series.js";
import type { SeriesRule } from "./rule.js";

/** Of a primitive that is linear in what moves: each coefficient is the tangent along the coefficients of the inputs. */
export const linear: SeriesRule = ({ seriesOf, moves }, name, inputs, params) => {
  const xs = inputs.map(seriesOf);
  const { shape, jvp } = recordOf(name);
  const primals = lazyList(() => xs.map(start));
  const outputs = lazyList(() => bind(name, primals(), params));
  const coefficients = lazyAt((k): readonly Maybe[] => {
    if (k === 0) return outputs();
    const tangents = xs.map((x, i) => (moves(inputs[i]!) ? x.at(k) : undefined));
    return tangents.every((dx) => dx === undefined) ? [] : jvp(ops, primals(), tangents, outputs(), params);
  });
  return shape(inputs, params).map((_, i): PowerSeries => lazy((k) => coefficients(k)[i]));
};

/** A list that is made when it is first asked for. */
export const lazyList = <T>(make: () => readonly T[]): (() => readonly T[]) => {
  let made: readonly T[] | undefined;
  return () => (made ??= make());
};

/** A function of whole numbers that remembers its values. */
const lazyAt = <T>(make: (k: number) => T): ((k: number) => T) => {
  const made: T[] = [];
  return (k) => (made[k] ??= make(k));
};
