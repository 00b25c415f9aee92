import type { PrimitiveName } from "../../src/params.js";
import type { Sample } from "../../src/primitive.js";
import { linalgSamples as samples } from "../../src/primitives/linalg/samples.js";

export { ops } from "../../src/linalg/operations.js";

/** Every sample of every primitive of linear algebra, with a title. */
export const linalgSamples = Object.entries(samples).flatMap(([name, of]) =>
  (of as readonly Sample<never>[]).map((sample, k) => ({
    title: `${name} #${k} of ${sample.shapes.map((shape) => `(${shape.join()})`).join(" ")}`, name: name as PrimitiveName, sample, seed: k + 3,
  })),
);
