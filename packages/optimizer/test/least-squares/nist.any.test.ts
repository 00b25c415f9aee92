import { describe, expect, it } from "vitest";
import { levenbergMarquardt, trustRegionReflective, type Method } from "../../src/index.js";
import { advance } from "../../src/run/advance.js";
import { endings } from "../../src/run/outcome.js";
import { begin, type RunState } from "../../src/run/run-state.js";
import { digits, evaluatorFor, nist } from "../problems.js";

const fitted = (method: Method, { answer }: ReturnType<typeof evaluatorFor>, start: readonly number[]): RunState => {
  let run = begin(method, Float64Array.from(start));
  while (!run.end) run = advance(run, method, answer(run.method.ask), {}, 0);
  return run;
};

it("there are 27 problems of two starts", () => {
  expect(nist.map(({ name }) => name)).toHaveLength(27);
  expect(nist.every(({ starts }) => starts.length === 2)).toBe(true);
});

describe.each(nist)("$name", ({ starts, certified, residuals }) => {
  it.each([0, 1])("is fitted to 8 certified digits by default from start %i, and says so", (k) => {
    const { end, method } = fitted(trustRegionReflective(), evaluatorFor(residuals), starts[k]!);
    expect(digits(method.point!.x, certified)).toBeGreaterThan(8);
    expect(endings[end!].converged).toBe(true);
  });
});

describe("Levenberg and Marquardt's method from the first start of BoxBOD", () => {
  const { starts, residuals } = nist.find(({ name }) => name === "BoxBOD")!;
  const run = fitted(levenbergMarquardt(), evaluatorFor(residuals), starts[0]!);

  it("ends where b2 has no more effect, and says that it is no solution", () => {
    expect(run.end).toBe("singular");
    expect(run.method.end!.nullDirections!.map((direction) => Array.from(direction, Math.round))).toEqual([[-0, 1]]);
  });
});
