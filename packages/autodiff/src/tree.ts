import { array, fromData, NDArray, toNested } from "@gradkit/shapes";
import { sameShape, type Aval } from "./aval.js";
import { error } from "./errors.js";
import { isTensor } from "./methods.js";
import { concrete, numbersOf, type Tensor } from "./tensor.js";
import { dense } from "./kernels/dense.js";

/** What a leaf of a tree was: the container that a result for it comes back in. */
type Container = "number" | "nested" | "typed" | "ndarray" | "tensor";

/** A tree without its leaves: plain arrays and objects of containers. */
export type Structure = { readonly leaf: Container } | { readonly list: readonly Structure[] } | { readonly entries: readonly (readonly [string, Structure])[] };

export interface Flat {
  readonly leaves: readonly Tensor[];
  readonly structure: Structure;
  /** Where each leaf stands, for messages. */
  readonly paths: readonly string[];
}

/**
 * The leaves of a tree of numbers, arrays, typed arrays, NDArrays and tensors as tensors, with what it takes to build the tree again. A list of numbers is one
 * leaf, but where a counterpart has a list of leaves.
 */
export const flatten = (call: string, tree: unknown, root = "x", like?: Structure): Flat => {
  const leaves: Tensor[] = [];
  const paths: string[] = [];
  const leaf = (tensor: Tensor, container: Container, path: string): Structure => {
    leaves.push(tensor);
    paths.push(path);
    return { leaf: container };
  };
  const visit = (node: unknown, path: string, like?: Structure): Structure => {
    if (isTensor(node)) return leaf(node, "tensor", path);
    if (typeof node === "number") return leaf(concrete(array(node) as NDArray), "number", path);
    if (node instanceof NDArray) return leaf(concrete(node), "ndarray", path);
    if (node instanceof Float64Array || node instanceof Float32Array || node instanceof Int32Array) return leaf(concrete(fromData(node, [node.length])), "typed", path);
    if (Array.isArray(node) && isNumeric(node) && !(like && "list" in like)) return leaf(concrete(array(node as number[]) as NDArray), "nested", path);
    if (Array.isArray(node)) return { list: node.map((item: unknown, k) => visit(item, `${path}[${k}]`, like && "list" in like ? like.list[k] : undefined)) };
    if (isPlainObject(node)) return { entries: Object.entries(node).map(([key, value]) => [key, visit(value, `${path}.${key}`, like && "entries" in like ? like.entries.find(([name]) => name === key)?.[1] : undefined)]) };
    throw error("autodiff/leaf", { call, got: node === null ? "null" : typeof node, path });
  };
  const structure = visit(tree, root, like);
  return { leaves, structure, paths };
};

/** The leaves of a list of arguments, each a tree of its own. */
export const flattenArguments = (call: string, args: readonly unknown[], like?: Structure): Flat => {
  const flats = args.map((arg, k) => flatten(call, arg, `argument ${k}`, like && "list" in like ? like.list[k] : undefined));
  return { leaves: flats.flatMap(({ leaves }) => leaves), structure: { list: flats.map(({ structure }) => structure) }, paths: flats.flatMap(({ paths }) => paths) };
};

/** Whether an array is a nested array of numbers, one leaf, and not a list of trees. */
const isNumeric = (list: readonly unknown[]): boolean => list.every((item) => typeof item === "number" || (Array.isArray(item) && isNumeric(item)));

const isPlainObject = (node: unknown): node is Record<string, unknown> =>
  typeof node === "object" && node !== null && (Object.getPrototypeOf(node) === Object.prototype || Object.getPrototypeOf(node) === null);

/** The tree of a structure with other leaves. */
const built = (structure: Structure, leaf: (container: Container) => unknown): unknown =>
  "leaf" in structure ? leaf(structure.leaf)
  : "list" in structure ? structure.list.map((part) => built(part, leaf))
  : Object.fromEntries(structure.entries.map(([key, part]) => [key, built(part, leaf)]));

/** The tree of a structure with other leaves, each in its container; tensors that a trace holds stay tensors. */
export const unflatten = (structure: Structure, leaves: readonly Tensor[]): unknown => {
  let next = 0;
  return built(structure, (container) => contained(leaves[next++]!, container));
};

/** The tree of a structure with tensors as its leaves: what a transformed function is called with. */
export const treeOf = (structure: Structure, leaves: readonly Tensor[]): unknown => {
  let next = 0;
  return built(structure, () => leaves[next++]!);
};

