import { invalid, type RealFunction } from "./real.js";

/** f, with one `reason` for all arguments where f has no value. */
export const domain =
  (reason: string, f: RealFunction): RealFunction =>
  (x, precision) => {
    const y = f(x, precision);
    return y.reason === undefined || x.reason ? y : invalid(reason);
  };
