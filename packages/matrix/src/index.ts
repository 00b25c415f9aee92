export { call } from "./call.js";
export { evaluate } from "./evaluate/evaluate.js";
export { parse } from "./parse/parse.js";
export { scalar, vector, matrix, matrixFunction } from "./symbols.js";
export { simplify } from "./simplify/simplify.js";
export { gradient, hessian } from "./differentiate/gradient.js";
export { format } from "./print/format.js";
