import { projectedMemory } from "./methods/projected-memory.js";
import type { Call, Standard } from "./prepare.js";

/** The method unless one is given, within bounds as well: minimize has one of its own for them, that of leastSquares keeps them. */
export const withinBounds = (call: Call, standard: Standard): Standard => (variables, bounded) => (bounded && call === "minimize" ? projectedMemory() : standard(variables));
