import { enclosure, isEmpty, type Interval } from "./interval.js";
import { hull } from "./sets.js";

export const minimum = (x: Interval, y: Interval): Interval => enclosure(Math.min(x.lo, y.lo), Math.min(x.hi, y.hi));
export const maximum = (x: Interval, y: Interval): Interval => enclosure(Math.max(x.lo, y.lo), Math.max(x.hi, y.hi));

/** y with what x says of being defined and continuous. */
const under = (x: Interval, y: Interval): Interval =>
  x.continuous ? y : { ...y, defined: x.defined && y.defined, continuous: false };

/** y where c is not 0, else z; both where c may be either. The branch that is not taken may be empty. */
export const where = (c: Interval, y: Interval, z: Interval): Interval => {
  if (isEmpty(c)) return c;
  if (c.lo > 0 || c.hi < 0) return under(c, y);
  return under(c, c.lo === c.hi ? z : { ...hull(y, z), continuous: false });
};

/** x wherever the guard has a value. */
export const restrict = (x: Interval, guard: Interval): Interval => (isEmpty(guard) ? guard : under(guard, x));
