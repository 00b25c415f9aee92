import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { layers } from "@repo/layers";
import { type Member, withDependencies } from "@repo/workspace";
import { bundle, runInBrowser } from "./browser.js";
import { program, runtime } from "./program.js";
import { publishedProblems } from "./published.js";
import { scratch } from "./scratch.js";
import { run } from "./shell.js";
import { typecheck } from "./typecheck.js";

/** One thing that a user does with the package, and how it went. */
export interface Step {
  readonly name: string;
  readonly seconds: number;
  readonly results?: number;
  readonly problem?: string;
}

type Action = () => unknown;

/** Does the actions in order, up to the first that fails. */
async function steps(actions: Readonly<Record<string, Action>>): Promise<Step[]> {
  const done: Step[] = [];
  for (const [name, action] of Object.entries(actions)) {
    const start = performance.now();
    const seconds = () => (performance.now() - start) / 1000;
    try {
      const results = await action();
      done.push({ name, seconds: seconds(), ...(typeof results === "number" ? { results } : {}) });
    } catch (error) {
      return [...done, { name, seconds: seconds(), problem: (error as Error).message }];
    }
  }
  return done;
}

const demand = (problems: readonly string[]): void => {
  if (problems.length > 0) throw new Error(problems.join("\n"));
};

const demandResults = (found: number, shown: number): number => {
  demand(found === shown ? [] : [`compared ${found} results of ${shown}`]);
  return found;
};

const runInNode = async (folder: string, shown: number): Promise<number> => {
  const printed = await run(process.execPath, ["--input-type=module", "-e", 'await import("./program.js"); console.log(`\\n${globalThis.smoke}`);'], folder);
  return demandResults(Number(printed.trim().split("\n").at(-1)), shown);
};

/** What else users of a package do, in a folder where it is installed: `installed` of its `test/installed.ts`, where it has one. */
const ownActions = async ({ dir }: Member, folder: string): Promise<Record<string, Action>> => {
  const file = join(dir, "test/installed.ts");
  if (!existsSync(file)) return {};
  const { installed } = (await import(pathToFileURL(file).href)) as { installed: Readonly<Record<string, (folder: string) => unknown>> };
  return Object.fromEntries(Object.entries(installed).map(([name, action]) => [name, () => action(folder)]));
};

/**
 * Installs the tarball of a package alone into an empty folder, and uses it there as its README says: in Node, in TypeScript, and, unless it is
 * for Node alone, in a bundle in Chromium; and in the ways that its `test/installed.ts` lists. `all` are the packages that it may need beside it.
 */
export async function smoke(member: Member, all: readonly Member[], executablePath: string | undefined): Promise<Step[]> {
  const bins = Object.keys(member.manifest.bin ?? {});
  const folder = scratch(bins.length > 0);
  const installed = join(folder, "node_modules", member.manifest.name);
  const forNode = layers[member.folder]?.node === true;
  try {
    const setUp = await steps({
      install: async () => {
        const dependencies = Object.fromEntries(withDependencies(member, all).map(({ dir, manifest }) => [manifest.name, `file:${join(dir, "package.tgz")}`]));
        writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module", dependencies }));   // npm unpacks what is named in its arguments once more
        const install = (...cache: string[]): Promise<string> => run("npm", ["install", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error", ...cache], folder);
        await install("--cache", join(folder, ".npm")).catch(() => install());   // without a network from what npm has kept
        demand(publishedProblems(installed));
      },
    });
    if (setUp.some(({ problem }) => problem)) return setUp;
    const example = await program(readFileSync(join(installed, "README.md"), "utf8"));
    if (!example && bins.length === 0) return [...setUp, { name: "readme", seconds: 0, problem: "README.md has no ```ts block" }];
    if (example) {
      writeFileSync(join(folder, "readme.ts"), example.typescript);
      writeFileSync(join(folder, "program.js"), example.module);
      writeFileSync(join(folder, "runtime.js"), await runtime());
    }
    const used = await steps({
      ...Object.fromEntries(bins.map((bin) => [bin, () => run("npx", ["--no-install", bin, "--help"], folder)])),
      ...(await ownActions(member, folder)),
      ...(example && {
        node: () => runInNode(folder, example.shown),
        types: () => typecheck(folder),
        ...(!forNode && { vite: () => bundle(folder) }),
        ...(!forNode && executablePath && { chromium: async () => demandResults(await runInBrowser(folder, executablePath), example.shown) }),
      }),
    });
    return [...setUp, ...used];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
