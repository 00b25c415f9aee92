import type { Fit } from "../result.js";
import type { Basis } from "./basis.js";

/** A fit as plain data, with what it takes to predict. */
export type FitData = Omit<Fit, "predict" | "derive" | "toJSON"> & { readonly basis: Basis };
