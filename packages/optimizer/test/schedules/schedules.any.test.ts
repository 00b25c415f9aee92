import { describe, expect, it } from "vitest";
import { cosine, exponential, joined, oneCycle, plateau, polynomial, stepDecay, triangular, warmRestarts, type Schedule } from "../../src/index.js";
import reference from "../data/first-order-trajectories.json" with { type: "json" };

/** Our schedules by torch's names in the file. */
const made: Readonly<Record<string, Schedule>> = {
  "StepLR(step=10,gamma=0.5)": stepDecay({ rate: 0.1, factor: 0.5, every: 10 }),
  "MultiStepLR([5,20],0.1)": stepDecay({ rate: 0.1, factor: 0.1, every: [5, 20] }),
  "ExponentialLR(0.9)": exponential({ rate: 0.1, factor: 0.9 }),
  "CosineAnnealingLR(T=20,min=0.01)": cosine({ from: 0.1, to: 0.01, steps: 20, after: "mirror" }),
  "CosineAnnealingWarmRestarts(T0=5,Tm=2,min=0.001)": warmRestarts({ from: 0.1, to: 0.001, steps: 5, grow: 2 }),
  "LinearLR(0.1->1,10)": polynomial({ from: 0.01, to: 0.1, steps: 10 }),
  "PolynomialLR(20,power=2)": polynomial({ from: 0.1, steps: 20, power: 2 }),
  "OneCycleLR(max=1,total=41,cos)": oneCycle({ top: 1, steps: 41 }),
  "CyclicLR(0.01,0.1,up=5,tri2)": triangular({ low: 0.01, high: 0.1, steps: 5, factor: 0.5 }),
  "ReduceLROnPlateau(f=0.5,patience=2,metric=max(1/(i+1),0.2))": plateau({ rate: 0.1, factor: 0.5, patience: 2 }),
  "LinearWarmup5+Cosine35(Sequential)": joined({ parts: [polynomial({ from: 0.01, to: 0.1, steps: 5 }), cosine({ from: 0.1, steps: 35 })], starts: [5] }),
};

/** The rates of a schedule that sees 1/(i+1), but no less than 0.2, after step i. */
const rates = ({ at, see, memory }: Schedule, count: number): number[] => {
  let seen = memory;
  return Array.from({ length: count }, (_, i) => {
    const rate = at(i, seen);
    seen = see?.(Math.max(1 / (i + 1), 0.2), seen) ?? seen;
    return rate;
  });
};

it("the file holds these schedules", () => {
  expect(reference.schedules.map(({ name }) => name).toSorted()).toEqual(Object.keys(made).toSorted());
});

describe.each(reference.schedules)("$name", ({ name, lr }) => {
  it("is torch's to 1e-14", () => {
    const found = rates(made[name]!, lr.length);
    expect(Math.max(...lr.map((rate, i) => Math.abs(found[i]! - rate)))).toBeLessThan(1e-14);
  });
});

it("cosine stays at its end unless told otherwise", () => {
  expect(cosine({ from: 1, to: 0.5, steps: 4 }).at(9, [])).toBe(0.5);
});

it("joined refuses parts without starts, and parts that follow the values", () => {
  expect(() => joined({ parts: [exponential({ rate: 1, factor: 1 })], starts: [3] })).toThrow(/`starts` has one step for each part but the first/);
  expect(() => joined({ parts: [plateau({ rate: 1 })], starts: [] })).toThrow(/no part is a plateau/);
});
