import { isBeginning, raceOf } from "../../race/race.js";
import { slowed } from "../../race/slowed.js";
import { runners } from "../../race/runners.js";
import { point, row, source } from "./state.js";

/** The lanes of the optimizers that race here. */
export const lanes: readonly number[] = [0, 1, 2, 3, 4, 5];

export const race = raceOf({ rounds: 24, together: 1, steps: 1, limit: 250 });

/** The standings a few times a second, for what is costly to draw on the page; the surface has them as they come. */
export const calm = slowed(race.standings, 180, isBeginning);

/** Puts all optimizers at the point. */
export const line = (): void => {
  const [x, y] = point.peek();
  race.reset(
    lanes.map((lane) => {
      const { method } = runners[lane]!;
      const rate = row.peek().rates[method];
      return { problem: { kind: "formula", source: source.peek(), start: { x, y } }, method: { name: method, options: rate === undefined ? {} : { rate } } };
    }),
  );
};
