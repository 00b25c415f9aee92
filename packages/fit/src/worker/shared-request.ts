import type { Request } from "../request/request.js";

/** A request whose rows are in memory that threads share, where there is such: in Node, and on pages that are isolated. It is sent to many without a copy for each. */
export const sharedRequest = (request: Request): Request => {
  const { crossOriginIsolated = true } = globalThis as { crossOriginIsolated?: boolean };
  if (typeof SharedArrayBuffer === "undefined" || !crossOriginIsolated) return request;
  const { columns, observed, roots } = request;
  return { ...request, columns: Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, shared(column)])), observed: shared(observed), roots: roots && shared(roots) };
};

const shared = (numbers: Float64Array): Float64Array => {
  const own = new Float64Array(new SharedArrayBuffer(numbers.byteLength));
  own.set(numbers);
  return own;
};
