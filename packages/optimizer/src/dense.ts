import { reshape, toNDArray, type Tensor } from "@gradkit/autodiff";
import type { NDArray } from "@gradkit/shapes";

/** The numbers of an array in row-major order: its own storage may have another, as that of a transpose. */
export const dense = (x: Tensor | NDArray): Float64Array => {
  const flat = toNDArray(reshape(x as Tensor, [-1]) as Tensor);
  const { data, offset } = flat;
  const stride = flat.strides[0]!;
  const out = new Float64Array(flat.shape[0]!);
  for (let i = 0; i < out.length; i++) out[i] = data[offset + i * stride]!;
  return out;
};
