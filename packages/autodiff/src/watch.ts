import type { NDArray } from "@gradkit/shapes";

/** Who follows an evaluation while it runs. */
export interface Watch {
  /** It is handed every computation on numbers. */
  readonly computed: (name: string, inputs: readonly NDArray[], compute: () => NDArray[]) => NDArray[];
  /** An operation is recorded; `key` goes with it wherever it is copied. */
  readonly recorded: (key: object) => void;
  /** An operation that was recorded is run, or in a reverse pass transposed. */
  readonly replayed: <R>(key: object, body: () => R, pass?: "reverse") => R;
}

let current: Watch | undefined;

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
