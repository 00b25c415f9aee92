import type { Request } from "../request/request.js";
import type { FitWatch } from "../watch.js";
import { deskOf } from "./desk.js";
import type { Hands } from "./hands.js";

/** Pieces are done in this thread, one after the other in the order in which they are asked for. */
export const theseHands = (request: Request, watch: FitWatch): Hands => {
  const desk = deskOf(request);
  const waiting: (() => void)[] = [];
  let isBusy = false;
  return {
    do: async (name, given, { from, keep }) => {
      if (isBusy) await new Promise<void>((resolve) => waiting.push(resolve));
      isBusy = true;
      try {
        let evaluations = from?.evaluations ?? 0;
        if (from) watch.count(evaluations);
        const gained = await desk.do(name, given, {
          ended: () => {
            const why = watch.ended();
            // What is not done is not counted where it is gone on from.
            if (!why) evaluations++;
            return why;
          },
          pause: watch.pause,
          better: watch.better,
          ...(keep && { keep: (kept) => keep(() => ({ kept: kept(), evaluations })) }),
        }, from?.kept);
        return { gained, evaluations };
      } finally {
        const next = waiting.shift();
        if (next) next();
        else isBusy = false;
      }
    },
    close: () => undefined,
  };
};
