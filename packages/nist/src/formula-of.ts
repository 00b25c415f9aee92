import type { NistProblem } from "./problem.js";

/** The formula of a problem with its left side: `"y = b1*x^b2"`. */
export const formulaOf = ({ response, model }: NistProblem): string => `${response} = ${model}`;
