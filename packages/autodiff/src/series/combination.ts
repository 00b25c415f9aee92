import { bind } from "../bind.js";
import { ops } from "../operations.js";
import type { Maybe } from "../primitive.js";
import type { Tensor } from "../tensor.js";
import { watching } from "../watch.js";
import { carve, flat, wrapped } from "./arena.js";
import { lazy } from "./power-series.js";
import type { SeriesRule } from "./rule.js";

/** x + s z: of sums and differences, term by term. */
const combination =
  (sign: 1 | -1): SeriesRule =>
  ({ seriesOf }, name, inputs, params) => {
    const [x, z] = inputs.map(seriesOf);
    return [lazy((k) => (k === 0 ? bind(name, [x!.at(0)!, z!.at(0)!], params)[0] : combined(x!.at(k), z!.at(k), sign)))];
  };

const combined = (x: Maybe, z: Maybe, sign: 1 | -1): Maybe => {
  if (!x || !z) return x ?? (z && (sign > 0 ? z : ops.neg(z)));
  return x.trace || z.trace || watching() ? (sign > 0 ? ops.add : ops.sub)(x, z) : summed(x, z, sign);
};

const summed = (x: Tensor, z: Tensor, sign: 1 | -1): Tensor => {
  const out = carve(x);
  const [a, b] = [flat(x), flat(z)];
  for (let i = 0; i < out.size; i++) out.data[out.offset + i] = a.data[a.offset + i]! + sign * b.data[b.offset + i]!;
  return wrapped(out);
};

export const add = combination(1);
export const sub = combination(-1);
