import { effect, signal, type ReadonlySignal } from "@preact/signals";

/** A signal that follows another, once in so many milliseconds at most. */
export const slowed = <T>(of: ReadonlySignal<T>, pause: number): ReadonlySignal<T> => {
  const slow = signal(of.peek());
  let timer: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    void of.value;
    timer ??= setTimeout(() => {
      timer = undefined;
      slow.value = of.peek();
    }, pause);
  });
  return slow;
};
