import { describe, expect, it, vi } from "vitest";
import { gradientDescent } from "../../src/index.js";
import { drive } from "../../src/run/drive.js";
import { racing } from "../../src/run/racing.js";
import { begin } from "../../src/run/run-state.js";

const never = new Promise<never>(() => undefined);

/** A promise that never settles, and who listened to it: each listener is kept as long as it lasts, with all that it sees. */
const lasting = () => {
  const promise = new Promise<never>(() => undefined);
  return { promise, heard: vi.spyOn(promise, "then") };
};

describe("racing(lasting)", () => {
  it("gives what comes first, and rejects by what fails first", async () => {
    const race = racing(new Promise<string>((resolve) => setTimeout(() => resolve("late"), 5)));
    expect(await Promise.all([race(Promise.resolve("soon")), race(never)])).toEqual(["soon", "late"]);
    expect(await race(never)).toBe("late");
    await expect(race(Promise.reject(new Error("given")))).rejects.toThrow("given");
    const broken = racing(Promise.reject(new Error("lasting")));
    await expect(broken(never)).rejects.toThrow("lasting");
    await expect(broken(never)).rejects.toThrow("lasting");
  });

  it("listens to the lasting one once, however many races there are", async () => {
    const { heard, promise } = lasting();
    const race = racing(promise);
    for (let k = 0; k < 100; k++) await race(Promise.resolve(k));
    expect(heard).toHaveBeenCalledTimes(1);
  });
});

it("a run whose answers are waited for keeps none of them until it ends", async () => {
  const { heard, promise } = lasting();
  const method = gradientDescent({ rate: 0.01 });
  const evaluator = { answer: async ({ x }: { x: Float64Array }) => ({ value: x[0]! ** 2, gradient: Float64Array.of(2 * x[0]!) }) };
  const controls = { cancelled: () => false, paused: () => undefined, interrupted: promise, report: () => undefined };
  const { method: { steps }, end } = await drive(begin(method, Float64Array.of(1)), method, evaluator, { steps: 50 }, controls);
  expect([steps, end]).toEqual([50, "steps"]);
  expect(heard).toHaveBeenCalledTimes(1);
});
