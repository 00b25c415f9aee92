import { ball } from "./ball.js";
import { beyond, end } from "./beyond.js";
import { top } from "./extent.js";
import { isZero, unknown, type Real } from "./real.js";
import { sign } from "./sign.js";

/** x + y */
export const add = (x: Real, y: Real, precision: number): Real => {
  if (x.reason !== undefined || isZero(y)) return x;
  if (y.reason !== undefined || isZero(x)) return y;
  if (x.beyond || y.beyond) return addBeyond(x, y, precision);
  const finest = Math.max(top(x), top(y)) - precision - 4;
  const exponent = Math.max(Math.min(x.exponent, y.exponent), finest);
  const [a, b] = [align(x, exponent), align(y, exponent)];
  return ball(a.mantissa + b.mantissa, a.radius + b.radius, exponent, precision);
};

const align = ({ mantissa, radius, exponent }: Real, to: number): Real => {
  if (exponent >= to) {
    const by = BigInt(exponent - to);
    return { mantissa: mantissa << by, radius: radius << by, exponent: to };
  }
  const by = BigInt(to - exponent);
  return { mantissa: mantissa >> by, radius: 1n - (-radius >> by), exponent: to };
};

// Half-lines to the side on which the sum of their ends lies add to a half-line from that sum.
const addBeyond = (x: Real, y: Real, precision: number): Real => {
  const ends = add(end(x), end(y), precision);
  return [x, y].every((term) => !term.beyond || sign(term) === sign(ends)) ? beyond(ends) : unknown;
};
