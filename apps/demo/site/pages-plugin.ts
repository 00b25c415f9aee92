import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Plugin, runnerImport, type Rolldown } from "vite";
import { documentOf } from "./document.js";
import type * as site from "../src/site.js";
import { texPlugin } from "./tex-plugin.js";

type Site = typeof site;

const publicFolder = join(import.meta.dirname, "../public");
const prefix = "/@page/";
const entryOf = (id: string): string => `import { mount } from "/src/frame/mount.tsx"; import { Page } from "/src/pages/${id}/page.tsx"; void mount("${id}", Page);`;

/**
 * A static site of the pages of `src/site.ts`: each page has a module of its own and, in each language, an HTML file with the page prerendered.
 * In the dev server the same documents are made when they are asked for.
 */
export const pagesPlugin = (): Plugin[] => {
  let built: Site;
  return [
    {
      name: "pages",
      resolveId: (id) => (id.startsWith(prefix) ? id : undefined),
      load: (id) => (id.startsWith(prefix) ? { code: entryOf(id.slice(prefix.length)), moduleType: "js" } : undefined),
    },
    {
      // After Vite has taken out the chunks that are styles alone.
      name: "pages:build",
      apply: "build",
      enforce: "post",
      async config({ base }, { command }) {
        if (command !== "build") return undefined;
        built = await rendered(base);
        return { build: { rolldownOptions: { input: Object.fromEntries(built.ids.map((id) => [id, prefix + id])) } } };
      },
      generateBundle(_, bundle) {
        for (const { id, lang, path, root, ...shown } of built.documents()) {
          const entry = Object.values(bundle).find((chunk): chunk is Rolldown.OutputChunk => chunk.type === "chunk" && chunk.facadeModuleId === prefix + id)!;
          const chunks = withImports(entry, bundle);
          this.emitFile({
            type: "asset",
            fileName: path,
            source: documentOf({
              lang,
              ...shown,
              root,
              scripts: [root + entry.fileName],
              preloads: chunks.slice(1).map(({ fileName }) => root + fileName),
              styles: Object.keys(bundle).filter((file) => file.endsWith(".css")).map((file) => root + file),
              fonts: Object.keys(bundle).filter((file) => file.endsWith(".woff2")).map((file) => root + file),
            }),
          });
        }
      },
    },
    {
      name: "pages:offline",
      apply: "build",
      enforce: "post",
      generateBundle(_, bundle) {
        const files = [...Object.keys(bundle).filter((file) => !file.endsWith(".map")), ...readdirSync(publicFolder)].map((file) => `./${file.replace(/(^|\/)index\.html$/, "$1")}`).toSorted();
        const version = createHash("sha256").update(JSON.stringify(Object.values(bundle).map((file) => (file.type === "chunk" ? file.code : file.source.toString())))).digest("hex").slice(0, 12);
        const source = `const version = ${JSON.stringify(version)};\nconst files = ${JSON.stringify(files)};\n${readFileSync(join(import.meta.dirname, "service-worker.js"), "utf8")}`;
        this.emitFile({ type: "asset", fileName: "service-worker.js", source });
      },
    },
    {
      name: "pages:preview",
      configurePreviewServer: (server) => () => {
        const site = join(server.config.root, server.config.build.outDir);
        server.middlewares.use(({ url = "/" }, response, next) => {
          const { pathname } = new URL(url, "http://localhost");
          if (existsSync(join(site, decodeURI(pathname)))) next();
          else response.writeHead(404, { "Content-Type": "text/html" }).end(readFileSync(join(site, "404.html")));
        });
      },
    },
    {
      name: "pages:dev",
      apply: "serve",
      configureServer(server) {
        server.middlewares.use((request, response, next) => {
          void (async () => {
            const path = (request.url ?? "/").replace(/[?#].*$/, "");
            const found = (await rendered()).documents().find((document) => `/${document.path}` === path.replace(/\/$/, "/index.html"));
            if (!found) return next();
            const html = documentOf({ ...found, root: "/", scripts: [prefix + found.id], preloads: [], styles: [], fonts: [] }, { strict: false });
            response.setHeader("Content-Type", "text/html").end(await server.transformIndexHtml(path, html));
          })().catch(next);
        });
      },
    },
  ];
};

/** The site as it renders now; CSS and browser modules do not run. */
const rendered = async (base = "/"): Promise<Site> => (await runnerImport<Site>(`${import.meta.dirname}/../src/site.ts`, { ...rendering, base })).module;

const withoutStyles: Plugin = {
  name: "without-styles",
  enforce: "pre",
  resolveId: (id) => (id.endsWith(".css") ? "\0no-style" : undefined),
  load: (id) => (id === "\0no-style" ? "" : undefined),
};

const rendering = {
  configFile: false as const,
  root: `${import.meta.dirname}/..`,
  oxc: { jsx: { runtime: "automatic" as const, importSource: "preact" } },
  plugins: [texPlugin(), withoutStyles],
};

/** A chunk and what it imports at once, itself first. */
const withImports = (entry: Rolldown.OutputChunk, bundle: Rolldown.OutputBundle): Rolldown.OutputChunk[] => {
  const chunks = new Set([entry]);
  for (const { imports } of chunks) {
    for (const file of imports) {
      const chunk = bundle[file];
      if (chunk?.type === "chunk") chunks.add(chunk);
    }
  }
  return [...chunks];
};
