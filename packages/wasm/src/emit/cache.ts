import { addTo } from "../ir/groups.js";

/**
 * Values that stand in wasm locals by their key, in layers: what an inner list adds goes when it ends, which is when an outer layer is used again. All layers share one table, so that a value is looked up
 * once however deep the list is.
 */
export interface Cache {
  readonly find: (key: number) => number | undefined;
  readonly put: (key: number, local: number, reads: readonly number[]) => void;
  /** Drops what was read from things that are written now. */
  readonly forget: (writes: Iterable<number>) => void;
  readonly layer: () => Cache;
}

export const cache = (): Cache => {
  const held = new Map<number, number>();
  const readers = new Map<number, number[]>();
  /** Keys in the order in which they came, and how many there were when each open layer began. */
  const log: number[] = [];
  const starts: number[] = [];
  const leave = (depth: number): void => {
    const start = starts[depth]!;
    for (let k = start; k < log.length; k++) held.delete(log[k]!);
    log.length = start;
    starts.length = depth;
  };
  const layer = (depth: number): Cache => {
    const back = (): void => {
      if (starts.length > depth) leave(depth);
    };
    return {
      find: (key) => {
        back();
        return held.get(key);
      },
      put: (key, local, reads) => {
        back();
        held.set(key, local);
        log.push(key);
        for (const r of reads) addTo(readers, r, key);
      },
      forget: (writes) => {
        back();
        if (held.size > 0)
          for (const w of writes) {
            const keys = readers.get(w);
            if (!keys) continue;
            for (const key of keys) held.delete(key);
            readers.delete(w);
          }
      },
      layer: () => {
        back();
        starts.push(log.length);
        return layer(depth + 1);
      },
    };
  };
  return layer(0);
};
