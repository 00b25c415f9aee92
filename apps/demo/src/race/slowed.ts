import { effect, signal, type ReadonlySignal } from "@preact/signals";

/** A signal that follows another, once in so many milliseconds at most, but at once to a value that `isNew` tells is a new beginning. */
export const slowed = <T>(of: ReadonlySignal<T>, pause: number, isNew: (value: T) => boolean): ReadonlySignal<T> => {
  const slow = signal(of.peek());
  let timer: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    if (of.value === slow.peek()) return;
    if (isNew(of.value)) return void (slow.value = of.value);
    timer ??= setTimeout(() => {
      timer = undefined;
      slow.value = of.peek();
    }, pause);
  });
  return slow;
};
