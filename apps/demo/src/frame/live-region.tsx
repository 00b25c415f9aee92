import { signal } from "@preact/signals";
import type { VNode } from "preact";

const said = signal("");
let waiting: string | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Tells a screen reader what has changed, once a second at most; the last of several is what it hears. */
export const announce = (text: string): void => {
  waiting = text;
  timer ??= setTimeout(() => {
    timer = undefined;
    said.value = waiting ?? "";
  }, said.value === "" ? 150 : 1000);
};

export const LiveRegion = (): VNode => <div class="visually-hidden" role="status" aria-live="polite">{said}</div>;
