import { call, check, declare, evaluate, gradient, identities, parse, type Identity, type MatrixExpr, type Values } from "@gradkit/matrix";
import { fromData, multiIndex, size, type NDArray } from "@gradkit/shapes";
import { computed, type ReadonlySignal } from "@preact/signals";
import { matrixNumbers } from "../../math/matrix-numbers.js";
import { attempt, type Attempt } from "../../math/matrix-problem.js";
import { sizes, state } from "./state.js";

/** Both sides of an identity in numbers: the left by differences of its expression alone, the right as it is printed. */
export interface Proof {
  readonly left: NDArray;
  readonly right: NDArray;
  /** The largest difference, against the largest entry. */
  readonly apart: number;
}

export const identityOf = (id: string): Identity => identities.find((identity) => identity.id === id)!;

const compared = (left: NDArray, values: ArrayLike<number>): Proof => {
  const right = fromData(Float64Array.from(values), left.shape);
  const [a, b] = [[...left], [...right]];
  const scale = Math.max(Number.MIN_VALUE, ...a.map(Math.abs), ...b.map(Math.abs));
  return { left, right, apart: Math.max(0, ...a.map((each, k) => Math.abs(each - b[k]!))) / scale };
};

/** Some matrices with equal rows, where they are to be singular. */
const flattened = (values: Values, names: readonly string[]): Values =>
  state.singular.value ? Object.fromEntries(Object.entries(values).map(([name, value]) => [name, names.includes(name) ? equalRows(value as unknown as readonly (readonly number[])[]) : value])) : values;

const equalRows = (rows: readonly (readonly number[])[]): number[][] => rows.map(() => [...rows[0]!]);

/** The symbols of an identity: with W as it is, where that is not symmetric. */
export const symbolsOf = ({ symbols }: Identity): string => (state.symmetric.value ? symbols : symbols.replace("W: m×m symmetric", "W: m×m"));

/** (5.103) to (5.108): an expression of the book, and its derivative as the book prints it. */
const closed = (id: string) => (): Proof => {
  const identity = identityOf(id);
  const symbols = declare(symbolsOf(identity));
  const values = flattened(matrixNumbers(symbols, sizes(), state.seed.value), id === "5.103" ? ["X"] : []);
  return compared(check(parse(identity.expr, symbols), identity.by, values).difference, [...evaluate(parse(identity.result, symbols), values)]);
};

/** The symbols that f(X) may have. */
const functionSymbols = declare("X: p×q; A: n×p; B: q×n; C: n×n invertible");
const X = functionSymbols[0]!;
const inside = declare("F: n×n; dF: n×n");

/** f(X) as it is typed: a square matrix. */
export const functionRead = computed(() =>
  attempt(() => {
    const f = parse(state.f.value, functionSymbols);
    call("det", [f]);   // a trace has a scalar too
    return f;
  }),
);

let lastFunction = parse(state.f.peek(), functionSymbols);
export const f = computed((): MatrixExpr => (lastFunction = functionRead.value.value ?? lastFunction));

/** (5.99) to (5.102): the right side as it is printed, with F and each slice ∂F/∂Xₖₗ put in. */
const ofFunction = (id: string, operation: string) => (): Proof => {
  const values = { ...sizes(), ...flattened(matrixNumbers(functionSymbols, sizes(), state.seed.value), ["X", "A", "C"]) };
  const left = check(call(operation, [f.value]), X, values).difference;
  const F = evaluate(f.value, values);
  const dF = evaluate(gradient(f.value, X), values);
  const right = parse(identityOf(id).result, inside);
  const [rows, columns] = [X.rows, X.cols].map((name) => values[name as "p" | "q"]) as [number, number];
  const parts = Array.from({ length: rows * columns }, (_, k) => [...evaluate(right, { F, dF: dF.slice([], [], ...multiIndex(k, [rows, columns])) })]);
  return compared(left, Array.from({ length: size(left.shape) }, (_, k) => parts[k % parts.length]![Math.floor(k / parts.length)]!));
};

/** The derivative of det(f(X)), inverse or not. */
export const ofDeterminant = computed(() => gradient(call("det", [f.value]), X));

const computations: Readonly<Record<string, () => Proof>> = {
  "5.99": ofFunction("5.99", "transpose"),
  "5.100": ofFunction("5.100", "tr"),
  "5.101": ofFunction("5.101", "det"),
  "5.102": ofFunction("5.102", "inv"),
  ...Object.fromEntries(["5.103", "5.104", "5.105", "5.106", "5.107", "5.108"].map((id) => [id, closed(id)])),
};

/** Each identity in numbers, or why it has none. */
export const proofs: Readonly<Record<string, ReadonlySignal<Attempt<Proof>>>> = Object.fromEntries(Object.entries(computations).map(([id, compute]) => [id, computed(() => attempt(compute))]));

/** What the engine finds where the printed form asks for more than is given: (5.108) without symmetry. */
export const general = computed(() => {
  const identity = identityOf("5.108");
  return gradient(parse(identity.expr, declare(symbolsOf(identity))), identity.by);
});
