import { derivatives } from "../derivatives.js";
import { isInteger, toDouble } from "../rational.js";
import { fold, walk } from "../walk.js";
import { intern, partsOf, postorderNormal, wholeOf, type Arena, type Factor, type Normal, type RestrictedNode } from "./node.js";
import { isNonnegative } from "./sign.js";

/** `node` wherever every guard is differentiable. */
export const restrict = (arena: Arena, node: Normal, guards: readonly Normal[]): Normal => {
  if (guards.length === 0) return node;
  const all = new Set([...guards.map(unrestricted), ...[node, ...guards].flatMap(guardsOf)]);
  return intern<RestrictedNode>(arena, { kind: "restricted", node: unrestricted(node), guards: [...all].toSorted((a, b) => a.id - b.id) });
};

const none: readonly Normal[] = [];
export const guardsOf = (node: Normal): readonly Normal[] => (node.kind === "restricted" ? node.guards : none);
export const unrestricted = (node: Normal): Normal => (node.kind === "restricted" ? node.node : node);

/** Whether a node is zero, maybe with a restriction. */
export const vanishes = (node: Normal): boolean => wholeOf(unrestricted(node)) === 0n;

/** The parts of a node that have no value for some arguments, beyond isolated points: what must not vanish without a trace. */
export const partialParts = (node: Normal): Normal[] => (hasPartialPart(node) ? walk([node], certainParts).filter(isPartial) : []);

const known = new WeakMap<Normal, boolean>();

const hasPartialPart = (root: Normal): boolean => fold(root, partsOf, (node, of) => isPartial(node) || certainParts(node).some(of), known);

/** The parts that are evaluated wherever the node is: of a `where` the condition. */
const certainParts = (node: Normal): readonly Normal[] => (node.kind === "call" && node.name === "where" ? node.args.slice(0, 1) : partsOf(node));

const isPartial = (node: Normal): boolean => {
  if (node.kind === "product") return node.factors.some(isPartialPower);
  if (node.kind !== "call") return false;
  if (node.name === "pow") return true;   // of 0
  if (node.name === "where") return node.args.slice(1).some(hasPartialPart);
  const { domain: [min, max] = everywhere, poles } = derivatives[node.name];
  const numbers = node.args.flatMap((arg) => (arg.kind === "number" ? [toDouble(arg.value)] : []));
  if (numbers.length === node.args.length) return !(min < numbers[0]! && numbers[0]! < max && (!poles || numbers.every((x) => x > 0 && x !== 1)));
  return min > -Infinity && !(min <= 0 && max === Infinity && isNonnegative(node.args[0]!));
};

const everywhere = [-Infinity, Infinity] as const;

/** Functions that are 0 on whole intervals. */
const flat: ReadonlySet<string> = new Set(["relu", "floor", "ceil", "round", "heaviside", "step", "where"]);

const isPartialPower = ({ base, exponent }: Factor): boolean => {
  if (base.kind === "call" && flat.has(base.name) && exponent.kind === "number" && exponent.value.num < 0n) return true;
  return !(exponent.kind === "number" && isInteger(exponent.value)) && !isNonnegative(base);
};

/** Whether the derivative of this call by its formula needs to be restricted to where the call has one. */
export const needsGuard = (node: Normal): boolean => {
  if (node.kind !== "call") return false;
  const { guard, jumps } = derivatives[node.name];
  return guard === true && (jumps !== undefined || isPartial(node));
};

/** The node without the guards that its own parts imply. */
export const withoutImplied = (arena: Arena, node: Normal): Normal => {
  if (node.kind !== "restricted") return node;
  const present = new Set(postorderNormal(node.node));
  const guards = node.guards.filter((guard) => !present.has(guard) || jumpsSomewhere(guard));
  return guards.length === 0 ? node.node : restrict(arena, node.node, guards);
};

const jumpsSomewhere = (node: Normal): boolean => node.kind === "call" && derivatives[node.name].jumps !== undefined;
