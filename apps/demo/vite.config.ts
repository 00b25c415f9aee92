import { defineConfig } from "vite";
import { headers } from "./site/headers.js";
import { pagesPlugin } from "./site/pages-plugin.js";
import { texPlugin } from "./site/tex-plugin.js";

export default defineConfig({
  root: import.meta.dirname,
  base: "./",
  appType: "mpa",
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  plugins: [texPlugin(), pagesPlugin()],
  server: { headers },
  preview: { headers },
  worker: { format: "es" },
  build: { target: "es2022", modulePreload: { polyfill: false }, assetsInlineLimit: 0 },
});
