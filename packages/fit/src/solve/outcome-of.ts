import type { FitOutcome, FitStatus } from "../result.js";

/** All ends of a fit, each with whether it is convergence and what it says. */
export const endings: Readonly<Record<FitStatus, { readonly converged: boolean; readonly says: string }>> = {
  "offset": { converged: true, says: "The residuals are at right angles to all that the parameters can change, to the tolerance." },
  "no-decrease": { converged: true, says: "The sum of squares cannot decrease any more in double precision." },
  "residuals": { converged: true, says: "All residuals are zero to rounding." },
  "flat": { converged: true, says: "The sum of squares is minimal, but not for these parameters alone: along some directions nothing changes." },
  "radius": { converged: false, says: "No lower sum of squares was found however near: the model may not be smooth here." },
  "singular": { converged: false, says: "Some parameters have run to where they have no more effect, and their values mean nothing." },
  "non-finite": { converged: false, says: "The model was not finite at all the points that were tried last." },
  "ambiguous": { converged: false, says: "Starts that were tried led to different minima, and none is borne out by others as the lowest: give start values." },
  "evaluations": { converged: false, says: "The limit of evaluations was reached." },
  "seconds": { converged: false, says: "The limit of time was reached." },
  "cancelled": { converged: false, says: "The fit was cancelled." },
};

export const outcomeOf = (status: FitStatus, offset: number | null): FitOutcome => {
  const { converged, says } = endings[status];
  return { converged, status, message: says, offset };
};
