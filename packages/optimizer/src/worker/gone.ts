import type { Thread } from "./thread.js";

/** Milliseconds after which a worker that is ended counts as one that cannot be got rid of. */
const patience = 2000;

/** Ends a worker, and resolves when it is gone, or cannot be got rid of. */
export const gone = async (terminate: Thread["terminate"]): Promise<void> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  await Promise.race([terminate(), new Promise((resolve) => (timer = setTimeout(resolve, patience)))]);
  clearTimeout(timer);
};
