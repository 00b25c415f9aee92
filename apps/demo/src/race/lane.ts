import type { Advance, LaneTask } from "./lane-task.js";

/** An optimizer under way. */
export interface Lane {
  readonly advance: (steps: number) => Promise<Advance>;
  readonly close: () => void;
}

/** Begins a task in a worker of its own; where there are no workers, on the page. */
export const laneOf = (task: LaneTask): Lane => {
  if (typeof Worker === "undefined") return laneHere(task);
  const worker = new Worker(new URL("./lane-worker.ts", import.meta.url), { type: "module" });
  const waiting: ((advance: Advance) => void)[] = [];
  worker.addEventListener("message", ({ data }: MessageEvent<Advance>) => waiting.shift()?.(data));
  worker.postMessage(task, []);
  return {
    advance: (steps) =>
      new Promise((resolve) => {
        waiting.push(resolve);
        worker.postMessage(steps, []);
      }),
    close: () => worker.terminate(),
  };
};

const laneHere = (task: LaneTask): Lane => {
  const stepper = import("./stepper.js").then(({ stepperOf }) => stepperOf(task));
  return { advance: async (steps) => (await stepper)(steps), close: () => undefined };
};
