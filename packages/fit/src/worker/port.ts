import type * as WorkerThreads from "node:worker_threads";

/** Either end of a channel to a worker. */
export interface Port {
  readonly send: (message: unknown) => void;
  readonly hear: (listener: (message: unknown) => void) => void;
}

/** What Node's ports and the web's have in common with a worker that was made. */
export interface NodePort {
  postMessage(message: unknown): void;
  on(event: "message", listener: (data: unknown) => void): unknown;
}

export interface WebPort {
  postMessage(message: unknown): void;
  addEventListener(event: "message", listener: (event: MessageEvent) => void): void;
}

export const portOf = (end: NodePort | WebPort): Port => ({
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port and a worker have none
  send: (message) => end.postMessage(message),
  hear: (listener) => void ("on" in end ? end.on("message", listener) : end.addEventListener("message", ({ data }) => listener(data))),
});

/** Node's worker threads; undefined elsewhere. Not imported, so that bundlers for browsers find nothing to resolve. */
export const threads = (): typeof WorkerThreads | undefined => {
  const { process } = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } };
  return process?.getBuiltinModule?.("node:worker_threads") as typeof WorkerThreads | undefined;
};
