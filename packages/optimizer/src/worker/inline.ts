import { watched, type Executor } from "../executor.js";
import { workOn } from "./work-on.js";

const silent = (): void => undefined;

/**
 * Works on tasks in this thread, from their plain data, one after the other. It has every method, to make them by name.
 *
 * @example
 * inline().size // => 1
 */
export const inline = (): Executor => ({ size: 1, execute: async (task, { signal, progress = silent } = {}) => watched(workOn(task)(progress), signal) });
