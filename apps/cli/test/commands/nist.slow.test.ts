import { fit } from "@gradkit/fit";
import { columnsOf, formulaOf, problems } from "@repo/nist";
import { describe, expect, it } from "vitest";
import { captured } from "../captured.js";

const runs = problems.flatMap((problem) => ([1, 2] as const).map((start) => [problem.name, start, problem] as const));

describe("the certified problems as files", () => {
  it("are all there", () => expect(runs).toHaveLength(54));

  it.each(runs)("%s from start %i has the bits of the package", async (_, number, problem) => {
    const values = number === 1 ? problem.start1 : problem.start2;
    const start = Object.fromEntries(problem.params.map((name, k) => [name, values[k]!]));
    const direct = await fit(formulaOf(problem), columnsOf(problem), { start });
    const stdin = `y,${problem.predictors.join(",")}\n${problem.y.map((y, k) => [y, ...problem.x[k]!].join(",")).join("\n")}\n`;
    const { code, out } = await captured(["fit", "-", "--model", formulaOf(problem), "--start", problem.params.map((name) => `${name}=${start[name]}`).join(","), "--json"], { stdin });
    expect(code).toBe(0);
    expect((JSON.parse(out) as { parameters: unknown }).parameters).toEqual(JSON.parse(JSON.stringify(direct.parameters)));
  });
});
