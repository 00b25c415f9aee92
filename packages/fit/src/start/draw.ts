import type { Crew } from "../pieces/crew.js";
import type { Sought } from "../pieces/piece.js";
import { share, type Candidate } from "./candidates.js";
import type { Survey } from "./survey.js";

/** A round of candidates for starts: those that were scattered, and the best of them improved. Both lists have the lowest first. */
export const draw = async (crew: Crew, sought: Sought, { plans }: Survey, round: number): Promise<readonly (readonly Candidate[])[]> => {
  const lists = await Promise.all(
    plans.map(async ({ points, survivors }, way) => {
      const scattered = (await Promise.all(firsts(points, share.scatter).map((first) => crew.do("scatter", { ...sought, way, round, first })))).flat();
      const best = lowestFirst(scattered).slice(0, survivors);
      const improved = firsts(best.length, share.improve).map((first) => crew.do("improve", { ...sought, way, round, first, drawn: best.slice(first, first + share.improve) }));
      return [scattered, (await Promise.all(improved)).flat()] as const;
    }),
  );
  return [0, 1].map((k) => lowestFirst(lists.flatMap((list) => list[k]!)));
};

/** The numbers of the first of each share. */
const firsts = (count: number, size: number): readonly number[] => Array.from({ length: Math.ceil(count / size) }, (_, k) => k * size);

const lowestFirst = <C extends Candidate>(all: readonly C[]): readonly C[] => all.toSorted((a, b) => a.sse - b.sse);
