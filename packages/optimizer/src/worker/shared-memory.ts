/** Whether there is memory that several threads see: in Node always, in a browser where the page is isolated. */
export const sharesMemory = (): boolean => {
  const { crossOriginIsolated = true } = globalThis as { crossOriginIsolated?: boolean };
  return typeof SharedArrayBuffer !== "undefined" && crossOriginIsolated;
};
