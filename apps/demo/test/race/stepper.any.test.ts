import { describe, expect, it } from "vitest";
import type { MethodName, ProblemSpec } from "../../src/race/lane-task.js";
import { problems } from "../../src/race/problems.js";
import { runners } from "../../src/race/runners.js";
import { samplesOf } from "../../src/race/samples.js";
import { stepperOf } from "../../src/race/stepper.js";
import { surfaces } from "../../src/race/surfaces.js";

const bowl: ProblemSpec = { kind: "formula", source: "(x - 1)^2 + 2(y + 2)^2", start: { x: 3, y: 3 } };
const options = (method: MethodName, rate = 0.1): Record<string, number> => (["newton", "lbfgs"].includes(method) ? {} : { rate });

describe("stepperOf(task)", () => {
  it.each(runners.map(({ method }) => method))("%s goes down a bowl, the start first", (name) => {
    const { values, points, evaluations, end } = stepperOf({ problem: bowl, method: { name, options: options(name) } }).advance(500);
    expect([...points.slice(0, 2), values[0]]).toEqual([3, 3, 54]);
    expect(values.at(-1)).toBeLessThan(values[0]! * 0.9);
    expect([points.length, evaluations.length]).toEqual([2 * values.length, values.length]);
    expect(["arrived", undefined]).toContain(end);
  });

  it("goes on where it stopped, to the same bits as at once", () => {
    const task = { problem: bowl, method: { name: "adam", options: { rate: 0.1 } } } as const;
    const atOnce = [...stepperOf(task).advance(30).values];
    const { advance } = stepperOf(task);
    expect([...advance(10).values, ...advance(1).values, ...advance(19).values]).toEqual(atOnce);
  });

  it.each([["exponential", 0.01], ["cosine", 0]] as const)("lets the rate go down, %s, to %d of it after 1000 steps", (schedule, rest) => {
    const slope: ProblemSpec = { kind: "formula", source: "x", start: { x: 0 } };   // each step is as long as its rate
    const { values } = stepperOf({ problem: slope, method: { name: "gradientDescent", options: { rate: 1 }, schedule } }).advance(1002);
    expect(values[0]! - values[1]!).toBeCloseTo(1, 12);
    expect(values[1000]! - values[1001]!).toBeCloseTo(rest, 9);
  });

  it("stands still where the problem is refused", () => {
    const { advance, picture } = stepperOf({ problem: { kind: "formula", source: "polygamma(x, y)", start: { x: 1, y: 1 } }, method: { name: "adam", options: {} } });
    expect([advance(5).end, advance(5).values.length, picture(3).length]).toEqual(["stuck", 0, 0]);
  });

  it("says how a lane ended: at rest, or diverged, with finite values up to there", () => {
    expect(stepperOf({ problem: bowl, method: { name: "newton", options: {} } }).advance(50).end).toBe("arrived");
    const away = stepperOf({ problem: bowl, method: { name: "gradientDescent", options: { rate: 0.6 } } }).advance(5000);
    expect(away.end).toBe("diverged");
    expect(away.values.every(Number.isFinite)).toBe(true);
  });

  it.each(["line", "blobs", "spiral"] as const)("learns %s, the same for a seed", (name) => {
    const problem: ProblemSpec = { kind: "learning", name, seed: 3 };
    const { values } = stepperOf({ problem, method: { name: "adam", options: { rate: 0.05 } } }).advance(60);
    expect(values.at(-1)).toBeLessThan(values[0]! * 0.7);
    expect([...stepperOf({ problem, method: { name: "adam", options: { rate: 0.05 } } }).advance(60).values]).toEqual([...values]);
  });

  it("pictures what a model says of the plane", () => {
    const stepper = stepperOf({ problem: { kind: "learning", name: "blobs", seed: 1 }, method: { name: "lbfgs", options: {} } });
    stepper.advance(20);
    const picture = stepper.picture(9);
    expect([picture.length, picture[0]! < 0, picture[80]! > 0]).toEqual([81, true, true]);
  });
});

describe("problems", () => {
  it.each(problems.flatMap(({ id, source, rates }) => (source === undefined ? [] : [[id, source, rates] as const])))("%s has rates with which every method stays finite from its start", (_, source, rates) => {
    const [x, y] = surfaces.find((row) => row.source === source)!.start;
    const ends = runners.map(({ method }) => stepperOf({ problem: { kind: "formula", source, start: { x, y } }, method: { name: method, options: options(method, rates[method]) } }).advance(150).end);
    expect(ends.filter((end) => end === "diverged" || end === "stuck")).toEqual([]);
  });
});

describe("samplesOf(name, seed)", () => {
  it("is the same for a seed and another for another", () => {
    expect(samplesOf("spiral", 1)).toEqual(samplesOf("spiral", 1));
    expect(samplesOf("spiral", 1).x).not.toEqual(samplesOf("spiral", 2).x);
    expect(samplesOf("blobs", 1).signs.filter((sign) => sign > 0).length).toBe(40);
  });
});
