import { errorsOf, type Shape } from "@gradkit/shapes";

const show = (shape: Shape): string => `(${shape.join(", ")})`;

const inBatch = (batch: Shape): string => (batch.length === 0 ? "" : ` in matrix [${batch.join(", ")}]`);

/** What may be wrong with a value that is no number. */
const hints: Readonly<Record<string, string>> = { Promise: ". Did you mean to await outside of the function?", undefined: ". Is a return missing, or an argument?", boolean: ". Did you mean Number(x)?" };

/* All error texts of this package, by code, in a table for each area: a bundle has those of the areas that it uses. */

export const texts = {
  /**
   * A tensor met an operator of JavaScript, which cannot be differentiated: `x * 2`, `x > 0`, `Math.sin(x)`, `${x}`. Use gradkit's operations: mul(x, 2),
   * greater(x, 0), sin(x); or item(x) where a plain number is meant and no derivative flows.
   *
   * @sample { "shape": [3], "hint": "number" }
   */
  "autodiff/host-operator": ({ shape }: { shape: Shape; hint: string }) =>
    `tensor: an operator of JavaScript has no derivative, and met one of shape ${show(shape)}. Did you mean mul(x, 2) for x * 2, or sin(x) for Math.sin(x)?`,
  /**
   * A tensor met an index or a length, as if it were an array: `x[0]`, `x.length`, `x[0] = 1`. Take it apart, `const [a, b] = x`, or take a part, `x.slice(0)`; its sizes are `x.shape`. It
   * never changes: make another by where, concat or scatterAdd.
   *
   * @sample { "shape": [3], "key": "0", "isWritten": false }
   */
  "autodiff/index": ({ shape, key, isWritten }: { shape: Shape; key: string; isWritten: boolean }) =>
    `tensor: one of shape ${show(shape)} is no array, and has no x${key === "length" ? ".length" : `[${key}]`}. Did you mean ${isWritten ? "where(…), concat(…) or scatterAdd(…)" : key === "length" ? "x.shape[0]" : `x.slice(${key}), or const [a, b] = x`}?`,
  /**
   * The numbers of a tensor were asked for while it is being differentiated abstractly, batched or recorded: it has none yet, and a branch on them would be
   * lost. Use cond, select or whileLoop, or stopGradient before item.
   *
   * @sample { "call": "item", "shape": [], "kind": "record" }
   */
  "autodiff/no-numbers": ({ call, shape, kind }: { call: string; shape: Shape; kind: string }) =>
    `${call}: a tensor of shape ${show(shape)} has no numbers while it is ${kind === "batch" ? "batched by vmap" : "recorded by trace"}. Did you mean cond(…), select(…) or whileLoop(…)?`,
  /**
   * A tensor was used after the function had returned in which it was made. Return it, and use what the transformation returns.
   *
   * @sample { "shape": [2], "kind": "forward" }
   */
  "autodiff/escaped": ({ shape }: { shape: Shape; kind: string }) =>
    `tensor: one of shape ${show(shape)} is used outside the function that it was made in. Did you mean to return it?`,
  /**
   * A function that is being differentiated read numbers of its argument, by item or toArray, and gave a plain number or array: no derivative flows through plain
   * numbers, and a gradient of 0 would be wrong. Write it with gradkit's operations, mul(x, 2) for item(x) * 2; where a constant is meant, return tensor(2).
   *
   * @sample { "call": "grad", "path": "f(x)" }
   */
  "autodiff/plain-result": ({ call, path }: { call: string; path: string }) =>
    `${call}: ${path} is made of plain numbers, through which no derivative flows, and numbers of the argument were read by item or toArray. Did you mean mul(x, 2) for item(x) * 2, or tensor(2) for a constant?`,
  /**
   * grad differentiates functions with one number as their value.
   *
   * @sample { "call": "grad", "shape": [3] }
   */
  "autodiff/not-scalar": ({ call, shape }: { call: string; shape: Shape }) => `${call}: f(x) must be a scalar, got shape ${show(shape)}. Did you mean jacobian(f)?`,
  /**
   * An argument or result of a differentiated function is made of numbers, arrays, typed arrays, NDArrays, tensors and plain objects of them; this is
   * something else.
   *
   * @sample { "call": "grad", "got": "string", "path": "x.name" }
   */
  "autodiff/leaf": ({ call, got, path }: { call: string; got: string; path: string }) => `${call}: expected numbers, arrays or plain objects of them, got ${got} at ${path}${hints[got] ?? (got.endsWith("Array") ? ". Did you mean Float64Array.from(x, Number)?" : "")}`,
  /**
   * A tree of arguments or results is nested deeper than any that is meant; most likely it contains itself.
   *
   * @sample { "call": "grad", "limit": 50, "path": "x.next.next" }
   */
  "autodiff/depth": ({ call, limit, path }: { call: string; limit: number; path: string }) =>
    `${call}: a tree is nested at most ${limit} deep, got more at ${path.slice(0, 40)}… Does it contain itself?`,
  /**
   * What is to be differentiated, batched or recorded is a function: `grad(f)(x)`, and not `grad(f(x))`.
   *
   * @sample { "call": "grad", "got": "number" }
   */
  "autodiff/function": ({ call, got }: { call: string; got: string }) => `${call}: expected a function, got ${got}. Did you mean to pass f itself, and not f(x)?`,
  /**
   * Two trees that belong together, an argument and its tangent or a result and its cotangent, differ in structure or in the shape of a leaf.
   *
   * @sample { "call": "jvp", "path": "x.w", "expected": "(2, 3)", "got": "(3)" }
   */
  "autodiff/tree": ({ call, path, expected, got }: { call: string; path: string; expected: string; got: string }) =>
    `${call}: ${path} must have the structure and shape of its counterpart, ${expected}, got ${got}`,
  /**
   * Whole numbers have no derivative: give the argument as float64.
   *
   * @sample { "call": "grad", "path": "x" }
   */
  "autodiff/integer": ({ call, path }: { call: string; path: string }) => `${call}: ${path} holds whole numbers (int32), which have no derivative. Did you mean float64?`,
  /**
   * An operation needs its inputs to be of one dtype.
   *
   * @sample { "call": "einsum", "got": ["float64", "int32"] }
   */
  "autodiff/dtype": ({ call, got }: { call: string; got: readonly string[] }) => `${call}: inputs must be of one dtype, got ${got.join(" and ")}. Did you mean cast(x, "${got.find((dtype) => dtype !== "int32") ?? got[0]}")?`,
  /**
   * An operation of the primitives came with parameters or inputs that do not fit.
   *
   * @sample { "call": "sum", "rule": "axes run from 0 to rank - 1", "got": "[2]" }
   */
  "autodiff/primitive": ({ call, rule, got }: { call: string; rule: string; got: string }) => `${call}: ${rule}, got ${got}`,
  /**
   * Options are an object of known names: a bare number or a list, as other libraries take an axis, or a name of theirs, would silently change nothing.
   *
   * @sample { "call": "sum", "names": ["axes", "keepAxes"], "got": "0", "isBare": true }
   */
  "autodiff/options": ({ call, names, got, isBare }: { call: string; names: readonly string[]; got: string; isBare: boolean }) =>
    `${call}: options are an object of ${names.join(", ")}, got ${got}${isBare ? `. Did you mean { ${names[0]}: ${got} }?` : ""}`,
  /**
   * A linear operation cannot be transposed with respect to this input: internal, please report it.
   *
   * @sample { "call": "exp" }
   */
  "autodiff/not-linear": ({ call }: { call: string }) => `internal: ${call} stands in a linear program, but is not linear. Please report this`,
} as const;
export const error = /* @__PURE__ */ errorsOf(texts);

