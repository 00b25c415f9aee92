import type { ReadonlySignal } from "@preact/signals";
import { lazily } from "./lazily.js";

/** True from when the browser is idle on: for work that a page can show without at first. */
export const whenIdle = (): ReadonlySignal<boolean | undefined> => lazily(() => Promise.resolve(true));
