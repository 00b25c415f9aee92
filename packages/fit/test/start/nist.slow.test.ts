import { columnsOf, formulaOf, problems } from "@repo/nist";
import { describe, expect, it } from "vitest";
import { fit } from "../../src/index.js";
import { digits } from "../digits.js";

it("there are 27 problems", () => expect(problems).toHaveLength(27));

describe.each(problems)("$name without a start", (problem) => {
  it.each([0, 1, 2])("is fitted by seed %i, or says that it is not", async (seed) => {
    const { parameters, outcome } = await fit(formulaOf(problem), columnsOf(problem), { seed });
    const correct = digits(problem.params.map((name) => parameters[name]!.value), problem.refined) > 8;
    expect({ claimed: outcome.converged, correct }).toEqual({ claimed: correct, correct });
    expect(correct).toBe(true);
  });
});
