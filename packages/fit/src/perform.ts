import type { FitOptions } from "./options.js";
import { crewOf } from "./pieces/crew.js";
import type { Hands } from "./pieces/hands.js";
import type { Journal } from "./pieces/journal.js";
import { theseHands } from "./pieces/these-hands.js";
import type { Request } from "./request/request.js";
import { modelOf } from "./rows/model-of.js";
import type { FitData } from "./statistics/fit-data.js";
import { watchOf, type FitWatch } from "./watch.js";
import { work } from "./work.js";

/** A fit that was under way before: what it has done, and for how many seconds; and who is told of its clock. */
export interface Before {
  readonly journal: Journal;
  readonly seconds: number;
  /** Seconds between two looks at pieces that are not done. */
  readonly keepEvery: number;
  readonly begun: (watch: FitWatch) => void;
}

/** Does a fit where it is to be done. */
export const perform = async (request: Request, { on = "inline", signal, progress }: FitOptions, before?: Before): Promise<FitData> => {
  const names = modelOf(request).parameters.filter((name) => !Object.hasOwn(request.fixed, name));
  const watch = watchOf(request, names, { cancelled: () => signal?.aborted ?? false, report: (news) => progress?.(news) }, before?.seconds);
  before?.begun(watch);
  const hands: Hands = on === "inline" ? theseHands(request, watch) : (await import("./worker/those-hands.js")).thoseHands(request, watch, { place: on, signal, keepEvery: before?.keepEvery });
  try {
    return await work(request, names, crewOf(hands, watch, before?.journal), watch);
  } finally {
    hands.close();
  }
};
