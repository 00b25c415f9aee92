import { add } from "./add.js";
import { increasing } from "./increasing.js";
import { neg } from "./neg.js";
import { exactly, type RealFunction } from "./real.js";
import { wholePart } from "./whole.js";

const half = exactly(1n, -1);

export const floor: RealFunction = increasing(wholePart);
export const ceil: RealFunction = (x, precision) => neg(floor(neg(x), precision));

/** To the nearest integer, halves up as `Math.round` does. */
export const round: RealFunction = (x, precision) => floor(add(x, half, precision), precision);
