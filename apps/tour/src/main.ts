import { autodiff } from "./autodiff.js";
import { matrix } from "./matrix.js";
import { optimizer } from "./optimizer.js";
import { scalar } from "./scalar.js";
import { shapes } from "./shapes.js";
import { printed, type Stop } from "./stop.js";
import { series } from "./taylor.js";

/** The chapter in order; a package joins with one row here. */
const chapter: Readonly<Record<string, readonly Stop[]>> = {
  "Scalar calculus · @gradkit/scalar": scalar,
  "Derivatives of programs · @gradkit/autodiff": autodiff,
  "Matrix calculus · @gradkit/matrix": matrix,
  "Local models · @gradkit/taylor": series,
  "Derivatives at work · @gradkit/optimizer": optimizer,
  "Shapes of derivatives · @gradkit/shapes": shapes,
};

for (const [part, stops] of Object.entries(chapter)) console.log([part, "─".repeat(part.length), "", ...stops.map(printed)].join("\n"));