const contained = (x: Tensor, container: Container): unknown => {
  if (container === "tensor" || x.trace) return x;
  const numbers = numbersOf(x);
  switch (container) {
    case "number": return x.shape.length === 0 ? numbers.at() : toNested(numbers);
    case "nested": return toNested(numbers);
    case "typed": return x.shape.length === 1 ? dense(numbers).slice() : x.shape.length === 0 ? numbers.at() : numbers;
    case "ndarray": return numbers;
  }
};

/** The structure of a value as the caller gets it: numbers for scalars, and for the rest the container of the argument's first leaf. */
export const returned = (result: Structure, argument: Structure): Structure => {
  const container = ownContainer(argument);
  const change = (node: Structure): Structure =>
    "leaf" in node ? { leaf: node.leaf === "tensor" ? container : node.leaf }
    : "list" in node ? { list: node.list.map(change) }
    : { entries: node.entries.map(([key, part]) => [key, change(part)]) };
  return change(result);
};

/** What tensors are returned in for an argument: the container of its first leaf. */
const ownContainer = (argument: Structure): Container => {
  const [first = "nested"] = containersOf(argument);
  return first === "number" ? "nested" : first;
};

/** A tree of anything with its tensors as `outside` has them, in the container of an argument. */
export const released = (tree: unknown, argument: Structure, outside: (x: Tensor) => Tensor): unknown => {
  const container = ownContainer(argument);
  const visit = (node: unknown): unknown =>
    isTensor(node) ? contained(outside(node), container)
    : Array.isArray(node) ? node.map(visit)
    : isPlainObject(node) ? Object.fromEntries(Object.entries(node).map(([key, part]) => [key, visit(part)]))
    : node;
  return visit(tree);
};

/** The containers of the leaves, in their order. */
export const containersOf = (node: Structure): readonly Container[] => ("leaf" in node ? [node.leaf] : namedParts(node).flatMap(([, part]) => containersOf(part)));


/** An argument as the function sees it: the leaves are tensors. */
export const tensorsOf = (call: string, arg: unknown): unknown => {
  const { leaves, structure } = flatten(call, arg);
  return treeOf(structure, leaves);
};

/** What a tree must agree with: the shapes of its leaves, and its structure where that is known. */
interface Like {
  readonly leaves: readonly Aval[];
  readonly paths: readonly string[];
  readonly structure?: Structure;
}

/** The leaves once they agree with those of a counterpart, such as tangents with primals: in its order, which goes by the keys of objects. */
export const checkLike = (call: string, flat: Flat, like: Like): readonly Tensor[] => {
  const leaves = like.structure ? aligned(flat.structure, like.structure)?.map((k) => flat.leaves[k]!) : undefined;
  const found = leaves ?? flat.leaves;
  const odd = like.leaves.findIndex(({ shape }, k) => !found[k] || !sameShape(found[k].shape, shape));
  const k = odd < 0 && found.length > like.leaves.length ? like.leaves.length : odd;
  const show = (x: Aval | undefined): string => (x ? `(${x.shape.join(", ")})` : "nothing");
  if (k >= 0) throw error("autodiff/tree", { call, path: like.paths[k] ?? `leaf ${k}`, expected: show(like.leaves[k]), got: show(found[k]) });
  if (like.structure && !leaves) throw error("autodiff/tree", { call, path: "the tree", expected: showStructure(like.structure), got: showStructure(flat.structure) });
  return found;
};

/** For each leaf of `like` the position of its counterpart; undefined where the structures differ in more than the order of keys. */
const aligned = (given: Structure, like: Structure, from = 0): number[] | undefined => {
  if ("leaf" in given || "leaf" in like) return "leaf" in given && "leaf" in like ? [from] : undefined;
  const [parts, wanted] = [namedParts(given), namedParts(like)];
  if (parts.length !== wanted.length || "list" in given !== "list" in like) return undefined;
  const starts = new Map<string, { readonly part: Structure; readonly start: number }>();
  let start = from;
  for (const [key, part] of parts) {
    starts.set(key, { part, start });
    start += containersOf(part).length;
  }
  const found = wanted.map(([key, part]) => {
    const own = starts.get(key);
    return own && aligned(own.part, part, own.start);
  });
  return found.includes(undefined) ? undefined : found.flatMap((positions) => positions!);
};

const namedParts = (node: Exclude<Structure, { readonly leaf: Container }>): (readonly [string, Structure])[] =>
  "list" in node ? node.list.map((part, k) => [String(k), part] as const) : [...node.entries];

/** `{ w, b: [·, ·] }` */
const showStructure = (node: Structure): string =>
  "leaf" in node ? "·"
  : "list" in node ? `[${node.list.map(showStructure).join(", ")}]`
  : `{ ${node.entries.map(([key, part]) => ("leaf" in part ? key : `${key}: ${showStructure(part)}`)).join(", ")} }`;
