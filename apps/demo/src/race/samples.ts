import type { LearningName } from "./lane-task.js";
import { seeded } from "./seeded.js";

/** Points of the plane to learn from; where they have classes, 1 or −1 for each. */
export interface Samples {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly signs: readonly number[];
}

/** The samples of a problem, by a seed. */
export const samplesOf = (name: LearningName, seed: number): Samples => {
  const { even, normal } = seeded(seed);
  const points = Array.from({ length: { line: 40, blobs: 80, spiral: 120 }[name] }, (_, k): readonly [number, number, number] => {
    if (name === "line") {
      const x = 4 * even() - 2;
      return [x, 0.8 * x - 0.5 + 0.4 * normal(), 1];
    }
    const sign = k % 2 === 0 ? 1 : -1;
    if (name === "blobs") return [sign * 0.9 + 0.8 * normal(), sign * 0.6 + 0.8 * normal(), sign];
    const t = 0.15 + 0.85 * (k / 120);
    const angle = 1.25 * 2 * Math.PI * t;
    return [sign * 1.8 * t * Math.cos(angle) + 0.06 * normal(), sign * 1.8 * t * Math.sin(angle) + 0.06 * normal(), sign];
  });
  return { x: points.map(([x]) => x), y: points.map(([, y]) => y), signs: points.map(([, , sign]) => sign) };
};