/** Programs, and the control flow that holds them. */
export const programTexts = {
  /**
   * A function that is recorded as a program of its own uses a tensor that is being differentiated or batched outside it. Pass the tensor as an argument.
   *
   * @sample { "call": "trace", "kinds": ["forward"] }
   */
  "autodiff/captured": ({ call, kinds }: { call: string; kinds: readonly string[] }) =>
    `${call}: the function uses ${kinds.length} tensor${kinds.length === 1 ? "" : "s"} from outside that ${kinds.length === 1 ? "is" : "are"} being differentiated or batched. Did you mean to pass them as arguments?`,
  /**
   * cond and whileLoop decide once, by one number. To choose element by element use select; to decide for each element of a batch use vmap.
   *
   * @sample { "call": "cond", "shape": [3] }
   */
  "autodiff/test": ({ call, shape }: { call: string; shape: Shape }) => `${call}: the test must be a scalar, got shape ${show(shape)}. Did you mean select(…), or vmap?`,
  /**
   * A loop over rows takes trees of arrays with a common first axis, one row a step; without rows it needs a length.
   *
   * @sample { "call": "scan", "got": [2, 3] }
   */
  "autodiff/rows": ({ call, got }: { call: string; got: readonly (number | string)[] }) =>
    `${call}: all parts must have one number of rows, a whole number, got ${got.length === 0 ? "none. Did you mean { length: … }?" : got.join(" and ")}`,
  /**
   * Forward mode met a function for which only a pullback is given. Use grad or vjp, or give the function a customJvp, which serves both modes.
   *
   * @sample { "call": "jvp" }
   */
  "autodiff/custom-vjp-forward": ({ call }: { call: string }) => `${call}: a function with customVjp has no forward mode. Did you mean customJvp?`,
  /**
   * What was given is no valid program: it may have been damaged, or written by another version. The path says where, the rule what is expected there.
   *
   * @sample { "path": "program.equations[2].inputs[0]", "rule": "must be the number of a value before it, below 4", "got": "7" }
   */
  "autodiff/program": ({ path, rule, got }: { path: string; rule: string; got: string }) => `validate: ${path}: ${rule}, got ${got}`,
  /**
   * A program that was traced with an example of whole numbers takes whole numbers of 32 bits: a fraction, NaN or a number too large is none.
   *
   * @sample { "call": "evaluate", "path": "input 0", "got": "1.5" }
   */
  "autodiff/whole-numbers": ({ call, path, got }: { call: string; path: string; got: string }) =>
    `${call}: ${path} holds whole numbers (int32), got ${got}. Did you mean to trace with an example of float64?`,
  /**
   * A program uses an operation of a module that has not been imported.
   *
   * @sample { "call": "solve" }
   */
  "autodiff/not-loaded": ({ call }: { call: string }) => `${call}: the program uses an operation that is not loaded. Did you mean to import from "@gradkit/autodiff/linalg"?`,
} as const;
export const programError = /* @__PURE__ */ errorsOf(programTexts);

