import { e, type ConstantExpr, type VariableExpr } from "../expr.js";
import type { FunctionName } from "../functions.js";
import { isInteger, one, type Rational } from "../rational.js";
import { walk } from "../walk.js";

/**
 * An expression in normal form: a sum of monomials with exact coefficients, a monomial a product of powers. Equal normal forms are one object
 * within their {@link Arena}. Nothing is expanded: a sum inside a product stays a factor.
 */
export type Normal = NumberNode | AtomNode | SumNode | ProductNode | CallNode | RestrictedNode;

interface Numbered {
  readonly id: number;
}
export interface NumberNode extends Numbered {
  readonly kind: "number";
  readonly value: Rational;
}
export interface AtomNode extends Numbered {
  readonly kind: "atom";
  readonly expr: ConstantExpr | VariableExpr;
}
/** constant + Σ coefficient · node, no node a number, no coefficient 0. A term is a sum only where it is the one term, as in 2·(x + y). */
export interface SumNode extends Numbered {
  readonly kind: "sum";
  readonly constant: Rational;
  readonly terms: readonly Term[];
}
export interface Term {
  readonly node: Normal;
  readonly coefficient: Rational;
}
/** Π base^exponent; exp(u) is e^u. */
export interface ProductNode extends Numbered {
  readonly kind: "product";
  readonly factors: readonly Factor[];
}
export interface Factor {
  readonly base: Normal;
  readonly exponent: Normal;
}
export interface CallNode extends Numbered {
  readonly kind: "call";
  readonly name: FunctionName;
  readonly args: readonly Normal[];
}
/** `node` where all guards are differentiable. Restrictions rise to the root, or to the branch of a `where`. */
export interface RestrictedNode extends Numbered {
  readonly kind: "restricted";
  readonly node: Normal;
  readonly guards: readonly Normal[];
}

/** What holds for all real arguments beyond sums, products and powers: derivatives do without, simplification applies it. */
export interface Identities {
  readonly calls: Partial<Record<FunctionName, (arena: Arena, ...args: Normal[]) => Normal | undefined>>;
  /** Rewrites collected terms, the constant among them as that of 1. */
  readonly terms: (arena: Arena, collected: Map<Normal, Rational>) => void;
  /** Takes factors out of collected ones, and gives those to take up again. */
  readonly factors: (arena: Arena, collected: Map<Normal, Normal>) => Factor[];
}

/** The nodes of one simplification. */
export interface Arena {
  readonly identities: Identities | undefined;
  readonly nodes: Map<string, Normal>;
  /** Whole numbers by value: they are asked for most, and their keys are slow to write. */
  readonly integers: Map<bigint, NumberNode>;
}

/** The nodes 1 and e of every arena. */
export const unit: NumberNode = { kind: "number", value: one, id: 0 };
export const eNode: AtomNode = { kind: "atom", expr: e, id: 1 };

export const arena = (identities?: Identities): Arena => ({ identities, nodes: new Map<string, Normal>([["1/1", unit], ["constant e", eNode]]), integers: new Map([[1n, unit]]) });

type Unnumbered<N> = N extends Normal ? Omit<N, "id"> : never;

const keyOf = (node: Unnumbered<Normal>): string => {
  switch (node.kind) {
    case "number": return `${node.value.num}/${node.value.den}`;
    case "atom": return `${node.expr.kind} ${node.expr.name}`;
    case "sum": return `+${node.constant.num}/${node.constant.den}${node.terms.map(({ node: { id }, coefficient: { num, den } }) => `,${num}/${den}:${id}`).join("")}`;
    case "product": return `*${node.factors.map(({ base, exponent }) => `${base.id}^${exponent.id}`).join()}`;
    case "call": return `${node.name}(${node.args.map(({ id }) => id).join()})`;
    case "restricted": return `?${node.node.id}|${node.guards.map(({ id }) => id).join()}`;
  }
};

/** The node of the arena with these parts. Terms, factors and guards are put in the order of their ids. */
export const intern = <N extends Normal>({ nodes }: Arena, parts: Omit<N, "id"> & Pick<N, "kind">): N => {
  const key = keyOf(parts as unknown as Unnumbered<Normal>);
  const found = nodes.get(key);
  if (found) return found as N;
  const node = { ...parts, id: nodes.size } as unknown as N;
  nodes.set(key, node);
  return node;
};

export const numberNode = (arena: Arena, { num, den }: Rational): NumberNode => {
  const known = den === 1n ? arena.integers.get(num) : undefined;
  if (known) return known;
  const node = intern<NumberNode>(arena, { kind: "number", value: { num, den } });
  if (den === 1n) arena.integers.set(num, node);
  return node;
};
export const atomNode = (arena: Arena, expr: ConstantExpr | VariableExpr): AtomNode => intern<AtomNode>(arena, { kind: "atom", expr });

export const callNode = (arena: Arena, name: FunctionName, ...args: Normal[]): CallNode => intern<CallNode>(arena, { kind: "call", name, args });
export const isCall = (node: Normal, name: FunctionName): node is CallNode => node.kind === "call" && node.name === name;

/** The integer that a node is. */
export const wholeOf = (node: Normal): bigint | undefined => (node.kind === "number" && isInteger(node.value) ? node.value.num : undefined);

/** The direct parts of a node. */
export const partsOf = (node: Normal): readonly Normal[] => {
  switch (node.kind) {
    case "number":
    case "atom": return [];
    case "sum": return node.terms.map((term) => term.node);
    case "product": return node.factors.flatMap(({ base, exponent }) => [base, exponent]);
    case "call": return node.args;
    case "restricted": return [node.node, ...node.guards];
  }
};

/** Every distinct part of a node once, parts before the wholes. */
export const postorderNormal = (root: Normal): Normal[] => walk([root], partsOf);
