import { isReal, sameShape, type Aval } from "./aval.js";
import { error } from "./errors.js";
import { ops } from "./operations.js";
import type { Tensor } from "./tensor.js";
import { partsOf, type Flat, type Structure } from "./tree.js";

/** What a tree must agree with: the shapes of its leaves, and its structure where that is known. */
interface Like {
  readonly leaves: readonly Aval[];
  readonly paths: readonly string[];
  readonly structure?: Structure;
}

/** The leaves once they agree with those of a counterpart, such as tangents with primals: in its order, which goes by the keys of objects. */
export const checkLike = (call: string, flat: Flat, like: Like): readonly Tensor[] => {
  const order: number[] = [];
  const isAligned = !like.structure || align(flat.structure, like.structure, 0, order);
  const found = like.structure && isAligned ? order.map((k) => flat.leaves[k]!) : flat.leaves;
  const show = (x: Aval | undefined): string => (x ? `(${x.shape.join(", ")})` : "nothing");
  for (let k = 0; k < Math.max(found.length, like.leaves.length); k++) {
    const [wanted, given] = [like.leaves[k], found[k]];
    if (!wanted || !given || !sameShape(wanted.shape, given.shape)) throw error("autodiff/tree", { call, path: like.paths[k] ?? `leaf ${k}`, expected: show(wanted), got: show(given) });
  }
  if (!isAligned) throw error("autodiff/tree", { call, path: "the tree", expected: showStructure(like.structure!), got: showStructure(flat.structure) });
  return found;
};

/** Directions or cotangents once they agree with their counterparts, in whose dtypes they are: what they were given in does not change what is differentiated. */
export const directionsLike = (call: string, flat: Flat, like: Like): readonly Tensor[] =>
  checkLike(call, flat, like).map((x, k) => (isReal(like.leaves[k]!) ? ops.cast(x, like.leaves[k]!.dtype) : x));

/** Adds for each leaf of `like` the position of its counterpart, from `start` on; false where the structures differ in more than the order of keys. */
const align = (given: Structure, like: Structure, start: number, order: number[]): boolean => {
  if ("leaf" in given || "leaf" in like) {
    order.push(start);
    return "leaf" in given && "leaf" in like;
  }
  const [own, wanted] = [partsOf(given), partsOf(like)];
  if (own.length !== wanted.length || "list" in given !== "list" in like) return false;
  const starts: number[] = [];
  for (const part of own) {
    starts.push(start);
    start += leafCount(part);
  }
  return wanted.every((part, k) => {
    const at = "entries" in given && "entries" in like ? given.entries.findIndex(([key]) => key === like.entries[k]![0]) : k;
    return at >= 0 && align(own[at]!, part, starts[at]!, order);
  });
};

const leafCount = (node: Structure): number => ("leaf" in node ? 1 : partsOf(node).reduce((count, part) => count + leafCount(part), 0));

/** `{ w, b: [·, ·] }` */
const showStructure = (node: Structure): string =>
  "leaf" in node ? "·"
  : "list" in node ? `[${node.list.map(showStructure).join(", ")}]`
  : `{ ${node.entries.map(([key, part]) => ("leaf" in part ? key : `${key}: ${showStructure(part)}`)).join(", ")} }`;
