import { growing } from "./growing.js";

/** The lines of rows, in the order of the rows; what is kept are only the places where they are not consecutive. */
export interface LineList {
  readonly push: (line: number) => void;
  /** What tells the line of a row, which counts from 0. */
  readonly lineOf: () => (row: number) => number;
}

export const lineList = (): LineList => {
  // The first rows of runs of consecutive lines, and their lines.
  const [rows, lines] = [growing(), growing()];
  let count = 0;
  let next = NaN;
  return {
    push: (line) => {
      if (line !== next) {
        rows.push(count);
        lines.push(line);
      }
      count += 1;
      next = line + 1;
    },
    lineOf: () => {
      const [firsts, starts] = [rows.all(), lines.all()];
      return (row) => {
        let [low, high] = [0, firsts.length];
        while (high - low > 1) {
          const middle = (low + high) >> 1;
          if (firsts[middle]! <= row) low = middle;
          else high = middle;
        }
        return starts[low]! + row - firsts[low]!;
      };
    },
  };
};
