import { relative } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/**
 * Bytes that importing `names` from a module adds to a bundle, minified and gzipped; to one that has all of some modules, where these are given. Parts of modules that stand beside do not count. What the module
 * itself loads later, by `import()`, is not among them.
 */
export async function measure(from: string, names: readonly string[], resolveDir: string, beyond: readonly string[] = [], beside: readonly string[] = []): Promise<number> {
  // Beside others the names would collide.
  const all = beyond.length > 0 ? "* as own" : "*";
  const own = `export ${names.includes("*") ? all : `{ ${names.join(", ")} }`} from "${from}";`;
  const others = beyond.map((module, k) => `export * as other${k} from "${module}";`);
  const [before, after] = [await bundled(others.join("\n"), resolveDir, beside), await bundled([...others, own].join("\n"), resolveDir, beside)];
  return after - (beyond.length === 0 ? 0 : before);
}

async function bundled(contents: string, resolveDir: string, beside: readonly string[]): Promise<number> {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir },
    bundle: true,
    external: [...beside],
    minify: true,
    write: false,
    splitting: true,
    outdir: "out",
    metafile: true,
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    target: "es2022",
    legalComments: "none",
    logLevel: "silent",
  });
  // Modules that are loaded later are entry points as well.
  const entry = Object.keys(metafile.outputs).find((path) => metafile.outputs[path]?.entryPoint === "<stdin>")!;
  const loaded = new Set([entry]);
  for (const path of loaded) for (const { path: next, kind, external } of metafile.outputs[path]?.imports ?? []) if (kind === "import-statement" && !external) loaded.add(next);
  const contentOf = (path: string): Uint8Array => outputFiles.find((file) => relative(process.cwd(), file.path) === path)!.contents;
  return [...loaded].reduce((sum, path) => sum + gzipSync(contentOf(path), { level: 9 }).length, 0);
}
