import type { Unify } from "../call.js";
import { namesOf, timesSizes, type Size } from "../size.js";

/** Sizes that a formula leaves open, found as its shapes are put together. */
export interface OpenSizes {
  readonly fresh: () => Size;
  readonly unify: Unify;
  readonly resolve: (size: Size) => Size;
}

const isOpen = (size: Size): size is `?${string}` => typeof size === "string" && /^\?\d+$/.test(size);

export const openSizes = (): OpenSizes => {
  const found = new Map<string, Size>();
  let count = 0;
  const resolve = (size: Size): Size => {
    if (isOpen(size)) return found.has(size) ? resolve(found.get(size)!) : size;
    return typeof size === "string" && size.includes("*") ? size.split("*").map((factor) => (/^\d/.test(factor) ? Number(factor) : resolve(factor))).reduce(timesSizes) : size;
  };
  return {
    fresh: () => `?${count++}`,
    resolve,
    unify: (left, right) => {
      if (left === null || right === null) return left === right;
      const [a, b] = [resolve(left), resolve(right)];
      if (a === b) return true;
      const [open, other] = isOpen(a) ? [a, b] : [b, a];
      if (!isOpen(open) || namesOf(other).includes(open)) return false;
      found.set(open, other);
      return true;
    },
  };
};
