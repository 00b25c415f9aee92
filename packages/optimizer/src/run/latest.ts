/** A stream of which only the newest item is kept: readers that are late miss what was between. */
export interface Latest<T> extends AsyncIterable<T> {
  readonly push: (item: T) => void;
  readonly close: () => void;
}

export const latest = <T>(): Latest<T> => {
  let newest: { readonly item: T; readonly number: number } | undefined;
  let closed = false;
  let waiting: (() => void)[] = [];
  const wake = (): void => {
    for (const resolve of waiting) resolve();
    waiting = [];
  };
  return {
    push: (item) => {
      newest = { item, number: (newest?.number ?? 0) + 1 };
      wake();
    },
    close: () => {
      closed = true;
      wake();
    },
    async *[Symbol.asyncIterator]() {
      for (let seen = 0; ; ) {
        if (newest && newest.number > seen) {
          seen = newest.number;
          yield newest.item;
        } else if (closed) return;
        else await new Promise<void>((resolve) => waiting.push(resolve));
      }
    },
  };
};
