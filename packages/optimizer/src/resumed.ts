import type { OptimizeOptions, Prepared } from "./prepare.js";
import { identityOf } from "./run/identity.js";
import { runOf } from "./run/checkpoint.js";

/**
 * A run that goes on from a checkpoint, where one is given.
 *
 * @throws optimizer/checkpoint
 */
export const resumed = (prepared: Prepared, { resume }: OptimizeOptions): Prepared => (resume ? { ...prepared, begun: runOf(prepared.call, resume, identityOf(prepared)) } : prepared);
