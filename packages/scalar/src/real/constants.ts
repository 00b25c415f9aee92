import { ball } from "./ball.js";
import { exp } from "./exp.js";
import { fixedPi } from "./fixed-constants.js";
import { one, type Real } from "./real.js";

export const pi = (precision: number): Real => ball(fixedPi(precision + 4), 2n, -precision - 4, precision + 4);
export const e = (precision: number): Real => exp(one, precision);
