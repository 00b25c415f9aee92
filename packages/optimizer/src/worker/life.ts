/** The locks of a page and its workers, where there are some: in Node a worker's end is an event. */
const locks = (): LockManager | undefined => ((globalThis as { process?: unknown }).process ? undefined : (globalThis as { navigator?: { readonly locks?: LockManager } }).navigator?.locks);

/** Holds a lock of its own name until this thread ends; gives the name. */
export const heldForLife = async (): Promise<string | undefined> => {
  const held = locks();
  if (!held) return undefined;
  const name = `gradkit/worker/${crypto.randomUUID()}`;
  await new Promise<void>((resolve, reject) => {
    const request = held.request(name, async () => {
      resolve();
      await new Promise(() => undefined);
    });
    request.catch(reject);
  });
  return name;
};

/** Resolves when whoever holds a lock has ended; never where there is none. */
export const ended = async (name: string | undefined, signal: AbortSignal): Promise<void> => {
  const held = name === undefined ? undefined : locks();
  await new Promise<void>((resolve) => void held?.request(name!, { signal }, () => resolve()).catch(() => undefined));
};
