import * as files from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";

/** Files of which the call of that number, from 0, those of open files included, waits until it may go on. */
export const stalled = (at: number): { readonly files: typeof files; readonly reached: Promise<void>; readonly goOn: () => void } => {
  const [reached, going] = [gate(), gate()];
  let calls = 0;
  const slowly = <T extends object>(of: T): T =>
    new Proxy(of, {
      get: (target, name) => name in target && (async (...given: unknown[]) => {
        if (calls++ === at) {
          reached.open();
          await going.passed;
        }
        const result: unknown = await (target as Record<PropertyKey, (...given: unknown[]) => unknown>)[name]!.call(target, ...given);
        return name === "open" ? slowly(result as FileHandle) : result;
      }),
    });
  return { files: slowly({ ...files }), reached: reached.passed, goOn: going.open };
};

const gate = (): { readonly passed: Promise<void>; readonly open: () => void } => {
  let open = (): void => undefined;
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { passed, open };
};
