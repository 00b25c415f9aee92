import { fit, type Fit, type FitPlace } from "@gradkit/fit";
import { columnsOf, formulaOf, type NistProblem } from "@repo/nist";

/** A parameter beside what NIST certifies, and to how many digits both agree. */
interface Row {
  readonly name: string;
  readonly value: number;
  readonly certified: number;
  readonly error: number;
  readonly certifiedError: number;
  readonly digits: number;
}

/** A fit beside its certified values. */
export interface Comparison {
  readonly problem: NistProblem;
  readonly found: Fit;
  readonly rows: readonly Row[];
}

/** NIST prints eleven digits. */
const printed = 11;

/** How many digits of a number are right: −log₁₀ of its relative error. */
export const digitsOf = (value: number, certified: number): number => (value === certified ? printed : Math.min(printed, -Math.log10(Math.abs((value - certified) / certified))));

/** Fits a problem, from the first of NIST's starts, the far one. */
export const compared = async (problem: NistProblem, on: FitPlace): Promise<Comparison> => {
  const start = Object.fromEntries(problem.params.map((name, k) => [name, problem.start1[k]!]));
  const found = await fit(formulaOf(problem), columnsOf(problem), { start, on });
  const rows = problem.params.map((name, k): Row => {
    const { value, standardError } = found.parameters[name]!;
    const [certified, certifiedError] = [problem.certified[k]!, problem.certifiedSd[k]!];
    const error = standardError ?? NaN;
    return { name, value, certified, error, certifiedError, digits: Math.min(digitsOf(value, certified), digitsOf(error, certifiedError)) };
  });
  return { problem, found, rows };
};

/** Whether a fit is as NIST has it: converged, and to six digits in every number. */
export const agrees = ({ found, rows }: Comparison): boolean => found.outcome.converged && rows.every(({ digits }) => digits >= 6);
