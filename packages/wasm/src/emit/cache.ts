/** Values that stand in wasm locals by their key, in layers: what an inner list adds goes when it ends. */
export interface Cache {
  readonly find: (key: string) => number | undefined;
  readonly put: (key: string, local: number, reads: readonly number[]) => void;
  /** Drops what was read from things that are written now. */
  readonly forget: (writes: Iterable<number>) => void;
  readonly layer: () => Cache;
}

export const cache = (outer?: Cache): Cache => {
  const held = new Map<string, number>();
  const readers = new Map<number, string[]>();
  const own: Cache = {
    find: (key) => held.get(key) ?? outer?.find(key),
    put: (key, local, reads) => {
      held.set(key, local);
      for (const r of reads) {
        const list = readers.get(r);
        if (list) list.push(key);
        else readers.set(r, [key]);
      }
    },
    forget: (writes) => {
      if (held.size > 0)
        for (const w of writes) {
          const keys = readers.get(w);
          if (!keys) continue;
          for (const key of keys) held.delete(key);
          readers.delete(w);
        }
      outer?.forget(writes);
    },
    layer: () => cache(own),
  };
  return own;
};