/** Linear algebra. */
export const linalgTexts = {
  /**
   * A matrix is singular, or cannot be told from a singular one in its precision: the pivot, counted from 0, is 0 or no larger than its rounding error. The
   * batch says which matrix of a batch. Use pinv for a solution of least norm, or add a multiple of the identity.
   *
   * @sample { "call": "solve", "pivot": 1, "value": 0, "batch": [3] }
   */
  "autodiff/singular": ({ call, pivot, value, batch }: { call: string; pivot: number; value: number; batch: Shape }) =>
    `${call}: the matrix must be regular, got pivot ${pivot} = ${value}${inBatch(batch)}. Did you mean pinv(a)?`,
  /**
   * A matrix is not positive definite: the pivot, counted from 0, is not positive. The batch says which matrix of a batch. A covariance that is only
   * semidefinite, as of more variables than data, becomes definite by a small multiple of the identity.
   *
   * @sample { "call": "cholesky", "pivot": 1, "value": -3, "batch": [] }
   */
  "autodiff/not-positive-definite": ({ call, pivot, value, batch }: { call: string; pivot: number; value: number; batch: Shape }) =>
    `${call}: the matrix must be positive definite, got pivot ${pivot} = ${value}${inBatch(batch)}. Did you mean to add a small multiple of eye(n)?`,
  /**
   * Eigenvectors or singular vectors of values that are equal to rounding are arbitrary within their space, and have no derivative. The values have one where
   * they are asked for alone, by eigvalsh or svdvals, which is right for what depends on all of them alike.
   *
   * @sample { "call": "eigh", "pair": [0, 1], "value": 2, "batch": [] }
   */
  "autodiff/repeated": ({ call, pair: [i, j], value, batch }: { call: string; pair: readonly [number, number]; value: number; batch: Shape }) =>
    `${call}: vectors of equal values have no derivative, got values ${i} and ${j}, both ${value}${inBatch(batch)}. Did you mean ${call === "eigh" ? "eigvalsh(a)" : "svdvals(a)"}?`,
} as const;
export const linalgError = /* @__PURE__ */ errorsOf(linalgTexts);

/** Programs over other fields. */
export const interpretTexts = {
  /**
   * A program is evaluated over a field, such as intervals, where an index, a test or a comparison is not one for certain, or an operation has no rule.
   *
   * @sample { "reason": "a comparison neither holds nor fails for certain" }
   */
  "autodiff/undecided": ({ reason }: { reason: string }) => `interpret: no value over this field: ${reason}`,
} as const;
export const interpretError = /* @__PURE__ */ errorsOf(interpretTexts);

/** Debugging. */
export const debugTexts = {
  /**
   * A value has a NaN, and this is where it comes from: the operation that made it, of numbers that have no such value (log(-1), 0/0, 0 · ∞), and the line
   * that asked for it; in the reverse pass, the line of the operation whose derivative it is. Or it came in with an argument or a constant.
   *
   * @sample { "operation": "log(-1)", "made": true, "site": "/app/model.ts:12:30", "pass": "forward", "path": "f(x)", "index": [2] }
   */
  "autodiff/nan": ({ operation, made, site, pass, path, index }: { operation: string; made: boolean; site: string | undefined; pass: "forward" | "reverse"; path: string; index: Shape }) =>
    `debugNaN: ${path}${index.length > 0 ? `[${index.join(", ")}]` : ""} is NaN, which ${made ? `${operation} made` : `came into ${operation} from outside`}${pass === "reverse" ? " in the reverse pass" : ""}${site ? `, at ${site}` : ""}`,
} as const;
export const debugError = /* @__PURE__ */ errorsOf(debugTexts);
