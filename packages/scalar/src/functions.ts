/**
 * The functions of gradkit and how many arguments each takes. It only names them: what a function is stands in its row of `rules/`, and a name
 * without a row, or a row without a name, is a type error.
 */
export const arities = {
  neg: 1, add: 2, sub: 2, mul: 2, div: 2, pow: 2, square: 1,
  exp: 1, expm1: 1, log: 1, log1p: 1, log2: 1, log10: 1, logb: 2, sqrt: 1, cbrt: 1,
  sin: 1, cos: 1, tan: 1, asin: 1, acos: 1, atan: 1, atan2: 2, hypot: 2, sinc: 1,
  sinh: 1, cosh: 1, tanh: 1, asinh: 1, acosh: 1, atanh: 1,
  erf: 1, erfc: 1, gamma: 1, lgamma: 1, digamma: 1, polygamma: 2,
  sigmoid: 1, softplus: 1, relu: 1,
  abs: 1, sign: 1, min: 2, max: 2, floor: 1, ceil: 1, round: 1, heaviside: 1, step: 1, where: 3, restrict: 2,
} as const;

export type FunctionName = keyof typeof arities;

type OfArity<N extends number> = { [F in FunctionName]: (typeof arities)[F] extends N ? F : never }[FunctionName];
export type UnaryName = OfArity<1>;
export type BinaryName = OfArity<2>;

/** The arguments of function F over the carrier T. */
export type Arguments<F extends FunctionName, T> = F extends UnaryName ? [x: T] : F extends BinaryName ? [x: T, y: T] : [x: T, y: T, z: T];

/** All names, in the order of the table. */
export const functionNames = Object.keys(arities) as readonly FunctionName[];

export const isFunctionName = (name: string): name is FunctionName => Object.hasOwn(arities, name);
