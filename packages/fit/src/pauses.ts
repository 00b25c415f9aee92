/** Milliseconds of work between two looks at the outside. */
const slice = 12;

/** What lets others run every few milliseconds, and calls before; it gives undefined where it is not time to. */
export const pauses = (before: () => void): (() => Promise<void> | undefined) => {
  let until = performance.now() + slice;
  return () => {
    if (performance.now() < until) return undefined;
    before();
    return new Promise((resolve) => setTimeout(() => {
      until = performance.now() + slice;
      resolve();
    }));
  };
};
