/** Lets the event loop run once, without a timer's delay: messages, signals and screens get their turn. */
export const yieldToOthers = (): Promise<void> =>
  new Promise((resolve) => {
    const { setImmediate: immediate } = globalThis as { setImmediate?: (f: () => void) => void };
    if (immediate) return immediate(resolve);
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener("message", () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(null);
  });
