export { add, multiply } from "./arithmetic.js";
export { compose, shift } from "./compose.js";
export { differentiate } from "./differentiate.js";
export { evaluate } from "./evaluate.js";
export { polynomial, type Polynomial, type Term } from "./polynomial.js";
export { format, toExpr, toLatex, toMathML } from "./print.js";
