import { Worker } from "node:worker_threads";
import { work, type WorkOptions } from "../../src/index.js";

const { thread = "thread", ...options } = JSON.parse(process.argv[2]!) as WorkOptions & { readonly thread?: string };
const worker = work({ ...options, create: () => new Worker(new URL(`${thread}.js`, import.meta.url)), log: (line) => console.log(line) });
process.once("SIGTERM", () => void worker.close());
worker.ready.catch((e: Error) => {
  console.log(e.message);
  process.exitCode = 1;
});
await worker.closed;
