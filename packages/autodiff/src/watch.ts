import type { NDArray } from "@gradkit/shapes";

/** Where in the user's code an operation comes from, and whether it is a step of a reverse pass there. */
export interface Place {
  readonly site: string | undefined;
  readonly pass: "forward" | "reverse";
}

/** Who follows an evaluation while it runs: it is handed every computation on numbers, and can ask for the place that it comes from. */
export interface Watch {
  readonly computed: (name: string, inputs: readonly NDArray[], compute: () => NDArray[], place: () => Place) => NDArray[];
}

let current: Watch | undefined;
let place: Place | undefined;

/** Runs `body` under the eyes of a watch. */
export const watched = <R>(watch: Watch, body: () => R): R => {
  const before = current;
  current = watch;
  try {
    return body();
  } finally {
    current = before;
  }
};

export const watching = (): Watch | undefined => current;

/** The place of an operation that is asked for now: that of the recorded operation which is being run, or else the user's line on the stack. */
export const here = (): Place => place ?? { site: userLine(), pass: "forward" };

/** Runs `body` as part of an operation that was asked for elsewhere. */
export const from = <R>(origin: Place, body: () => R): R => {
  const before = place;
  place = origin;
  try {
    return body();
  } finally {
    place = before;
  }
};

const places = new WeakMap<object, Place>();

/** Notes where a recorded operation was asked for; `key` goes with it wherever it is copied. */
export const remember = (key: object): void => {
  if (current) places.set(key, here());
};
export const remembered = (key: object): Place | undefined => places.get(key);

const own = decodeURI(new URL(".", import.meta.url).pathname);
const frame = /(?:^|[\s(@])((?:file:\/\/|https?:\/\/|\/|[A-Za-z]:[\\/])[^()]*:\d+:\d+)\)?$/u;

/** The innermost line on the stack that is not gradkit's own, `file:line:column`. */
const userLine = (): string | undefined => {
  const limited = Error as { stackTraceLimit?: number };
  const before = limited.stackTraceLimit;
  limited.stackTraceLimit = 200;
  const lines = new Error("where").stack?.split("\n") ?? [];
  if (before !== undefined) limited.stackTraceLimit = before;
  const found = lines.map((line) => frame.exec(line.trim())?.[1]).filter((line) => line !== undefined);
  return found.find((line) => !decodeURI(line).includes(own) && !/[\\/]@gradkit[\\/]/u.test(line));
};
