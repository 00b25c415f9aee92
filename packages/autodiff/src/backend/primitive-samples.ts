import type { Sample } from "../primitive.js";
import { linalgSamples } from "../primitives/linalg/samples.js";
import { samples } from "../primitives/samples.js";

/**
 * Inputs and parameters to try a backend with: some for every primitive but those that hold programs.
 *
 * @example
 * primitiveSamples.sum[0] // => { shapes: [[3]], params: { axes: [0] } }
 */
export const primitiveSamples: Readonly<Record<string, readonly Sample<never>[]>> = { ...samples, ...linalgSamples } as unknown as Readonly<Record<string, readonly Sample<never>[]>>;
