import type * as WorkerThreads from "node:worker_threads";

/** Node's worker threads; undefined elsewhere. Not imported, so that bundlers for browsers find nothing to resolve. */
export const threads = (): typeof WorkerThreads | undefined => {
  const { process } = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } };
  return process?.getBuiltinModule?.("node:worker_threads") as typeof WorkerThreads | undefined;
};
