export { columnsOf } from "./columns-of.js";
export { formulaOf } from "./formula-of.js";
export { problems } from "./problems.js";
export type { NistProblem } from "./problem.js";
export { statistics, type NistStatistics } from "./statistics.js";
