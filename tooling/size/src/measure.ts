import { relative } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** Bytes that importing `names` from a module adds to a bundle, minified and gzipped. What the module itself loads later, by `import()`, is not among them. */
export async function measure(from: string, names: readonly string[], resolveDir: string): Promise<number> {
  const contents = names.includes("*") ? `export * from "${from}";` : `export { ${names.join(", ")} } from "${from}";`;
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir },
    bundle: true,
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
  const entry = Object.keys(metafile.outputs).find((path) => metafile.outputs[path]?.entryPoint)!;
  const loaded = new Set([entry]);
  for (const path of loaded) for (const { path: next, kind, external } of metafile.outputs[path]?.imports ?? []) if (kind === "import-statement" && !external) loaded.add(next);
  const contentOf = (path: string): Uint8Array => outputFiles.find((file) => relative(process.cwd(), file.path) === path)!.contents;
  return [...loaded].reduce((sum, path) => sum + gzipSync(contentOf(path), { level: 9 }).length, 0);
}
