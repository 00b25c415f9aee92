/** Where in the user's code an operation comes from, and whether it is a step of a reverse pass there. */
export interface Place {
  readonly site: string | undefined;
  readonly pass: "forward" | "reverse";
}

let current: Place | undefined;

/** The place of an operation that is asked for now: that of the recorded operation which is being run, or else the user's line on the stack. */
export const here = (): Place => current ?? { site: userLine(), pass: "forward" };

const places = new WeakMap<object, Place>();

/** Notes where a recorded operation was asked for. */
export const remember = (key: object): void => void places.set(key, here());

/** Runs `body` as part of the operation that was recorded under a key. */
export const asAt = <R>(key: object, body: () => R, pass?: "reverse"): R => {
  const origin = places.get(key);
  if (!origin) return body();
  const before = current;
  current = pass ? { ...origin, pass } : origin;
  try {
    return body();
  } finally {
    current = before;
  }
};

const frame = /(?:^|[\s(@])((?:file:\/\/|https?:\/\/|\/|[A-Za-z]:[\\/])[^()]*:\d+:\d+)\)?$/u;

/** The folder of this package's modules, as stacks name it. A bundle of one file has none of its own, nor has a script that is no module. */
const ownFolder = (): string | undefined => {
  try {
    return decodeURI(new URL("..", import.meta.url).pathname);
  } catch {
    return undefined;
  }
};

/** The innermost line on the stack that is not gradkit's own, `file:line:column`. */
const userLine = (): string | undefined => {
  const limited = Error as { stackTraceLimit?: number };
  const before = limited.stackTraceLimit;
  limited.stackTraceLimit = 200;
  const lines = new Error("where").stack?.split("\n") ?? [];
  if (before !== undefined) limited.stackTraceLimit = before;
  const own = ownFolder();
  const found = lines.map((line) => frame.exec(line.trim())?.[1]).filter((line) => line !== undefined);
  return own && found.find((line) => !decodeURI(line).includes(own) && !/[\\/]@gradkit[\\/]/u.test(line));
};
