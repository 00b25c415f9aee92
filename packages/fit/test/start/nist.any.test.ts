import { columnsOf, formulaOf, problems } from "@repo/nist";
import { describe, expect, it } from "vitest";
import { fit } from "../../src/index.js";
import { digits } from "../digits.js";

/** One of each family: saturation, peak, rational functions, sums of exponentials, exponentials of two predictors, logistic, power. All 27 are in the slow suite. */
const families = ["BoxBOD", "Eckerle4", "Kirby2", "MGH09", "MGH17", "Nelson", "Rat42", "DanWood"];
const chosen = problems.filter(({ name }) => families.includes(name));

it("there are eight families", () => expect(chosen).toHaveLength(8));

describe.each(chosen)("$name", (problem) => {
  it("is fitted to 8 certified digits without any start", async () => {
    const { parameters, outcome, start } = await fit(formulaOf(problem), columnsOf(problem));
    expect(digits(problem.params.map((name) => parameters[name]!.value), problem.refined)).toBeGreaterThan(8);
    expect({ converged: outcome.converged, by: start.by }).toEqual({ converged: true, by: "family" });
  });
});
