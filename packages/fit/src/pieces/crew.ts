import type { FitWatch } from "../watch.js";
import type { Hands } from "./hands.js";
import type { Journal } from "./journal.js";
import type { Gained, Given, PieceName } from "./piece.js";

/** Who does the pieces of a fit for it, and remembers what was done. */
export interface Crew {
  readonly do: <Name extends PieceName>(name: Name, given: Given<Name>) => Promise<Gained<Name>>;
  /** What was noted under a name, when the fit was under way before. */
  readonly recall: (name: string) => unknown;
  /** Keeps how far something is; pieces of some names are of no use any more. */
  readonly note: (name: string, value: unknown, over: readonly PieceName[]) => void;
}

/** Pieces by some hands. With a journal those that were done before are not done again, and the others go on from where they were. */
export const crewOf = (hands: Hands, watch: FitWatch, journal?: Journal): Crew => ({
  do: async (name, given) => {
    if (!journal) return (await hands.do(name, given, {})).gained;
    const entry = journal.entryOf(name, given);
    const done = entry.done() ?? (await hands.do(name, given, entry));
    if (entry.done()) watch.count(done.evaluations);
    // What was cut short is no result.
    else if (!watch.over()) entry.finish(done);
    return done.gained as Gained<typeof name>;
  },
  recall: (name) => {
    const noted = journal?.recall(name);
    if (noted) watch.count(noted.evaluations - watch.evaluations());
    return noted?.value;
  },
  note: (name, value, over) => journal?.note(name, { value, evaluations: watch.evaluations() }, over),
});
