import { spawn, type ChildProcess } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const programs = ["coordinator", "deaf", "poisoned", "soak", "thread", "worker"] as const;

/** The programs that tests run as processes and threads, as files of JavaScript from the sources. */
const bundle = async (): Promise<string> => {
  mkdirSync(join(root, "node_modules/.test"), { recursive: true });
  const outdir = mkdtempSync(join(root, "node_modules/.test/"));
  process.once("exit", () => rmSync(outdir, { recursive: true, force: true }));
  await build({
    entryPoints: programs.map((name) => join(root, `test/programs/${name}.ts`)), outdir, bundle: true, splitting: true, ignoreAnnotations: true, format: "esm", platform: "node", target: "node20",
    conditions: ["@gradkit/source"], external: ["bullmq", "ioredis"], logLevel: "error",
  });
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

export const startProcess = async (program: (typeof programs)[number], options: object, nodeOptions: readonly string[] = []): Promise<Process> => {
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
