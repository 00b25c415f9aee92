export { builtIn } from "./built.js";
export { collect, leftOf } from "./collect.js";
