import type { Command } from "./command.js";

export interface Row {
  readonly says: string;
  /** Loads the command and what it needs: no other pays for it. */
  readonly load: () => Promise<{ readonly command: Command }>;
}

/** All commands, in the order of the help. */
export const commands: Readonly<Record<string, Row>> = {
  fit:      { says: "parameters of a formula from data, with their errors", load: () => import("./commands/fit.js") },
  minimize: { says: "a point where a function is least", load: () => import("./commands/minimize.js") },
  grad:     { says: "the gradient of a formula, with its steps", load: () => import("./commands/grad.js") },
  jacobian: { says: "the Jacobian of several formulas", load: () => import("./commands/jacobian.js") },
  hessian:  { says: "the matrix of second derivatives", load: () => import("./commands/hessian.js") },
  taylor:   { says: "a Taylor polynomial, and how far it can be trusted", load: () => import("./commands/taylor.js") },
  matgrad:  { says: "the derivative of a matrix expression in closed form", load: () => import("./commands/matgrad.js") },
  shape:    { says: "the shape of a derivative or of an expression", load: () => import("./commands/shape.js") },
  check:    { says: "derivatives against differences, yours or ours", load: () => import("./commands/check.js") },
  sweep:    { says: "many runs from a file, here or on other machines", load: () => import("./commands/sweep.js") },
  worker:   { says: "works on the runs of others", load: () => import("./commands/worker.js") },
};
