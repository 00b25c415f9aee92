import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { LaneTask } from "../../src/race/lane-task.js";
import { raceOf, type Race } from "../../src/race/race.js";

/** Down a bowl too slowly to arrive. */
const task: LaneTask = { problem: { kind: "formula", source: "x^2 + y^2", start: { x: 3, y: 3 } }, method: { name: "gradientDescent", options: { rate: 1e-3 } } };
const points = (race: Race): number => race.standings.value[0]!.values.length;

/** A race of one lane that has taken its first round, and whose clock stands. */
const begun = async (pace: Parameters<typeof raceOf>[0]): Promise<Race> => {
  const race = raceOf(pace);
  race.reset([task]);
  await race.step();
  await expect.poll(() => points(race), { timeout: 20_000 }).toBeGreaterThan(0);
  vi.useFakeTimers();
  return race;
};

describe("raceOf(pace)", () => {
  beforeEach(() => {
    vi.stubGlobal("requestAnimationFrame", (act: () => void) => setTimeout(act, 16));
    vi.stubGlobal("Worker", undefined);   // lanes answer here, between two ticks of the clock
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it("goes on at its pace however often it was paused and played", async () => {
    const race = await begun({ rounds: 10, together: 1, steps: 1, limit: 1000 });
    const before = points(race);
    for (let k = 0; k < 9; k++) {
      race.play();
      race.pause();
    }
    race.play();
    await vi.advanceTimersByTimeAsync(2000);
    expect(points(race) - before).toBeLessThanOrEqual(10 + 21);   // one round for each click, and ten a second
  });

  it("shows what was asked for before it pauses, and asks for no more", async () => {
    const race = await begun({ rounds: 10, together: 3, steps: 1, limit: 1000 });
    race.play();
    race.pause();
    await vi.advanceTimersByTimeAsync(2000);
    expect(points(race)).toBe(1 + 3);
    void race.step();
    await vi.advanceTimersByTimeAsync(2000);
    expect(points(race)).toBe(1 + 3 + 1);
  });

  it("ends a lane at the limit, also where it answers faster than its points are shown", async () => {
    const race = await begun({ rounds: 1000, together: 3, steps: 5, limit: 40 });
    race.play();
    race.pause();
    race.play();
    await vi.advanceTimersByTimeAsync(1000);
    expect([points(race), race.playing.value]).toEqual([41, false]);
  });

  it("does not play where all lanes are over", async () => {
    const race = await begun({ rounds: 1000, together: 3, steps: 5, limit: 1 });
    race.play();
    expect([points(race), race.playing.value]).toEqual([2, false]);
  });
});
