import { told as scalar } from "./korean/scalar.js";
import { told as matrix } from "./korean/matrix.js";
import { told as fit } from "./korean/fit.js";
import { told as endings } from "./korean/endings.js";
import { told as others } from "./korean/others.js";
import { untold, type Told } from "./korean/told.js";

/** Korean by code. */
export const korean: Told = { ...scalar, ...matrix, ...fit, ...endings, ...others };

/** What a package says by a code and data, in Korean; undefined where that is not known, or not all of it. */
export const inKorean = (code: string, data: object): string | undefined => {
  const text = korean[code]?.(data as never);
  return text?.includes(untold) ? undefined : text;
};
