import { bind } from "../bind.js";
import { ops } from "../operations.js";
import type { Maybe } from "../primitive.js";
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
  return (sign > 0 ? ops.add : ops.sub)(x, z);
};

export const add = combination(1);
export const sub = combination(-1);
