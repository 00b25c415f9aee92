import { call, compile, derivative, derive, format, postorder, variable, variables as variablesOf, type CallExpr, type Expr } from "@gradkit/scalar";
import { computed, signal } from "@preact/signals";
import { lazily } from "../../lazily.js";
import { typedFormula } from "../../math/typed-formula.js";
import { integerParam, numberParam, textParam } from "../../url/param.js";
import { deliberately, urlState } from "../../url/url-state.js";

export const bookExample = "sqrt(x^2 + exp(x^2)) + cos(x^2 + exp(x^2))";
const known = ["x", "y", "z"] as const;

/** The state of the page: a formula and its point, how far the reader has stepped, the sizes of a chain, and those of a network. */
export const state = urlState({
  f: textParam(bookExample),
  x: numberParam(1, [-1e6, 1e6]),
  y: numberParam(0.5, [-1e6, 1e6]),
  z: numberParam(-0.5, [-1e6, 1e6]),
  step: integerParam(0, [0, 500]),
  sizes: textParam("1,4,6,8"),
  depth: integerParam(3, [1, 4]),
  width: integerParam(4, [1, 6]),
  rate: numberParam(0.2, [1e-4, 10]),
});

export const formula = typedFormula(state.f, known);
/** The variables of the formula; of a constant, x. */
export const inputs = computed((): readonly (typeof known)[number][] => {
  const used = known.filter((name) => variablesOf(formula.expr.value).includes(name));
  return used.length > 0 ? used : ["x"];
});
export const point = computed(() => inputs.value.map((name) => state[name].value));
export const engine = lazily(() => import("./engine.js"));

/** A node of the graph: an input, or an operation on nodes before it. */
export interface GraphNode {
  readonly name: string;
  readonly expr: Expr;
  /** How it is made of its parents, by their names. */
  readonly rule: Expr;
  /** Its arguments that are nodes, by number; numbers and constants are part of the operation. */
  readonly parents: readonly number[];
}

const letters = "abcdeghijklmnopqrstuvw";
const nameOf = (k: number): string => letters[k] ?? `v${k - letters.length + 1}`;

/** The distinct sub-expressions that depend on an input, in the order of evaluation: the inputs, and then a, b, c … as in Example 5.14. */
export const graph = computed((): readonly GraphNode[] => {
  const nodes: GraphNode[] = [];
  const at = new Map<Expr, number>();
  const all = [...postorder(formula.expr.value)];
  for (const name of inputs.value) {
    at.set(variable(name), nodes.length);
    nodes.push({ name, expr: variable(name), rule: variable(name), parents: [] });
  }
  let named = 0;
  for (const expr of all) {
    if (expr.kind !== "call" || variablesOf(expr).length === 0) continue;
    const parents = expr.args.flatMap((arg) => at.get(arg) ?? []);
    at.set(expr, nodes.length);
    nodes.push({ name: expr === formula.expr.value ? "f" : nameOf(named++), expr, rule: ruleOf(expr, at, nodes), parents });
  }
  const whole = formula.expr.value;
  return at.has(whole) ? nodes : [...nodes, { name: "f", expr: whole, rule: whole, parents: [] }];   // a constant
});

/** The operation on its arguments' names; an argument that occurs twice is one name. */
const ruleOf = (expr: CallExpr, at: ReadonlyMap<Expr, number>, nodes: readonly GraphNode[]): Expr =>
  call(expr.name, ...expr.args.map((arg) => (at.has(arg) ? variable(nodes[at.get(arg)!]!.name) : arg)));

/** One arrow of the graph, with its derivative as a formula: of a node by one of its parents. */
export interface Edge {
  readonly from: number;
  readonly to: number;
  readonly local: Expr;
}

export const edges = computed((): readonly Edge[] =>
  graph.value.flatMap(({ rule, parents }, to) => [...new Set(parents)].map((from) => ({ from, to, local: derivative(rule, graph.value[from]!.name) }))),
);

/** The value of each node. */
export const values = computed((): readonly number[] => graph.value.map(({ expr }) => compile(expr, inputs.value)(...point.value)));

/** The value of each edge's derivative. */
export const locals = computed((): readonly number[] =>
  edges.value.map(({ local, to }) => {
    const parents = [...new Set(graph.value[to]!.parents)];
    return compile(local, parents.map((k) => graph.value[k]!.name))(...parents.map((k) => values.value[k]!));
  }),
);

/** The derivative of f by each node, by reverse mode; undefined while the engine is on its way. */
export const adjoints = computed((): readonly number[] | undefined => engine.value?.adjointsOf(graph.value, point.value));

export const lastStep = computed(() => 2 * graph.value.length);
export const isKnown = (k: number): boolean => k < state.step.value;
/** Adjoints come from the last node to the first. */
export const isReached = (k: number): boolean => 2 * graph.value.length - k <= state.step.value;

/** How much the derivative repeats: its size written out, with equal parts once, and what reverse mode computes. */
export const costs = computed(() => {
  const explicit = inputs.value.map((name) => derive(formula.expr.value, name).result);
  return {
    operations: [...postorder(formula.expr.value)].filter(({ kind }) => kind === "call").length,
    written: explicit.reduce((sum, expr) => sum + writtenSize(expr), 0),
    shared: new Set(explicit.flatMap((expr) => [...postorder(expr)].filter(({ kind }) => kind === "call"))).size,
    explicit,
    text: explicit.map((expr) => format(expr)),
  };
});

/** The operations of an expression as it is written, each as often as it stands there. */
const writtenSize = (expr: Expr): number => {
  const sizes = new Map<Expr, number>();
  for (const node of postorder(expr)) sizes.set(node, node.kind === "call" ? 1 + node.args.reduce((sum, arg) => sum + sizes.get(arg)!, 0) : 0);
  return sizes.get(expr)!;
};

export const sources = [bookExample, "x*y + sin(x*y)", "1/(1 + exp(-(x*y + z)))", "log(x^2 + y^2 + z^2)", "max(x*y, 0)^2"];

/** Shows a formula from its first step; Back undoes it. */
export const show = (source: string): void =>
  deliberately(() => {
    state.f.value = source;
    state.step.value = 0;
  });

/** Whether the steps go on by themselves. */
export const playing = signal(false);
