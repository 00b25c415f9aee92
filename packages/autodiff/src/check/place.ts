/** Where in the user's code an operation comes from, and whether it is a step of a reverse pass there. */
export interface Place {
  readonly site: string | undefined;
  readonly pass: "forward" | "reverse";
  /** An error made there: its stack, which development tools map to the sources. */
  readonly asked: Error;
}

let current: Place | undefined;

/** The place of an operation that is asked for now: that of the recorded operation which is being run, or else the user's line on the stack. */
export const here = (): Place => current ?? { ...userLine(), pass: "forward" };

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

/**
 * What the lines of this package have in common, as stacks name them: its folder, or in a bundle the file that holds it. Nothing is known of a script that is no
 * module.
 */
const own = (): string | undefined => {
  try {
    const { pathname } = new URL(import.meta.url);
    return decodeURI(pathname.replace(/check\/place\.[jt]s$/u, ""));
  } catch {
    return undefined;
  }
};

/** Where package managers and Vite's cache of dependencies keep this package and its siblings. */
const packaged = /[\\/]@gradkit[\\/_]/u;

/** The innermost line on the stack that is not gradkit's own, `file:line:column`. */
const userLine = (): Pick<Place, "site" | "asked"> => {
  const limited = Error as { stackTraceLimit?: number };
  const before = limited.stackTraceLimit;
  limited.stackTraceLimit = 200;
  const asked = new Error("the operation was asked for here");
  const lines = asked.stack?.split("\n") ?? [];
  if (before !== undefined) limited.stackTraceLimit = before;
  const common = own();
  const found = lines.map((line) => frame.exec(line.trim())?.[1]).filter((line) => line !== undefined);
  const site = common && found.find((line) => !decodeURI(line).includes(common) && !packaged.test(line));
  return { site, asked };
};
