import type { Unify } from "../call.js";
import { namesOf, showExtent, timesSizes, type Extent, type Size } from "../size.js";

/** Sizes that a formula leaves open, found as its shapes are put together. */
export interface OpenSizes {
  readonly fresh: () => Size;
  readonly unify: Unify;
  /** An extent by the sizes that were found, those that are still open under names of their own. */
  readonly named: (extent: Extent) => Extent;
}

const isOpen = (size: Size): size is `?${string}` => typeof size === "string" && /^\?\d+$/.test(size);
const freeNames = ["n", "m", "p", "q", "r", "s", "t", "u", "v", "w"];

/** Sizes of a formula with symbols of some names, which sizes are not given. */
export const openSizes = (symbols: ReadonlyMap<string, unknown>): OpenSizes => {
  const found = new Map<string, Size>();
  const names = new Map<Size, string>();
  let count = 0;
  const factorwise = (size: Size, of: (factor: Size) => Size): Size => String(size).split("*").map((factor) => (/^\d/.test(factor) ? Number(factor) : of(factor))).reduce(timesSizes);
  const resolve = (size: Size): Size => {
    if (isOpen(size)) return found.has(size) ? resolve(found.get(size)!) : size;
    return typeof size === "string" && size.includes("*") ? factorwise(size, resolve) : size;
  };
  const nameOf = (open: Size): Size => {
    const taken = [...names.values()];
    const name = names.get(open) ?? freeNames.find((free) => !symbols.has(free) && !taken.includes(free)) ?? `n_${names.size}`;
    names.set(open, name);
    return name;
  };
  const along = (size: Size | null): Size | null => size === null ? null : factorwise(resolve(size), (factor) => (isOpen(factor) ? nameOf(factor) : factor));
  const named = ({ rows, cols }: Extent): Extent => ({ rows: along(rows), cols: along(cols) });
  const isOne = (left: Size | null, right: Size | null): boolean => {
    if (left === null || right === null) return left === right;
    const [a, b] = [resolve(left), resolve(right)];
    if (a === b) return true;
    const [open, other] = isOpen(a) ? [a, b] : [b, a];
    if (!isOpen(open) || namesOf(other).includes(open)) return false;
    found.set(open, other);
    return true;
  };
  return {
    fresh: () => `?${count++}`,
    named,
    unify: Object.assign(isOne, { show: (extent: Extent) => showExtent(named(extent)) }),
  };
};
