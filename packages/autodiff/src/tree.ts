import { kindOf } from "./kind-of.js";
import { array, NDArray, toNested } from "@gradkit/shapes";
import { error } from "./errors.js";
import { isTensor } from "./methods.js";
import { concrete, numbersOf, type Tensor } from "./tensor.js";
import { copyOf, dense, scalar, wrap } from "./kernels/dense.js";

/** What a leaf of a tree was: the container that a result for it comes back in. */
type Container = "number" | "nested" | "typed" | "ndarray" | "tensor";

/** A tree without its leaves: plain arrays and objects of containers. */
export type Structure = { readonly leaf: Container } | { readonly list: readonly Structure[] } | { readonly entries: readonly (readonly [string, Structure])[] };

/** Trees are nested no deeper, whether they were given or received with a program: what is, most likely contains itself. */
export const deepest = 50;

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
  const [leaves, paths]: [Tensor[], string[]] = [[], []];
  return { structure: collect(call, tree, root, like, 0, leaves, paths), leaves, paths };
};

/** The leaves of a list of arguments, each a tree of its own. */
export const flattenArguments = (call: string, args: readonly unknown[], like?: Structure): Flat => {
  const [leaves, paths]: [Tensor[], string[]] = [[], []];
  return { structure: { list: args.map((arg, k) => collect(call, arg, `argument ${k}`, partOf(like, k), 1, leaves, paths)) }, leaves, paths };
};

/** The structure of a tree, whose leaves and their paths are added to lists. */
const collect = (call: string, node: unknown, path: string, like: Structure | undefined, depth: number, leaves: Tensor[], paths: string[]): Structure => {
  if (depth > deepest) throw error("autodiff/depth", { call, limit: deepest, path });
  const container = containerOf(node, like);
  if (container) {
    leaves.push(tensorIn(container, node));
    paths.push(path);
    return { leaf: container };
  }
  if (Array.isArray(node)) return { list: node.map((item: unknown, k) => collect(call, item, `${path}[${k}]`, partOf(like, k), depth + 1, leaves, paths)) };
  if (isPlainObject(node)) return { entries: Object.entries(node).map(([key, item]) => [key, collect(call, item, `${path}.${key}`, partOf(like, key), depth + 1, leaves, paths)]) };
  throw error("autodiff/leaf", { call, got: kindOf(node), path });
};

const partOf = (like: Structure | undefined, key: number | string): Structure | undefined =>
  !like || "leaf" in like ? undefined : "list" in like ? like.list[key as number] : like.entries.find(([name]) => name === key)?.[1];

/** What a node is as a leaf; none where it has parts, or is no tree of numbers. */
const containerOf = (node: unknown, like?: Structure): Container | undefined => {
  if (isTensor(node)) return "tensor";
  if (typeof node === "number") return "number";
  if (node instanceof Float64Array || node instanceof Float32Array || node instanceof Int32Array) return "typed";
  if (node instanceof NDArray) return "ndarray";
  return Array.isArray(node) && !(like && "list" in like) && isNumeric(node) ? "nested" : undefined;
};

const tensorIn = (container: Container, node: unknown): Tensor => {
  switch (container) {
    case "tensor": return node as Tensor;
    case "number": return concrete(scalar(node as number));
    case "typed": return concrete(wrap(node as Float64Array, [(node as Float64Array).length]));
    case "ndarray": return concrete(node as NDArray);
    case "nested": return concrete(array(node as number[]) as NDArray);
  }
};

/** Whether an array is a nested array of numbers, one leaf, and not a list of trees. */
const isNumeric = (list: readonly unknown[], depth = 0): boolean => depth <= deepest && list.every((item) => typeof item === "number" || (Array.isArray(item) && isNumeric(item, depth + 1)));

const isPlainObject = (node: unknown): node is Record<string, unknown> =>
  typeof node === "object" && node !== null && (Object.getPrototypeOf(node) === Object.prototype || Object.getPrototypeOf(node) === null);

/** The tree of a structure with other leaves, each as `leaf` gives it. */
const built = (structure: Structure, leaves: readonly Tensor[], leaf: (x: Tensor, container: Container) => unknown): unknown => {
  let next = 0;
  const build = (node: Structure): unknown =>
    "leaf" in node ? leaf(leaves[next++]!, node.leaf)
    : "list" in node ? node.list.map(build)
    : Object.fromEntries(node.entries.map(([key, part]) => [key, build(part)]));
  return build(structure);
};

/** The tree of a structure with other leaves, each in its container; tensors that a trace holds stay tensors. */
export const unflatten = (structure: Structure, leaves: readonly Tensor[]): unknown => built(structure, leaves, contained);

/** The tree of a structure with tensors as its leaves: what a transformed function is called with. */
export const treeOf = (structure: Structure, leaves: readonly Tensor[]): unknown => built(structure, leaves, (x) => x);

/** Leaves that no write to the arrays changes from which they were made, for what outlives the call that they were given to. */
export const kept = (flat: Flat): Flat => {
  const containers = containersOf(flat.structure);
  return { ...flat, leaves: flat.leaves.map((x, k) => (containers[k] === "typed" || containers[k] === "ndarray" ? concrete(copyOf(numbersOf(x))) : x)) };
};

const contained = (x: Tensor, container: Container): unknown => {
  if (container === "tensor" || x.trace) return x;
  const numbers = numbersOf(x);
  switch (container) {
    case "number": return x.shape.length === 0 ? numbers.at() : toNested(numbers);
    case "nested": return toNested(numbers);
    case "typed": return x.shape.length === 1 ? dense(numbers).slice() : x.shape.length === 0 ? numbers.at() : copyOf(numbers);
    case "ndarray": return copyOf(numbers);
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
const ownContainer = (argument: Structure | undefined): Container => {
  if (!argument) return "nested";
  if ("leaf" in argument) return argument.leaf === "number" ? "nested" : argument.leaf;
  return ownContainer("list" in argument ? argument.list[0] : argument.entries[0]?.[1]);
};

/** A tree of anything with its tensors as `outside` has them, in the container of an argument. */
export const released = (call: string, tree: unknown, argument: Structure, outside: (x: Tensor) => Tensor): unknown => {
  const container = ownContainer(argument);
  const visit = (node: unknown, depth: number): unknown => {
    if (depth > deepest) throw error("autodiff/depth", { call, limit: deepest, path: "aux" });
    return isTensor(node) ? contained(outside(node), container)
      : Array.isArray(node) ? node.map((part) => visit(part, depth + 1))
      : isPlainObject(node) ? Object.fromEntries(Object.entries(node).map(([key, part]) => [key, visit(part, depth + 1)]))
      : node;
  };
  return visit(tree, 0);
};

/** The containers of the leaves, in their order. */
export const containersOf = (node: Structure): readonly Container[] => ("leaf" in node ? [node.leaf] : partsOf(node).flatMap((part) => containersOf(part)));

export const partsOf = (node: Exclude<Structure, { readonly leaf: Container }>): readonly Structure[] => ("list" in node ? node.list : node.entries.map(([, part]) => part));

/** An argument as the function sees it: the leaves are tensors. */
export const tensorsOf = (call: string, arg: unknown): unknown => {
  const { leaves, structure } = flatten(call, arg);
  return treeOf(structure, leaves);
};
