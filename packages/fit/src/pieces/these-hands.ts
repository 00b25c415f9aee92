import type { FitWatch } from "../watch.js";
import { deskOf } from "./desk.js";
import type { Request } from "../request/request.js";
import type { Hands } from "./hands.js";

/** Pieces are done in this thread, one after the other. */
export const theseHands = (request: Request, watch: FitWatch): Hands => {
  const desk = deskOf(request);
  let last: Promise<unknown> | undefined;
  const done: Hands["do"] = async (name, given, { from, keep }) => {
    let evaluations = from?.evaluations ?? 0;
    watch.count(evaluations);
    const gained = await desk.do(name, given, {
      ended: () => {
        evaluations++;
        return watch.ended();
      },
      pause: watch.pause,
      better: watch.better,
      ...(keep && { keep: (kept) => keep(() => ({ kept: kept(), evaluations })) }),
    }, from?.kept);
    return { gained, evaluations };
  };
  return {
    do: (name, given, way) => {
      // What is asked for at once is done in its order.
      const mine = last ? last.then(() => done(name, given, way)) : done(name, given, way);
      const settled: Promise<unknown> = mine.then(() => undefined, () => undefined).then(() => {
        if (last === settled) last = undefined;
      });
      last = settled;
      return mine;
    },
    close: () => undefined,
  };
};
