/**
 * Collects the WebAssembly modules that tests before left behind. Some 125 have place in a process; where it is full a page collects its own, but a worker cannot, and interprets instead: to other last bits.
 */
export const forgetModules = (): void => (globalThis as unknown as { gc: () => void }).gc();
