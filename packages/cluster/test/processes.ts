import { spawn, type ChildProcess } from "node:child_process";
import { mkdirSync, mkdtempSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const programs = {
  thread: `import { parentPort } from "node:worker_threads"; import { serve } from "./src/worker/serve.ts"; serve(parentPort);`,
  // A thread that some tasks are the end of, by their seed: one of itself, the other of its process.
  poisoned: `
    import { parentPort } from "node:worker_threads";
    import { serve } from "./src/worker/serve.ts";
    parentPort.on("message", ({ packed }) => {
      if (packed?.parts.seed.text === "666") process.exit(7);
      if (packed?.parts.seed.text === "667") process.kill(process.pid, "SIGKILL");
    });
    serve(parentPort);`,
  worker: `
    import { Worker } from "node:worker_threads";
    import { work } from "./src/index.ts";
    const { thread = "thread", ...options } = JSON.parse(process.argv[2]);
    const worker = work({ ...options, create: () => new Worker(new URL(thread + ".js", import.meta.url)), log: (line) => console.log(line) });
    process.once("SIGTERM", () => void worker.close());
    worker.ready.catch((e) => { console.log(e.message); process.exitCode = 1; });
    await worker.closed;`,
  coordinator: `
    import { sweep } from "@gradkit/optimizer";
    import { cluster, journaled, readTasks } from "./src/index.ts";
    import { writeFileSync } from "node:fs";
    import { toExactText } from "./src/exact-text.ts";
    const { connection, queue, file, journal, out } = JSON.parse(process.argv[2]);
    const engine = cluster({ connection, queue, log: () => {} });
    const tasks = await readTasks(file);
    console.log("begun");
    writeFileSync(out, toExactText(await sweep(tasks, journaled(journal, engine))));
    await engine.close();`,
  // Many small tasks, and after each thousand what this process holds.
  soak: `
    import { square, sub } from "@gradkit/autodiff";
    import { gradientDescent, minimizeTask, sweep } from "@gradkit/optimizer";
    import { cluster } from "./src/index.ts";
    const { connection, thousands } = JSON.parse(process.argv[2]);
    const engine = cluster({ connection });
    const options = { method: gradientDescent({ rate: 0.1 }), stop: { steps: 3 } };
    for (let k = 0; k < thousands; k++) {
      const ends = await sweep(Array.from({ length: 1000 }, (_, i) => minimizeTask((x) => square(sub(x, 1)), 1000 * k + i, options).task), engine);
      if (ends.some((end) => !("run" in end))) throw new Error("a task failed");
      globalThis.gc();
      console.log("held " + process.memoryUsage().heapUsed);
    }
    await engine.close();`,
};

/** The programs that tests run as processes, as files of JavaScript from the sources. */
const bundle = async (): Promise<string> => {
  mkdirSync(join(root, "node_modules/.test"), { recursive: true });
  const outdir = mkdtempSync(join(root, "node_modules/.test/"));
  await Promise.all(Object.entries(programs).map(async ([name, contents]) =>
    build({ stdin: { contents, resolveDir: root, loader: "ts" }, outfile: join(outdir, `${name}.js`), bundle: true, format: "esm", platform: "node", target: "node20", conditions: ["@gradkit/source"], external: ["bullmq", "ioredis"], logLevel: "error" })));
  return outdir;
};
let bundled: Promise<string> | undefined;
export const builtPrograms = (): Promise<string> => (bundled ??= bundle());

/** A process of the test's own. */
export interface Process {
  readonly child: ChildProcess;
  /** Resolves when it has printed a text. */
  readonly printed: (text: string) => Promise<void>;
  readonly output: () => string;
  readonly exited: Promise<number | null>;
  readonly kill: (signal?: NodeJS.Signals) => Promise<void>;
}

export const startProcess = async (program: keyof typeof programs, options: object, nodeOptions: readonly string[] = []): Promise<Process> => {
  const folder = await builtPrograms();
  const child = spawn(process.execPath, [...nodeOptions, join(folder, `${program}.js`), JSON.stringify(options)], { stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  const hear = (chunk: Buffer): void => void (output += String(chunk));
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  const exited = new Promise<number | null>((resolve) => child.once("exit", resolve));
  return {
    child,
    output: () => output,
    printed: async (text) => {
      while (!output.includes(text)) {
        if (child.exitCode !== null) throw new Error(`it ended without "${text}": ${output}`);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
    exited,
    kill: async (signal = "SIGKILL") => {
      child.kill(signal);
      await exited;
    },
  };
};
