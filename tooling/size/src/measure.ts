import { relative } from "node:path";
import { gzipSync } from "node:zlib";
import { build, type Plugin } from "esbuild";

/**
 * Bytes that importing `names` from a module adds to a bundle, minified and gzipped; to one that has all of some modules, where these are given. What the module
 * itself loads later, by `import()`, is not among them.
 */
export async function measure(from: string, names: readonly string[], resolveDir: string, beyond: readonly string[] = [], node = false): Promise<number> {
  // Beside others the names would collide.
  const all = beyond.length > 0 ? "* as own" : "*";
  const own = `export ${names.includes("*") ? all : `{ ${names.join(", ")} }`} from "${from}";`;
  const others = beyond.map((module, k) => `export * as other${k} from "${module}";`);
  const [before, after] = [await bundled(others.join("\n"), resolveDir, node), await bundled([...others, own].join("\n"), resolveDir, node)];
  return after - (beyond.length === 0 ? 0 : before);
}

/** Leaves out what is imported by the name of another package. */
const ownAlone: Plugin = {
  name: "own-alone",
  setup: (bundle) => bundle.onResolve({ filter: /^[^.]/ }, ({ path, kind, importer }) => (kind === "import-statement" && importer !== "<stdin>" ? { path, external: true } : undefined)),
};

async function bundled(contents: string, resolveDir: string, node: boolean): Promise<number> {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir },
    bundle: true,
    minify: true,
    write: false,
    splitting: true,
    outdir: "out",
    metafile: true,
    format: "esm",
    ...(node ? { platform: "node", plugins: [ownAlone] } : { platform: "neutral", mainFields: ["module", "main"] }),
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
