import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** Bytes that importing `names` from a module adds to a bundle, minified and gzipped; to one that has all of some modules, where these are given. */
export async function measure(from: string, names: readonly string[], resolveDir: string, beyond: readonly string[] = []): Promise<number> {
  // Beside others the names would collide.
  const all = beyond.length > 0 ? "* as own" : "*";
  const own = `export ${names.includes("*") ? all : `{ ${names.join(", ")} }`} from "${from}";`;
  const others = beyond.map((module, k) => `export * as other${k} from "${module}";`);
  const [before, after] = [await bundled(others.join("\n"), resolveDir), await bundled([...others, own].join("\n"), resolveDir)];
  return after - (beyond.length === 0 ? 0 : before);
}

async function bundled(contents: string, resolveDir: string): Promise<number> {
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
