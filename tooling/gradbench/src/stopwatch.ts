/** Milliseconds: on the clock, and of the processors by all threads, of which an engine has some that compile. */
export interface Spent {
  readonly elapsed: number;
  readonly processor: number;
}

/** A function that gives what was spent since it was last called. */
export const stopwatch = (): (() => Spent) => {
  let [from, used] = [performance.now(), process.cpuUsage()];
  return () => {
    const [now, { user, system }] = [performance.now(), process.cpuUsage(used)];
    const spent = { elapsed: now - from, processor: (user + system) / 1000 };
    [from, used] = [performance.now(), process.cpuUsage()];
    return spent;
  };
};
