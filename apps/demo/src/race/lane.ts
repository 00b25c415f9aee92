import { signal } from "@preact/signals";
import type { Advance, LaneAnswer, LaneAsk, LaneQuestion, LaneTask } from "./lane-task.js";

/** An optimizer under way. */
export interface Lane {
  readonly advance: (steps: number) => Promise<Advance>;
  /** What its model says of size × size points of the plane. */
  readonly picture: (size: number) => Promise<Float64Array>;
  readonly close: () => void;
}

/** Whether optimizers share the page's thread, since there are no workers, or one of them could not go on. */
export const isShared = signal(false);

/** Begins a task in a worker of its own. Where there are no workers it runs on the page; where its worker dies it is done again there, with the same result to the bit. */
export const laneOf = (task: LaneTask): Lane => {
  if (typeof Worker === "undefined") return laneHere(task);
  const worker = new Worker(new URL("./lane-worker.ts", import.meta.url), { type: "module" });
  const waiting: { readonly asked: LaneQuestion; readonly resolve: (answer: LaneAnswer) => void }[] = [];
  let steps = 0;
  let instead: Lane | undefined;
  const tell = (asked: LaneAsk): void => worker.postMessage(asked, []);
  const ask = (asked: LaneQuestion): Promise<LaneAnswer> => {
    if (instead) return answerOf(instead, asked);
    return new Promise((resolve) => {
      waiting.push({ asked, resolve });
      tell(asked);
    });
  };
  worker.addEventListener("message", ({ data }: MessageEvent<LaneAnswer>) => {
    const { asked, resolve } = waiting.shift()!;
    if ("steps" in asked) steps += asked.steps;
    resolve(data);
  });
  worker.addEventListener("error", (event) => {
    event.preventDefault();
    worker.terminate();
    instead ??= laneHere(task);
    void instead.advance(steps);
    for (const { asked, resolve } of waiting.splice(0)) void answerOf(instead, asked).then(resolve);
  });
  tell({ begin: task });
  return { advance: (count) => ask({ steps: count }) as Promise<Advance>, picture: (size) => ask({ picture: size }) as Promise<Float64Array>, close: () => worker.terminate() };
};

const answerOf = (lane: Lane, asked: LaneQuestion): Promise<LaneAnswer> => ("steps" in asked ? lane.advance(asked.steps) : lane.picture(asked.picture));

const laneHere = (task: LaneTask): Lane => {
  isShared.value = true;
  const stepper = import("./stepper.js").then(({ stepperOf }) => stepperOf(task));
  return { advance: async (steps) => (await stepper).advance(steps), picture: async (size) => (await stepper).picture(size), close: () => undefined };
};
