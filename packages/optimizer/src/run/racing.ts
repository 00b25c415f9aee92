interface Racer<T> {
  readonly resolve: (value: T) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Races promises with one that lasts, of which each race is forgotten when it is over: Promise.race would keep what every one of them gave until the lasting one settles.
 */
export const racing = <L>(lasting: PromiseLike<L>): (<T>(given: PromiseLike<T>) => Promise<T | L>) => {
  const racers = new Set<Racer<L>>();
  let settle: ((racer: Racer<L>) => void) | undefined;
  const settled = (how: (racer: Racer<L>) => void): void => {
    settle = how;
    racers.forEach(how);
  };
  lasting.then((value) => settled(({ resolve }) => resolve(value)), (reason: unknown) => settled(({ reject }) => reject(reason)));
  return async (given) => {
    let racer: Racer<L> | undefined;
    const lost = new Promise<L>((resolve, reject) => racers.add((racer = { resolve, reject })));
    settle?.(racer!);
    try {
      return await Promise.race([given, lost]);
    } finally {
      racers.delete(racer!);
    }
  };
};
