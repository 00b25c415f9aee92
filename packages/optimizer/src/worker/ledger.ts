import type { Answer } from "../ask.js";
import { reduction } from "../objective/reduction.js";

/** Who has which parts of an answer, and what has come. */
export interface Ledger {
  /** Parts for somebody who has nothing to do: some that are left, or one that is late. None where nothing is to be done, or not yet. */
  readonly take: (now: number) => readonly number[];
  /** Takes the answers of parts that somebody took, of which the first counts; gives the whole when it is complete. */
  readonly receive: (parts: readonly number[], answers: readonly Answer[], took: number) => Answer | undefined;
  /** Takes back parts of somebody who will not answer. */
  readonly giveBack: (parts: readonly number[]) => void;
}

/** Milliseconds after which a part is late, and how many times longer than parts took. */
const late = 50;
const slow = 4;

/** A ledger of parts with their weights, for so many who share them. Times decide who computes a part, and nothing else. */
export const ledger = (weights: readonly number[], sharers: number): Ledger => {
  const left = Array.from(weights.keys());
  const taken = new Map<number, number>();
  const { add, whole } = reduction(weights);
  let perPart = 0;
  return {
    take: (now) => {
      // Ever fewer at a time, so that all are done at the same time.
      const fresh = left.splice(0, Math.ceil(left.length / (2 * sharers)));
      const overdue = (): number[] => [...taken].flatMap(([part, since]) => (now - since > Math.max(late, slow * perPart) ? [part] : [])).slice(0, 1);
      const parts = fresh.length > 0 ? fresh : overdue();
      for (const [k, part] of parts.entries()) taken.set(part, now + k * perPart);
      return parts;
    },
    receive: (parts, answers, took) => {
      perPart = took / Math.max(parts.length, 1);
      const news = [...parts.entries()].filter(([, part]) => taken.delete(part));
      for (const [k, part] of news) add(part, answers[k]!);
      return news.length > 0 && left.length === 0 && taken.size === 0 ? whole() : undefined;
    },
    giveBack: (parts) => void left.push(...parts.filter((part) => taken.delete(part))),
  };
};
