import { ops } from "../operations.js";
import type { Tensor } from "../tensor.js";
import type { SeriesRule } from "./rule.js";

/** The product over axes: halves are multiplied, as often as it takes. */
export const prod: SeriesRule = (level, _, [x], params: { readonly axes: readonly number[] }) => {
  const { axes } = params;
  const kept = x!.shape.map((__, k) => k).filter((k) => !axes.includes(k));
  const size = axes.reduce((n, k) => n * x!.shape[k]!, 1);
  const rest = kept.map((k) => x!.shape[k]!);
  const rows = ops.reshape(ops.transpose(x!, [...axes, ...kept]), [size, ...rest]);
  const one = (): Tensor => ops.broadcastTo(ops.constant(1, x!.dtype), rest);
  return [level.seriesOf(size === 0 ? one() : ops.reshape(halved(rows), rest))];
};

const halved = (rows: Tensor): Tensor => {
  const [size = 0, ...rest] = rows.shape;
  if (size === 1) return rows;
  const half = Math.floor(size / 2);
  const part = (from: number, to: number): Tensor => ops.slice(rows, [from, ...rest.map(() => 0)], [to, ...rest]);
  const both = ops.mul(part(0, half), part(half, 2 * half));
  return halved(size % 2 === 0 ? both : ops.concat([both, part(2 * half, size)], 0));
};
