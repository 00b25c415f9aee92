import type { Advance, LaneAnswer, LaneAsk, LaneTask } from "./lane-task.js";

/** An optimizer under way. */
export interface Lane {
  readonly advance: (steps: number) => Promise<Advance>;
  /** What its model says of size × size points of the plane. */
  readonly picture: (size: number) => Promise<Float64Array>;
  readonly close: () => void;
}

/** Begins a task in a worker of its own; where there are no workers, on the page. */
export const laneOf = (task: LaneTask): Lane => {
  if (typeof Worker === "undefined") return laneHere(task);
  const worker = new Worker(new URL("./lane-worker.ts", import.meta.url), { type: "module" });
  const waiting: ((answer: LaneAnswer) => void)[] = [];
  worker.addEventListener("message", ({ data }: MessageEvent<LaneAnswer>) => waiting.shift()?.(data));
  const tell = (ask: LaneAsk): void => worker.postMessage(ask, []);
  const ask = (asked: LaneAsk): Promise<LaneAnswer> =>
    new Promise((resolve) => {
      waiting.push(resolve);
      tell(asked);
    });
  tell({ begin: task });
  return {
    advance: (steps) => ask({ steps }) as Promise<Advance>,
    picture: (size) => ask({ picture: size }) as Promise<Float64Array>,
    close: () => worker.terminate(),
  };
};

const laneHere = (task: LaneTask): Lane => {
  const stepper = import("./stepper.js").then(({ stepperOf }) => stepperOf(task));
  return { advance: async (steps) => (await stepper).advance(steps), picture: async (size) => (await stepper).picture(size), close: () => undefined };
};
