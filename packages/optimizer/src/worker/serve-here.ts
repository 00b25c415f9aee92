import { nodeEndpoint } from "./node-endpoint.js";
import { serve } from "./serve.js";
import { threads } from "./threads.js";

/**
 * Makes the worker that calls it serve runs: the whole of a worker's module of your own, for bundlers that must see it.
 *
 * @example
 * typeof serveHere // => "function"
 */
export const serveHere = (): void => {
  const { parentPort } = threads() ?? {};
  serve(parentPort ? nodeEndpoint(parentPort) : (globalThis as unknown as Parameters<typeof serve>[0]));
};
