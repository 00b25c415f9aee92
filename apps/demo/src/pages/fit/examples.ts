import type { NistProblem } from "@repo/nist";
import { lazily } from "../../lazily.js";

/** NIST's certified problems, which come when the page is there. */
export const nist = lazily(() => import("@repo/nist"));

export const problemOf = (name: string): NistProblem | undefined => nist.value?.problems.find((problem) => problem.name === name);

/** The data of a problem as a text with one row a line. */
export const textOf = ({ predictors, x, y }: NistProblem): string =>
  [[...predictors, "y"].join(","), ...y.map((value, k) => [...x[k]!, value].join(","))].join("\n");
