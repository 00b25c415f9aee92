export { constant, e, pi } from "./constants.js";
export { empty, interval, isEmpty, type Interval } from "./interval.js";
export { intervalFunctions } from "./interval-functions.js";
export { contains, hull, intersect, magnitude, midpoint, width } from "./sets.js";
