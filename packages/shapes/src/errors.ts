import { errorsOf } from "./gradkit-error.js";

export const texts = {
  /**
   * Two arrays have sizes that do not stretch to one another: each pair of sizes, aligned from the right, must be equal or contain a 1.
   *
   * @sample { "shapes": [[3, 4], [2, 4]], "axis": -2, "sizes": [3, 2] }
   */
  "shapes/broadcast": ({ shapes, sizes }: { shapes: readonly (readonly number[])[]; axis: number; sizes: readonly [number, number] }): string =>
    `broadcast: sizes must be equal or 1, got ${shapes.map((shape) => `(${shape.join(", ")})`).join(" and ")}: ${sizes[0]} ≠ ${sizes[1]}`,
} as const;

export const error = errorsOf(texts);
