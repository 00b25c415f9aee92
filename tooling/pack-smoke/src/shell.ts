import { execFile } from "node:child_process";
import { promisify } from "node:util";

const execute = promisify(execFile);

const kept = /^npm_config_(?:registry|cache|userconfig|cafile)$/i;

/** The environment without what pnpm set for its own script: npm then behaves as in a user's shell. */
const userEnv = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name) || kept.test(name)));

/** Runs a command and gives its standard output; where it fails, an error with all that it printed. */
export async function run(command: string, args: readonly string[], cwd: string): Promise<string> {
  try {
    const { stdout } = await execute(command, [...args], { cwd, env: userEnv(), maxBuffer: 1e8 });
    return stdout;
  } catch (error) {
    const { message, stdout = "", stderr = "" } = error as Error & { stdout?: string; stderr?: string };
    throw new Error([`${command} ${args.join(" ")}`, stdout, stderr, stdout || stderr ? "" : message].filter(Boolean).join("\n"), { cause: error });
  }
}
