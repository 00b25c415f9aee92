import { describe, expect, it } from "vitest";
import { captured, fixture } from "../captured.js";

const rosenbrock = "(1 - x)^2 + 100*(y - x^2)^2";
const minimized = async (...argv: string[]) => {
  const { code, out, err } = await captured(["minimize", ...argv, "--json"]);
  return { code, err, ...(JSON.parse(out) as { x: Record<string, number>; value: number; outcome: { status: string }; steps: number }) };
};

describe("minimize", () => {
  it.each([[[]], [["--method", "lbfgs"]], [["--method", "newton"]], [["--method", "nonlinear-cg"]], [["--bound", "x=-2..2"]]])("of Rosenbrock's function with %j is at (1, 1)", async (more) => {
    const { code, x } = await minimized(rosenbrock, "--start", "x=-1.2,y=1", ...more);
    expect(code).toBe(0);
    expect(x.x).toBeCloseTo(1, 6);
    expect(x.y).toBeCloseTo(1, 6);
  });

  it("keeps to bounds, and to what is fixed", async () => {
    const { x } = await minimized("(x - 3)^2 + (y - 3)^2", "--start", "0,0", "--bound", "x=..2", "--fix", "y");
    expect([x.x, x.y]).toEqual([2, 0]);
  });

  it("takes functions of arrays and of objects", async () => {
    const list = await minimized(`${fixture("energy.mjs")}#energy`, "--start", "-1.2,1");
    const object = await minimized(`${fixture("energy.mjs")}#named`, "--start", "a=-1.2,b=1");
    expect(Object.keys(list.x)).toEqual(["x[0]", "x[1]"]);
    expect(Object.values(object.x)).toEqual(Object.values(list.x));
  });

  it("ends with 1 where it does not converge, and gives the best", async () => {
    const { code, outcome, steps } = await minimized(rosenbrock, "--start", "-1.2,1", "--max-steps", "2");
    expect([code, outcome.status, steps]).toEqual([1, "steps", 2]);
  });

  it("ends with 130 where it is interrupted, and gives the best", async () => {
    const { code, out } = await captured(["minimize", rosenbrock, "--start", "-1.2,1"], { signal: AbortSignal.abort() });
    expect(code).toBe(130);
    expect(out).toMatch(/^f = /);
  });

  it("shows how far it is where somebody looks, and not with --quiet", async () => {
    const argv = ["minimize", rosenbrock, "--start", "-1.2,1"];
    const [first, line, last] = (await captured(argv, { isTerminal: true })).err.split("\r\u001B[2K");
    expect([first, line, last]).toEqual(["", expect.stringMatching(/^step \d+, value \S+, \d+\.\d s$/), expect.any(String)]);
    expect((await captured([...argv, "--quiet"], { isTerminal: true })).err).toBe("");
    expect((await captured(argv)).err).toBe("");
  });
});
