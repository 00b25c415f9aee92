import type { Form } from "@gradkit/taylor";

/** How a run ended. `message` is a sentence made from the rest; test `converged` and `status`. */
export interface Outcome {
  /** Whether x is a minimum, to what doubles can tell or to the tolerance that was given. */
  readonly converged: boolean;
  readonly status: Status;
  readonly message: string;
  /** Names of the parameters along which nothing changes, where the solution is not determined. */
  readonly undetermined?: readonly string[];
  /** How the quadratic model at x curves, where the method has one: a bowl is a minimum of its own, what is flat may be one of many or none, from a saddle or a dome there is a way down. */
  readonly form?: Form;
  /** What was thrown, where something was. */
  readonly cause?: unknown;
}

/** All ends that a run can come to, each with whether it is convergence and what it says. */
export const endings = {
  "gradient": { converged: true, says: "The gradient is zero to the tolerance." },
  "no-decrease": { converged: true, says: "The value cannot decrease any more in double precision, and the gradient is zero to its rounding." },
  "offset": { converged: true, says: "The residuals are at right angles to all that the parameters can change, to the tolerance." },
  "residuals": { converged: true, says: "All residuals are zero to rounding." },
  "flat": { converged: true, says: "The value is minimal, but not at this point alone: along some directions nothing changes." },
  "value": { converged: true, says: "The value that was asked for is reached." },
  "steps": { converged: false, says: "The limit of steps was reached." },
  "evaluations": { converged: false, says: "The limit of evaluations was reached." },
  "seconds": { converged: false, says: "The limit of time was reached." },
  "cancelled": { converged: false, says: "The run was cancelled." },
  "non-finite": { converged: false, says: "The function was not finite at all the points that were tried last." },
  "line-search-failed": { converged: false, says: "No lower value was found along the direction of steepest descent: the gradient may be wrong, or the function not smooth here." },
  "radius": { converged: false, says: "No lower value was found however near: the derivatives may be wrong, or the function not smooth here." },
  "singular": { converged: false, says: "The Jacobian has lost rank: some parameters have no more effect here, and their values mean nothing." },
  "stalled": { converged: false, says: "The worker gave no sign of life, and was ended: one evaluation takes too long, or never ends." },
  "objective-error": { converged: false, says: "The objective threw an error." },
} as const;

/** What is worth saying of a model. */
const curving: Readonly<Record<Form, string>> = {
  bowl: "",
  flat: " Along some direction the function does not curve here.",
  saddle: " Along some direction the function curves down here.",
  dome: " Along all directions the function curves down here.",
};

export type Status = keyof typeof endings;

export const outcomeOf = (status: Status, more: Omit<Outcome, "converged" | "status" | "message"> = {}): Outcome => {
  const { converged, says } = endings[status];
  const names = more.undetermined?.length ? ` Undetermined: ${more.undetermined.join(", ")}.` : "";
  return { converged, status, message: says + names + curving[more.form ?? "bowl"], ...more };
};
