import { empty, isEmpty, type Interval } from "./interval.js";

/** An operation on intervals that also hands on what its arguments say: an empty one, and what is not defined or not continuous. */
export const lift =
  <A extends readonly Interval[]>(f: (...args: A) => Interval) =>
  (...args: A): Interval => {
    if (args.some(isEmpty)) return empty;
    const y = f(...args);
    return args.every((x) => x.continuous) ? y : { ...y, defined: y.defined && args.every((x) => x.defined), continuous: false };
  };
