import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { evaluate, gradient, matrix, parse, scalar, toCode, vector, type MatrixExpr, type Values } from "@gradkit/matrix";
import { root } from "@repo/workspace";
import { build } from "esbuild";
import { expect, it } from "vitest";

/** An expression of the reference data of matrix. */
interface Entry {
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
const exprOf = ({ expr, shapes }: Entry): MatrixExpr => parse(expr, Object.entries(shapes).map(([name, sizes]) => symbolOf(name, sizes)));
const valuesAt = ({ dims, points }: Entry): Values => ({ ...dims, ...points[0]!.in });

const relativeError = (a: readonly number[], b: readonly number[]): number =>
  a.length === b.length ? Math.max(...a.map((x, k) => Math.abs(x - b[k]!))) / Math.max(...b.map(Math.abs)) : Infinity;

type Program = (values: Readonly<Record<string, unknown>>) => unknown;

/** What the bundle of the generated code exports besides the programs. */
interface Autodiff {
  readonly tensor: (value: unknown) => unknown;
  readonly jacobian: (f: (x: unknown) => unknown) => (x: unknown) => unknown;
  readonly toArray: (value: unknown) => unknown;
}

const written = (entry: Entry): { readonly entry: Entry; readonly code: string }[] => {
  try {
    return [{ entry, code: toCode(exprOf(entry), "typescript") }];
  } catch {
    return [];
  }
};

/** What is differentiated once, over independent entries, and can be written in TypeScript. */
const programs = entries.filter(({ wrt, structure }) => wrt.length === 1 && structure === "full").flatMap(written);

/** The generated modules and autodiff in one module. */
const load = async (): Promise<Autodiff & Readonly<Record<string, Program>>> => {
  const resolveDir = `${root}/packages/autodiff`;
  const names = programs.map((_, k) => `export { f as f${k} } from "program:${k}";`);
  const { outputFiles } = await build({
    stdin: { contents: ['export { jacobian, tensor, toArray } from "@gradkit/autodiff";', ...names].join("\n"), resolveDir },
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
  return (await import(/* @vite-ignore */ pathToFileURL(file).href)) as Autodiff & Readonly<Record<string, Program>>;
};

const flat = (tree: unknown): number[] => (typeof tree === "number" ? [tree] : Array.from(tree as ArrayLike<unknown>).flatMap(flat));

it("closed forms, and autodiff of the generated TypeScript of their expressions, are the same derivatives", async () => {
  expect(programs.length).toBeGreaterThan(170);
  const { jacobian, tensor, toArray, ...code } = await load();
  const apart = programs.map(({ entry }, k) => {
    const [by] = entry.wrt as [string];
    const values = valuesAt(entry);
    const tensors = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, tensor(value)]));
    const f = code[`f${k}`]!;
    const automatic = jacobian((x) => f({ ...tensors, [by]: x }))(tensors[by]);
    return { id: entry.id, error: relativeError([...evaluate(gradient(exprOf(entry), by), values)], flat(toArray(automatic))) };
  });
  expect(apart.filter(({ error }) => !(error < 1e-9))).toEqual([]);
});
