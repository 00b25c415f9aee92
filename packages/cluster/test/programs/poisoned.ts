import { parentPort } from "node:worker_threads";
import type { Order } from "../../src/worker/news.js";
import { serve } from "../../src/worker/serve.js";

/** A thread that some tasks are the end of, by their seed: one of itself, the other of its process. */
const ends: Readonly<Record<string, () => void>> = { 666: () => process.exit(7), 667: () => process.kill(process.pid, "SIGKILL") };
parentPort!.on("message", (order: Order) => {
  if (order.say === "work") ends[(order.packed.parts["seed"] as { text: string }).text]?.();
});
serve(parentPort!);
