import { seeded } from "../race/seeded.js";

/** A source of numbers in steps of a tenth from −2 to 2 without 0, always the same for one seed. */
export const shuffled = (seed: number): (() => number) => {
  const { even } = seeded(seed);
  return () => {
    const k = Math.floor(even() * 40) - 20;
    return (k < 0 ? k : k + 1) / 10;
  };
};

/** A matrix of such numbers. */
export const shuffledMatrix = (next: () => number, rows: number, columns: number): number[][] => Array.from({ length: rows }, () => Array.from({ length: columns }, next));
