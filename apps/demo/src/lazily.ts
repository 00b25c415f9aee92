import { signal, type ReadonlySignal } from "@preact/signals";

/** A module that a page needs, but not at first: undefined until it is there. It is fetched when the browser is idle; a prerendered page is the page without it. */
export const lazily = <T>(load: () => Promise<T>): ReadonlySignal<T | undefined> => {
  const module = signal<T>();
  if (typeof document !== "undefined") whenIdle(() => void load().then((loaded) => (module.value = loaded)));
  return module;
};

/** Does work when the browser has nothing else to do, within half a second. */
export const whenIdle = (work: () => void): void => {
  if (typeof requestIdleCallback === "function") requestIdleCallback(work, { timeout: 500 });
  else setTimeout(work, 50);
};
