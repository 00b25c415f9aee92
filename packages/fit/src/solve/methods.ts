import { gaussNewton, levenbergMarquardt, trustRegionReflective, type Loss } from "@gradkit/optimizer";
import type { MethodName } from "../options.js";

interface MethodRow {
  readonly make: (options: { readonly loss?: Loss }) => ReturnType<typeof trustRegionReflective>;
  /** Whether the short way is tried before it. */
  readonly short: boolean;
  readonly bounded: boolean;
  /** What else it is called: SciPy's name. */
  readonly also?: string;
}

/** The least-squares methods of the optimizer by name. */
export const methods: Readonly<Record<MethodName, MethodRow>> = {
  auto: { make: trustRegionReflective, short: true, bounded: true },
  trustRegionReflective: { make: trustRegionReflective, short: false, bounded: true, also: "trf" },
  levenbergMarquardt: { make: levenbergMarquardt, short: false, bounded: false, also: "lm" },
  gaussNewton: { make: gaussNewton, short: false, bounded: false },
};
