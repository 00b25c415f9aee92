import { fingerprint } from "@gradkit/autodiff/backend";
import type { Done, Underway, Way } from "./hands.js";
import type { PieceName } from "./piece.js";

/** What a fit under way has done, as plain data: with it another one goes on from there. */
export interface Journaled {
  readonly done: readonly (readonly [key: string, done: Done])[];
  /** Pieces that are not done yet. */
  readonly underway: readonly (readonly [key: string, underway: Underway])[];
  readonly notes: readonly (readonly [name: string, note: Note])[];
  readonly seconds: number;
}

interface Note {
  readonly value: unknown;
  /** Of all evaluations up to there. */
  readonly evaluations: number;
}

/** A piece in a journal. */
interface Entry extends Way {
  readonly done: () => Done | undefined;
  readonly finish: (done: Done) => void;
}

export interface Journal {
  readonly entryOf: (name: PieceName, given: unknown) => Entry;
  readonly recall: (name: string) => Note | undefined;
  readonly note: (name: string, note: Note, over: readonly PieceName[]) => void;
  /** All of it now, after so many seconds. */
  readonly written: (seconds: number) => Journaled;
}

const nothing: Journaled = { done: [], underway: [], notes: [], seconds: 0 };

/** A journal of pieces, which goes on from one that was written. A piece is known by its name and by what it is given. */
export const journalOf = (before: Journaled = nothing): Journal => {
  const done = new Map(before.done);
  const underway = new Map(before.underway.map(([key, kept]) => [key, (): Underway | undefined => kept]));
  const notes = new Map(before.notes);
  return {
    entryOf: (name, given) => {
      const key = `${name} ${fingerprint(given)}`;
      return {
        from: underway.get(key)?.(),
        keep: (look) => void underway.set(key, look),
        done: () => done.get(key),
        finish: (result) => {
          underway.delete(key);
          done.set(key, result);
        },
      };
    },
    recall: (name) => notes.get(name),
    note: (name, note, over) => {
      notes.set(name, note);
      for (const key of done.keys()) if (over.some((piece) => key.startsWith(`${piece} `))) done.delete(key);
    },
    written: (seconds) => ({
      done: [...done],
      underway: [...underway].flatMap(([key, look]) => {
        const kept = look();
        return kept ? [[key, kept] as const] : [];
      }),
      notes: [...notes],
      seconds,
    }),
  };
};
