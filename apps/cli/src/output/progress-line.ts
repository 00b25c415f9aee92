import type { Io } from "../io.js";

/** One line on standard error that is written over, where somebody looks at it; nothing elsewhere. */
export interface ProgressLine {
  readonly show: (text: string) => void;
  /** Takes the line away. */
  readonly end: () => void;
}

/** Milliseconds between two states of the line. */
const interval = 100;

export const progressLine = ({ err, isTerminal }: Io, isQuiet: boolean): ProgressLine => {
  if (!isTerminal.err || isQuiet) return { show: () => undefined, end: () => undefined };
  let shownAt = -Infinity;
  return {
    show: (text) => {
      if (performance.now() - shownAt < interval) return;
      shownAt = performance.now();
      err(`\r\u001B[2K${text}`);
    },
    end: () => {
      if (shownAt > -Infinity) err("\r\u001B[2K");
      shownAt = -Infinity;
    },
  };
};
