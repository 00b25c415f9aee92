import { batch, signal, type ReadonlySignal } from "@preact/signals";
import { laneOf, type Lane } from "./lane.js";
import type { Advance, LaneEnd, LaneTask } from "./lane-task.js";

/** What an optimizer has done so far. */
export interface Standing {
  /** x, y of every point, the start first. */
  readonly trail: readonly number[];
  readonly values: readonly number[];
  readonly gradientNorms: readonly number[];
  readonly steps: number;
  readonly evaluations: number;
  readonly end?: LaneEnd;
}

/** Optimizers that go step by step together, each in a worker of its own. */
export interface Race {
  readonly standings: ReadonlySignal<readonly Standing[]>;
  readonly playing: ReadonlySignal<boolean>;
  /** Puts the optimizers at the start of their tasks; what ran before is cancelled. */
  readonly reset: (tasks: readonly LaneTask[]) => void;
  readonly play: () => void;
  readonly pause: () => void;
  /** Takes one round of steps. */
  readonly step: () => Promise<void>;
  /** Ends all workers. */
  readonly close: () => void;
}

interface Pace {
  /** Rounds in a second, and steps in a round. */
  readonly rounds: number;
  readonly steps: number;
  /** Steps after which a lane is over. */
  readonly limit: number;
}

const begun: Standing = { trail: [], values: [], gradientNorms: [], steps: 0, evaluations: 0 };

/** A race that can be begun; workers start with the first step. */
export const raceOf = ({ rounds, steps, limit }: Pace): Race => {
  const standings = signal<readonly Standing[]>([]);
  const playing = signal(false);
  let tasks: readonly LaneTask[] = [];
  let lanes: readonly Lane[] | undefined;
  let heat = 0;

  const close = (): void => {
    heat++;
    for (const lane of lanes ?? []) lane.close();
    lanes = undefined;
  };
  const isOver = ({ end, steps: taken }: Standing): boolean => end !== undefined || taken >= limit;

  const step = async (): Promise<void> => {
    const current = heat;
    lanes ??= tasks.map(laneOf);
    const advances = await Promise.all(lanes.map(async (lane, k) => (isOver(standings.value[k]!) ? undefined : await lane.advance(steps))));
    if (current !== heat) return;
    standings.value = standings.value.map((standing, k) => after(standing, advances[k]));
    if (standings.value.every(isOver)) playing.value = false;
  };

  const loop = async (): Promise<void> => {
    while (playing.value) {
      const began = performance.now();
      const current = heat;
      await step();
      if (current !== heat) return;
      await new Promise((resolve) => setTimeout(resolve, Math.max(4, 1000 / rounds - (performance.now() - began))));
    }
  };

  return {
    standings,
    playing,
    reset: (next) => {
      close();
      tasks = next;
      batch(() => {
        standings.value = next.map(() => begun);
        playing.value = false;
      });
    },
    play: () => {
      if (playing.value) return;
      playing.value = true;
      void loop();
    },
    pause: () => void (playing.value = false),
    step,
    close: () => {
      playing.value = false;
      close();
    },
  };
};

const after = (standing: Standing, advance: Advance | undefined): Standing => {
  if (!advance) return standing;
  const { points, values, gradientNorms, steps, evaluations, end } = advance;
  return {
    trail: [...standing.trail, ...points],
    values: [...standing.values, ...values],
    gradientNorms: [...standing.gradientNorms, ...gradientNorms],
    steps,
    evaluations,
    ...(end ? { end } : {}),
  };
};
