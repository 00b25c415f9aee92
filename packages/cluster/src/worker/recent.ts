/** Values by key, the least recently used forgotten where all together are larger than the limit. */
export interface Recent<T> {
  readonly get: (key: string) => T | undefined;
  readonly set: (key: string, value: T, size: number) => void;
}

export const recent = <T>(limit: number): Recent<T> => {
  const kept = new Map<string, { readonly value: T; readonly size: number }>();
  let total = 0;
  const drop = (key: string): void => {
    total -= kept.get(key)?.size ?? 0;
    kept.delete(key);
  };
  return {
    get: (key) => {
      const found = kept.get(key);
      if (!found) return undefined;
      kept.delete(key);
      kept.set(key, found);
      return found.value;
    },
    set: (key, value, size) => {
      drop(key);
      kept.set(key, { value, size });
      total += size;
      for (const old of kept.keys()) if (total > limit && old !== key) drop(old);
    },
  };
};
