import type { Fit } from "../result.js";
import type { Basis } from "./basis.js";
import type { ByRow } from "./by-row.js";

/** A fit as plain data, with what it takes to compute the rest: statistics of rows, predictions and derived quantities. */
export type FitData = Omit<Fit, "predict" | "derive" | "toJSON" | "condition" | keyof ByRow> & { readonly basis: Basis };
