import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** The numbers from 0 up to `count` in an order that seed and stream determine, on every machine: Fisher and Yates' shuffle by xoroshiro128+. */
export const shuffled = (count: number, seed: number, stream: number): Int32Array => {
  const random = xoroshiro128plus(mixed(seed, stream));
  const order = Int32Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = uniformInt(random, 0, i);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
};

/** One seed from two, such that neighbours differ in all bits: the finalizer of SplitMix. */
export const mixed = (seed: number, stream: number): number => {
  let z = (Math.imul(seed | 0, 0x9e3779b9) + Math.imul(stream | 0, 0x85ebca6b)) | 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return z ^ (z >>> 15);
};
