import { batch, signal, type ReadonlySignal } from "@preact/signals";
import { laneOf, type Lane } from "./lane.js";
import type { Advance, LaneEnd, LaneTask } from "./lane-task.js";

/** What an optimizer has done so far. */
export interface Standing {
  /** x, y of every point, the start first; nothing where there are more parameters. */
  readonly trail: readonly number[];
  /** Of every point, as are the rest: the evaluations and seconds that it took to get there. */
  readonly values: readonly number[];
  readonly gradientNorms: readonly number[];
  readonly evaluations: readonly number[];
  readonly seconds: readonly number[];
  readonly end?: LaneEnd;
}

/** Optimizers side by side, each in a worker of its own and at its own speed. */
export interface Race {
  readonly standings: ReadonlySignal<readonly Standing[]>;
  readonly playing: ReadonlySignal<boolean>;
  /** Puts the optimizers at the start of their tasks; what ran before is cancelled. */
  readonly reset: (tasks: readonly LaneTask[]) => void;
  readonly play: () => void;
  readonly pause: () => void;
  /** Takes one round of steps in every lane. */
  readonly step: () => Promise<void>;
  /** What the model of a lane says of size × size points of the plane; nothing before it has begun. */
  readonly picture: (lane: number, size: number) => Promise<Float64Array> | undefined;
  /** Ends all workers. */
  readonly close: () => void;
}

interface Pace {
  /** Rounds in a second at most, and steps in a round, which may change. */
  readonly rounds: number;
  readonly steps: number;
  /** Rounds that a lane is asked for in one message while it plays. */
  readonly together: number;
  /** Steps after which a lane is over. */
  readonly limit: number;
}

const begun: Standing = { trail: [], values: [], gradientNorms: [], evaluations: [], seconds: [] };

/** Whether no lane has begun. */
export const isBeginning = (standings: readonly Standing[]): boolean => standings.every(({ values }) => values.length === 0);

/** A race that can be begun; workers start with the first step. */
export const raceOf = (pace: Pace): Race => {
  const standings = signal<readonly Standing[]>([]);
  const playing = signal(false);
  let tasks: readonly LaneTask[] = [];
  let lanes: readonly Lane[] | undefined;
  let heat = 0;
  let plays = 0;
  let news = new Map<number, Advance[]>();
  let telling = false;
  /** What each lane was asked for last: it is asked again when it has answered. */
  let asked: Promise<void>[] = [];

  /** How many points a lane may still go to; what it has found counts before it is shown. */
  const left = (k: number): number => [standings.peek()[k]!, ...(news.get(k) ?? [])].reduce((rest, { values, end }) => (end ? 0 : rest && rest - values.length), pace.limit + 1);
  const isOver = (k: number): boolean => left(k) <= 0;

  /** Shows what all lanes have found since the last picture. */
  const tell = (): void => {
    telling = false;
    const found = news;
    news = new Map();
    standings.value = standings.peek().map((standing, k) => (found.get(k) ?? []).reduce(after, standing));
    if (standings.value.every((_, k) => isOver(k))) playing.value = false;
  };

  /** Some rounds of a lane, up to the limit; what it finds after the race was reset is dropped. */
  const ask = (k: number, rounds: number): Promise<void> => (asked[k] = (asked[k] ?? Promise.resolve()).then(() => answered(k, rounds)));

  const answered = async (k: number, rounds: number, current = heat): Promise<void> => {
    if (!lanes || isOver(k)) return;
    const advance = await lanes[k]!.advance(Math.min(left(k), rounds * pace.steps));
    if (current !== heat) return;
    news.set(k, [...(news.get(k) ?? []), advance]);
    if (!telling) soon(tell);
    telling = true;
  };

  /** Rounds of a lane, until the race pauses or begins anew. */
  const run = async (k: number, play = plays, current = heat): Promise<void> => {
    if (!playing.peek() || play !== plays || current !== heat || isOver(k)) return;
    const began = performance.now();
    await ask(k, pace.together);
    setTimeout(() => void run(k, play, current), Math.max(4, (1000 * pace.together) / pace.rounds - (performance.now() - began)));
  };

  const close = (): void => {
    heat++;
    asked = [];
    news.clear();
    for (const lane of lanes ?? []) lane.close();
    lanes = undefined;
  };
  const open = (): readonly Lane[] => (lanes ??= tasks.map(laneOf));

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
      if (playing.peek() || standings.peek().every((_, k) => isOver(k))) return;
      plays++;
      playing.value = true;
      for (const k of open().keys()) void run(k);
    },
    pause: () => void (playing.value = false),
    step: async () => {
      await Promise.all([...open().keys()].filter((k) => !isOver(k)).map((k) => ask(k, 1)));
    },
    picture: (lane, size) => lanes?.[lane]?.picture(size),
    close: () => {
      playing.value = false;
      close();
    },
  };
};

const soon = (act: () => void): void => void setTimeout(() => requestAnimationFrame(act), 33);

const after = (standing: Standing, advance: Advance): Standing => {
  const { points, values, gradientNorms, evaluations, seconds, end } = advance;
  return {
    trail: [...standing.trail, ...points],
    values: [...standing.values, ...values],
    gradientNorms: [...standing.gradientNorms, ...gradientNorms],
    evaluations: [...standing.evaluations, ...evaluations],
    seconds: [...standing.seconds, ...seconds],
    ...(end ? { end } : {}),
  };
};
