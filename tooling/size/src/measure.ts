import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** Bytes that importing `names` from a module adds to a bundle, minified and gzipped. */
export async function measure(from: string, names: readonly string[], resolveDir: string): Promise<number> {
  const contents = names.includes("*") ? `export * from "${from}";` : `export { ${names.join(", ")} } from "${from}";`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    target: "es2022",
    legalComments: "none",
    logLevel: "silent",
  });
  const [output] = outputFiles;
  return gzipSync(output?.contents ?? "", { level: 9 }).length;
}
