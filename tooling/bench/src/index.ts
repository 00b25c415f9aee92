export { compare, machine, measure } from "./compare.js";
export type { CompareOptions, Measured, Sides } from "./compare.js";
