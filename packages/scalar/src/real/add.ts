import { ball } from "./ball.js";
import { beyond, end } from "./beyond.js";
import { coarsen } from "./coarsen.js";
import { top } from "./extent.js";
import { fault, unknown, type Real } from "./real.js";
import { shift } from "./shift.js";
import { sign } from "./sign.js";

/** x + y */
export const add = (x: Real, y: Real, precision: number): Real => {
  if (sign(y) === 0) return x;
  if (sign(x) === 0) return y;
  if (x.beyond || y.beyond) return fault(x, y) ?? addBeyond(x, y, precision);
  const finest = Math.max(top(x), top(y)) - precision - 4;
  const exponent = Math.max(Math.min(x.exponent, y.exponent), finest);
  const [a, b] = [align(x, exponent), align(y, exponent)];
  return ball(a.mantissa + b.mantissa, a.radius + b.radius, exponent, precision);
};

const align = (x: Real, to: number): Real => {
  const by = x.exponent - to;
  return by < 0 ? coarsen(x, -by) : { mantissa: shift(x.mantissa, by), radius: shift(x.radius, by), exponent: to };
};

// Half-lines to the side on which the sum of their ends lies add to a half-line from that sum.
const addBeyond = (x: Real, y: Real, precision: number): Real => {
  const ends = add(end(x), end(y), precision);
  const agrees = (term: Real): boolean => !term.beyond || sign(term) === sign(ends);
  return agrees(x) && agrees(y) ? beyond(ends) : unknown;
};
