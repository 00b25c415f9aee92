import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { matrix, parse, scalar, toCode, vector, type MatrixExpr, type Values } from "@gradkit/matrix";
import { root } from "@repo/workspace";
import { build } from "esbuild";

/** An expression of the reference data of matrix. */
export interface Entry {
  readonly id: string;
  readonly expr: string;
  readonly wrt: readonly string[];
  readonly dims: Readonly<Record<string, number>>;
  readonly shapes: Readonly<Record<string, readonly string[]>>;
  readonly structure: string;
  readonly points: readonly { readonly in: Values }[];
}

const { entries } = JSON.parse(readFileSync(`${root}/packages/matrix/test/data/matrix-identities.json`, "utf8")) as { entries: readonly Entry[] };
const symbolOf = (name: string, [m, n]: readonly string[]) => (m === undefined ? scalar(name) : n === undefined ? vector(name, m) : matrix(name, m, n));
export const exprOf = ({ expr, shapes }: Entry): MatrixExpr => parse(expr, Object.entries(shapes).map(([name, sizes]) => symbolOf(name, sizes)));
export const valuesAt = ({ dims, points }: Entry): Values => ({ ...dims, ...points[0]!.in });

export type Program = (values: Readonly<Record<string, unknown>>) => unknown;

const written = (entry: Entry): { readonly entry: Entry; readonly code: string }[] => {
  try {
    return [{ entry, code: toCode(exprOf(entry), "typescript") }];
  } catch {
    return [];
  }
};

/** What is differentiated once, over independent entries, and can be written in TypeScript. */
export const programs = entries.filter(({ wrt, structure }) => wrt.length === 1 && structure === "full").flatMap(written);

/** The generated modules, as f0, f1, …, and what `exported` says of other packages, in one module. */
export const load = async <T>(exported: readonly string[]): Promise<T & Readonly<Record<string, Program>>> => {
  const resolveDir = `${root}/packages/wasm`;
  const names = programs.map((_, k) => `export { f as f${k} } from "program:${k}";`);
  const { outputFiles } = await build({
    stdin: { contents: [...exported, ...names].join("\n"), resolveDir },
    plugins: [{
      name: "programs",
      setup: (plugin) => {
        plugin.onResolve({ filter: /^program:/ }, ({ path }) => ({ path, namespace: "program" }));
        plugin.onLoad({ filter: /.*/, namespace: "program" }, ({ path }) => ({ contents: programs[Number(path.slice("program:".length))]!.code, loader: "ts", resolveDir }));
      },
    }],
    conditions: ["@gradkit/source"],
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    logLevel: "silent",
  });
  const file = join(mkdtempSync(join(tmpdir(), "gradkit-")), "programs.mjs");
  writeFileSync(file, outputFiles[0]!.contents);
  return (await import(/* @vite-ignore */ pathToFileURL(file).href)) as T & Readonly<Record<string, Program>>;
};

export const flat = (tree: unknown): number[] => (typeof tree === "number" ? [tree] : Array.from(tree as ArrayLike<unknown>).flatMap(flat));
