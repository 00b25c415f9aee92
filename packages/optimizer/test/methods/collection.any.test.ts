import { describe, expect, it } from "vitest";
import { bfgs, gaussNewton, lbfgs, levenbergMarquardt, newton, nonlinearCG, trustRegionReflective, type Method } from "../../src/index.js";
import { advance } from "../../src/run/advance.js";
import { endings } from "../../src/run/outcome.js";
import { begin, type RunState } from "../../src/run/run-state.js";
import { evaluatorFor, problems, standing, type TestProblem } from "../problems.js";

/**
 * Evaluations of the whole collection by SciPy 1.17 with exact derivatives and tight settings: least squares with tolerances of one rounding and x_scale "jac" for the
 * trust region, minimize with gtol 1e-10 and, for L-BFGS-B, ftol of one rounding. Residuals for least squares, values for the rest.
 */
interface Row {
  readonly method: Method;
  readonly scipy: number;
  /** How many of the 25 are solved: the global minimum or a known local one. */
  readonly solves: number;
  /** Problems that are not, with the reason. */
  readonly except?: Readonly<Record<string, string>>;
  readonly evaluations?: number;
}

const table: Readonly<Record<string, Row>> = {
  trustRegionReflective: { method: trustRegionReflective(), scipy: 1440, solves: 25 },
  levenbergMarquardt:    { method: levenbergMarquardt(), scipy: 1393, solves: 25 },
  newton:                { method: newton(), scipy: 892, solves: 25 },
  bfgs:                  { method: bfgs(), scipy: 2845, solves: 25 },
  lbfgs:                 { method: lbfgs(), scipy: 2093, solves: 25 },
  newtonSteihaug:        { method: newton({ exact: 0 }), scipy: 1829, solves: 24, except: { "10_meyer_3": "a valley of condition 1e16; SciPy's trust-ncg stops there too" } },
  nonlinearCG:           { method: nonlinearCG(), scipy: 50651, solves: 23, evaluations: 3000, except: { "10_meyer_3": "a valley of condition 1e16", "20_watson_9": "condition 1e11" } },
};

const solved = ({ method, evaluations = 5000 }: Row, problem: TestProblem): RunState => {
  const { answer } = evaluatorFor(method.kind === "leastSquares" ? problem.residuals : problem.value);
  let run = begin(method, Float64Array.from(problem.x0));
  while (!run.end) run = advance(run, method, answer(run.method.ask), { evaluations }, 0);
  return run;
};

it("the collection has these problems", () => {
  expect(problems.length).toBe(25);
  expect(new Set(problems.map(({ id }) => id)).size).toBe(25);
});

describe("gaussNewton", () => {
  // Undamped: where the Jacobian loses rank, or full steps go nowhere, it stops.
  const unsolved = ["06_jennrich_sampson_2", "11_gulf_3", "16_brown_dennis_4", "18_biggs_exp6_6", "24_penalty2_10", "35_chebyquad_8", "35_chebyquad_9"];

  it("solves all but seven, and claims none of those", () => {
    const runs = problems.map((problem) => ({ problem, run: solved({ method: gaussNewton(), scipy: Infinity, solves: 18, evaluations: 400 }, problem) }));
    const without = runs.filter(({ problem, run }) => standing(problem, run.best!.value) === "none");
    expect(without.map(({ problem }) => problem.id)).toEqual(unsolved);
    expect(without.filter(({ run }) => endings[run.end!].converged)).toEqual([]);
  });
});

describe.each(Object.entries(table))("%s", (_, row) => {
  const runs = problems.map((problem) => ({ problem, run: solved(row, problem) }));

  it(`solves ${row.solves} of 25`, () => {
    const unsolved = runs.filter(({ problem, run }) => standing(problem, run.best!.value) === "none").map(({ problem }) => problem.id);
    expect(unsolved).toEqual(Object.keys(row.except ?? {}));
    expect(25 - unsolved.length).toBe(row.solves);
  });

  it("never claims to have converged elsewhere than at a minimum", () => {
    const wrong = runs.filter(({ problem, run }) => endings[run.end!].converged && standing(problem, run.best!.value) === "none");
    expect(wrong.map(({ problem }) => problem.id)).toEqual([]);
  });

  it(`takes no more than 1.1 times SciPy's ${row.scipy} evaluations`, () => {
    const total = runs.reduce((sum, { run: { evaluations } }) => sum + evaluations.gradient + evaluations.residuals, 0);
    expect(total).toBeLessThanOrEqual(1.1 * row.scipy);
  });

  it("gives value and gradient of its point", () => {
    const { problem, run } = runs[0]!;
    const { answer } = evaluatorFor(problem.value);
    const { value, gradient } = answer({ want: "gradient", x: run.best!.x }) as { value: number; gradient: Float64Array };
    expect(Math.abs(run.best!.value - value)).toBeLessThan(1e-25);
    expect(Math.max(...gradient.map((g, i) => Math.abs(g - run.best!.gradient[i]!)))).toBeLessThan(1e-12);
  });
});
