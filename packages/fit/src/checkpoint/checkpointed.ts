import type { Checkpoint, SavingOptions } from "@gradkit/optimizer";
import { checkpointOf, saveRegularly } from "@gradkit/optimizer/checkpoints";
import { error } from "../errors.js";
import type { FitOptions } from "../options.js";
import { perform } from "../perform.js";
import { journalOf, type Journaled } from "../pieces/journal.js";
import type { Request } from "../request/request.js";
import type { FitData } from "../statistics/fit-data.js";
import type { FitWatch } from "../watch.js";
import { differencesOf, identityOf, type Identity } from "./identity-of.js";

const usual = 10;

/**
 * A fit that is kept in a store while it lasts, and goes on from what is found there.
 *
 * @throws fit/checkpoint  where that is of another fit; optimizer/checkpoint-locked, optimizer/checkpoint-store
 */
export const checkpointed = async (request: Request, options: FitOptions, { store, seconds = usual }: SavingOptions): Promise<FitData> => {
  const { lock, save, load } = store;
  const release = await lock?.();
  try {
    const identity = identityOf(request);
    const before = journaledIn(await load(), identity);
    const journal = journalOf(before);
    let watch: FitWatch | undefined;
    const end = await saveRegularly({ store: { save, load }, seconds }, async () => checkpointOf(JSON.stringify(identity), journal.written(watch?.seconds() ?? 0)));
    const fitting = perform(request, options, { journal, seconds: before?.seconds ?? 0, keepEvery: seconds, begun: (begun) => void (watch = begun) });
    const saved = await fitting.then(end, end);
    const data = await fitting;
    return saved ? data : { ...data, warnings: [...data.warnings, { code: "not-saved", message: "The fit could not be kept: the console says why.", parameters: [] }] };
  } finally {
    await release?.();
  }
};

const journaledIn = (found: Checkpoint | undefined, identity: Identity): Journaled | undefined => {
  if (!found) return undefined;
  const known = identityIn(found.problem);
  const differences = known && differencesOf(known, identity);
  if (!differences || differences.length > 0) throw error("fit/checkpoint", { differences: differences ?? [] });
  return found.state as Journaled;
};

/** The identity that a fit's checkpoint has; undefined where it is of something else. */
const identityIn = (problem: string): Identity | undefined => {
  try {
    const found = JSON.parse(problem) as unknown;
    return typeof found === "object" && found !== null && "version" in found && "formula" in found ? (found as Identity) : undefined;
  } catch {
    return undefined;
  }
};
