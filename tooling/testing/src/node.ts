export { builtIn } from "./built.js";
export { collect } from "./collect.js";
