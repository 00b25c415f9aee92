import { fingerprint } from "@gradkit/autodiff/backend";
import type { Prepared } from "../prepare.js";
import { plainRecipe } from "../recipe.js";
import { checkpointOf } from "./checkpoint.js";
import type { Checkpoint } from "./run.js";
import type { RunState } from "./run-state.js";

/** What checkpoints of a run belong to: its objective, data, start, method and seed. */
export const identityOf = ({ problem: { spec, module, start, bounds }, method, seed }: Prepared): string => {
  const { columns, batch, chunks } = spec ?? module ?? {};
  return fingerprint([spec?.program ?? module?.sent ?? null, start, bounds ?? null, plainRecipe(method), batch ?? null, columns?.arrays.map(({ data }) => data) ?? null, chunks ?? null, spec?.compiledAfter ?? null, seed]);
};

/** What makes checkpoints of a run; what they belong to is found once, since data may be large. */
export const checkpointsOf = (prepared: Prepared): ((run: RunState) => Checkpoint) => {
  let identity: string | undefined;
  return (run) => checkpointOf((identity ??= identityOf(prepared)), run);
};
