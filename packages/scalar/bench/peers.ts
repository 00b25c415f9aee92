import { compile as compileCortex, ComputeEngine, type BoxedExpression } from "@cortex-js/compute-engine";
// @ts-expect-error It has no types.
import algebrite from "algebrite";
import { all, create, type MathNode } from "mathjs";
import nerdamer from "nerdamer";
import { compile, derivative, evaluate, format, parse, postorder, simplify, toLatex, type Expr } from "../src/index.js";

await import("nerdamer/Calculus.js");

/** A library for formulas, its parts under one set of names. `F` is its kind of parsed formula. */
export interface Peer<F = unknown> {
  readonly name: string;
  /** The text in the library's own dialect. */
  readonly dialect: (source: string) => string;
  readonly parse: (text: string) => F;
  readonly derivative: (formula: F, variable: string) => F;
  readonly simplify: (formula: F) => F;
  /** A function of the variables by name, as fast as the library makes it. */
  readonly compiled: (formula: F, variables: readonly string[]) => (...xs: number[]) => number;
  readonly text: (formula: F) => string;
}

const same = (source: string): string => source;
const peer = <F>(one: Peer<F>): Peer => one as unknown as Peer;

const gradkit = peer<Expr>({ name: "gradkit", dialect: same, parse, derivative: (f, x) => derivative(f, x), simplify, compiled: compile, text: (f) => format(f) });

const gradkitAccurate = peer<Expr>({
  ...(gradkit as unknown as Peer<Expr>),
  name: "gradkit, evaluate",
  compiled: (f, names) => (...xs) => evaluate(f, Object.fromEntries(names.map((name, k) => [name, xs[k]!]))),
});

const math = create(all!);
const mathjs = peer<MathNode>({
  name: "mathjs",
  dialect: same,
  parse: (text) => math.parse(text),
  derivative: (f, x) => math.derivative(f, x),
  simplify: (f) => math.simplify(f),
  compiled: (f, names) => {
    const code = f.compile();
    return (...xs) => Number(code.evaluate(Object.fromEntries(names.map((name, k) => [name, xs[k]!]))));
  },
  text: (f) => f.toString(),
});

const mathjsPlain = peer<MathNode>({ ...(mathjs as unknown as Peer<MathNode>), name: "mathjs, not simplified", derivative: (f, x) => math.derivative(f, x, { simplify: false }) });

const nerd = peer<nerdamer.Expression>({
  name: "nerdamer",
  dialect: (source) => source.replaceAll(/\blog\(([^,()]*(?:\([^()]*\))?[^,()]*), ([^()]+)\)/g, "(log($1)/log($2))"),
  parse: (text) => nerdamer(text),
  derivative: (f, x) => nerdamer.diff(f, x),
  simplify: (f) => (f as unknown as { simplify: () => nerdamer.Expression }).simplify(),
  compiled: (f, names) => f.buildFunction([...names]),
  text: (f) => f.text(),
});

const engine = new ComputeEngine();
type Json = string | number | Json[];
const heads: Readonly<Record<string, string>> = {
  neg: "Negate", add: "Add", sub: "Subtract", mul: "Multiply", div: "Divide", pow: "Power", exp: "Exp", log: "Ln", sqrt: "Sqrt", sin: "Sin", cos: "Cos", tan: "Tan", asin: "Arcsin", acos: "Arccos",
  atan: "Arctan", sinh: "Sinh", cosh: "Cosh", tanh: "Tanh", asinh: "Arsinh", acosh: "Arcosh", atanh: "Artanh", abs: "Abs", erf: "Erf", erfc: "Erfc", gamma: "Gamma", lgamma: "GammaLn", digamma: "Digamma", logb: "Log",
};
const others: Readonly<Record<string, (x: Json) => Json>> = {
  square: (x) => ["Power", x, 2], cbrt: (x) => ["Root", x, 3], log10: (x) => ["Log", x, 10], log2: (x) => ["Log", x, 2], log1p: (x) => ["Ln", ["Add", 1, x]], expm1: (x) => ["Subtract", ["Exp", x], 1],
};

/** An expression as MathJSON, which spares compute-engine its reading of LaTeX where only mathematics is compared. */
const toMathJson = (expr: Expr): Json => {
  const known = new Map<Expr, Json>();
  for (const node of postorder(expr)) known.set(node, mathJsonOf(node, known));
  return known.get(expr)!;
};
const mathJsonOf = (node: Expr, known: ReadonlyMap<Expr, Json>): Json => {
  if (node.kind === "number") return node.den === 1n ? Number(node.num) : ["Rational", Number(node.num), Number(node.den)];
  if (node.kind === "constant") return node.name === "pi" ? "Pi" : "ExponentialE";
  if (node.kind === "variable") return node.name;
  const args = node.args.map((arg) => known.get(arg)!);
  return others[node.name]?.(args[0]!) ?? [heads[node.name] ?? node.name, ...args];
};

const cortex = peer<BoxedExpression>({
  name: "compute-engine",
  dialect: (source) => toLatex(parse(source)),
  parse: (text) => engine.parse(text),
  derivative: (f, x) => engine.box(["D", f.json, x] as never).evaluate(),
  simplify: (f) => f.simplify(),
  compiled: (f, names) => {
    const { success, run } = compileCortex(f);
    if (!success || !run) throw new Error("not compiled");
    const evaluateAt = run as unknown as (at: Record<string, number>) => number;
    return (...xs) => evaluateAt(Object.fromEntries(names.map((name, k) => [name, xs[k]!])));
  },
  text: (f) => f.latex,
});
/** A formula for compute-engine without LaTeX between. */
export const boxed = (source: string): unknown => engine.box(toMathJson(parse(source)) as never);

const algebra = algebrite as unknown as Record<string, (...args: unknown[]) => unknown>;
const algebriteNames: Readonly<Record<string, string>> = { asin: "arcsin", acos: "arccos", atan: "arctan", asinh: "arcsinh", acosh: "arccosh", atanh: "arctanh" };
const algebriteOf = (source: string): string =>
  source.replaceAll(/\b(asinh|acosh|atanh|asin|acos|atan)\b/g, (name) => algebriteNames[name]!).replaceAll(/\blog10\(([^()]*)\)/g, "(log($1)/log(10))").replaceAll(/\blog\(([^,()]+), ([^()]+)\)/g, "(log($1)/log($2))");
const algebriteNumber = (value: unknown): number => (algebra.float!(value) as { d?: number }).d ?? NaN;

const algebriteLibrary = peer<unknown>({
  name: "algebrite",
  dialect: algebriteOf,
  parse: (text) => algebra.eval!(text),
  derivative: (f, x) => algebra.derivative!(f, x),
  simplify: (f) => algebra.simplify!(f),
  compiled: (f, names) => (...xs) => algebriteNumber(names.reduce((value, name, k) => algebra.eval!(`subst(${xs[k]!},${name},${String(value)})`), f)),
  text: (f) => String(f),
});

/** This package first: it is the measure of the others. */
export const peers: readonly Peer[] = [gradkit, mathjs, mathjsPlain, nerd, cortex, algebriteLibrary];
export const accurate: Peer = gradkitAccurate;
