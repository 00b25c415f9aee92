import type { Answer, Answers } from "../ask.js";

/** What adds up the answers of parts, in whatever order they come. */
export interface Reduction {
  /** Takes the answer of a part, once. */
  readonly add: (part: number, answer: Answer) => void;
  /** The whole, when all parts have come. */
  readonly whole: () => Answer;
}

/** The sum of a number of parts beside each other: 2 to the `level`. */
interface Sum {
  readonly level: number;
  readonly answer: Answer;
}

/**
 * Adds up the answers of parts, each times its weight, by a binary tree over their numbers, and joins residuals: what is added to what depends on how many parts there are alone, so the bits of
 * the whole do as well. Of parts that came in order no more than the logarithm of their number is kept.
 */
export const reduction = (weights: readonly number[]): Reduction => {
  const early = new Map<number, Answer>();
  const sums: Sum[] = [];
  const joined: (Answers["residuals"] | Answers["jacobian"])[] = [];
  let next = 0;
  const merge = (): void => {
    const [left, right] = sums.splice(-2) as [Sum, Sum];
    sums.push({ level: left.level + 1, answer: plus(left.answer, right.answer) });
  };
  const take = (answer: Answer): void => {
    if ("residuals" in answer) joined.push(answer);
    else {
      sums.push({ level: 0, answer: times(weights[next]!, answer) });
      while (sums.length > 1 && sums.at(-1)!.level === sums.at(-2)!.level) merge();
    }
    next++;
  };
  return {
    add: (part, answer) => {
      early.set(part, answer);
      for (let found = early.get(next); found; found = early.get(next)) {
        early.delete(next);
        take(found);
      }
    },
    whole: () => {
      while (sums.length > 1) merge();
      return sums[0]?.answer ?? join(joined);
    },
  };
};

type Parted = Readonly<Record<string, number | Float64Array>>;

const each = (answer: Answer, f: (name: string, part: number | Float64Array) => number | Float64Array): Answer =>
  Object.fromEntries(Object.entries(answer as unknown as Parted).map(([name, part]) => [name, f(name, part)])) as unknown as Answer;

/** An answer of its own: that of a part may belong to who gave it. */
const times = (weight: number, answer: Answer): Answer => each(answer, (_, part) => (typeof part === "number" ? weight * part : part.map((x) => weight * x)));

/** The sum of two answers, in the memory of the first. */
const plus = (left: Answer, right: Answer): Answer =>
  each(left, (name, part) => {
    const other = (right as unknown as Parted)[name]!;
    if (typeof part === "number") return part + (other as number);
    for (let i = 0; i < part.length; i++) part[i]! += (other as Float64Array)[i]!;
    return part;
  });

/** Residuals of all parts, one after the other, and the rows of their Jacobian. */
const join = (answers: readonly (Answers["residuals"] | Answers["jacobian"])[]): Answer =>
  each(answers[0]!, (name) => {
    const parts = answers.map((answer) => (answer as unknown as Parted)[name] as Float64Array);
    const all = new Float64Array(parts.reduce((length, part) => length + part.length, 0));
    let at = 0;
    for (const part of parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  });
